import type { Cohort } from '../cohort/model.ts';
import type { Item } from '../curriculum/item.ts';
import type { Curriculum } from '../curriculum/model.ts';
import type { Day, Path } from '../curriculum/path.ts';
import { keyOf } from '../item/rules.ts';
import { random } from '../seed/rules.ts';
import { fewest } from '../summary/model.ts';
import type { ChoiceItem, DailyQuestion, Split, Turn, Vote } from './model.ts';
import type { Standing } from './port.ts';

/** After how long the thread shows how the answers divide, and after how long the question closes. */
const splitsAfter = { hours: 12 } as const;
const closesAfter = { hours: 24 } as const;

/** The moments of a question that is asked now. */
export const momentsOf = (opens: Temporal.Instant): Pick<DailyQuestion, 'opens' | 'splits' | 'closes'> => ({
  opens,
  splits: opens.add(splitsAfter),
  closes: opens.add(closesAfter),
});

/** Whether a question is asked in a cohort: it has a channel, and its organiser has not switched it off. */
export const asksDaily = ({ home, questionOff }: Pick<Cohort, 'home' | 'questionOff'>): boolean =>
  home !== undefined && !questionOff;

/** Whether a choice counts now. */
export const isOpen = ({ closed, closes }: Pick<DailyQuestion, 'closed' | 'closes'>, now: Temporal.Instant): boolean =>
  !closed && Temporal.Instant.compare(now, closes) < 0;

export const isChoice = (item: Item | undefined): item is ChoiceItem => item?.type === 'single';

/**
 * What a cohort was taught lately: the items with options of the days before `day` in its sprint, or on a sprint's first day
 * of the sprint before. None on the first day of a path, and never the item to try before joining.
 */
export function taughtItems(
  { siblings }: Pick<Curriculum, 'siblings'>,
  path: Path,
  { number, sprint }: Pick<Day, 'number' | 'sprint'>,
): readonly ChoiceItem[] {
  const past = path.days.filter((day) => day.number < number);
  const own = past.filter((day) => day.sprint === sprint);
  const days = own.length ? own : past.filter((day) => day.sprint === past.at(-1)?.sprint);
  const kps = new Set(days.flatMap(({ task }) => task.kps));
  return [...kps]
    .flatMap((kp) => siblings.get(kp) ?? [])
    .filter(isChoice)
    .filter(({ id }) => id !== path.opener);
}

/** The middle of the scale of difficulty: what nearly all know, or nobody, is nothing to argue about. */
const arguable = 3;

/**
 * The item to ask: one that fewest have open in a quiz, then that fewest were asked lately, then the one most worth arguing
 * about, then by the seed. Undefined when each was asked before.
 */
export function chooseItem(
  items: readonly ChoiceItem[],
  standing: ReadonlyMap<string, Standing>,
  seed: string,
): ChoiceItem | undefined {
  const of = (item: ChoiceItem) => standing.get(item.id) ?? { open: 0, seen: 0, used: false };
  const ranks = (item: ChoiceItem) => [
    of(item).open,
    of(item).seen,
    Math.abs(item.difficulty - arguable),
    random(`${seed}:${item.id}`)(),
  ];
  const compare = (a: readonly number[], b: readonly number[]) => a.map((x, i) => x - b[i]!).find((d) => d !== 0) ?? 0;
  return items
    .filter((item) => !of(item).used)
    .map((item) => ({ item, ranks: ranks(item) }))
    .toSorted((a, b) => compare(a.ranks, b.ranks))[0]?.item;
}

/** How the last choices divide, without the key. Undefined below the number from which anything is counted. */
export function splitOf(votes: readonly Vote[], { order }: Pick<DailyQuestion, 'order'>): Split | undefined {
  const chosen = votes.flatMap(({ last }) => last ?? []);
  if (chosen.length < fewest) return undefined;
  return order.map((option) => percent(chosen.filter((one) => one === option).length, chosen.length));
}

/** How much was right first and last, of the same people; undefined where they are too few. */
export function turnOf(votes: readonly Vote[], item: ChoiceItem): Turn | undefined {
  const [key] = keyOf(item);
  const chose = votes.filter(({ first, last }) => first !== undefined && last !== undefined);
  if (chose.length < fewest) return undefined;
  const right = (of: 'first' | 'last') => percent(chose.filter((vote) => vote[of] === key).length, chose.length);
  return { before: right('first'), after: right('last') };
}

const percent = (part: number, of: number): number => Math.round((100 * part) / of);

/**
 * What a choice changes. Until the thread shows how the answers divide it takes the place of the first one; after that it
 * is the second. Undefined where it does not count: it is over, or they have read the key.
 */
export function choose(
  question: DailyQuestion,
  vote: Vote | undefined,
  { choice, now }: { choice: number; now: Temporal.Instant },
): Pick<Vote, 'first' | 'last'> | undefined {
  if (!isOpen(question, now) || vote?.told) return undefined;
  const early = Temporal.Instant.compare(now, question.splits) < 0;
  return early || vote?.first === undefined ? { first: choice, last: choice } : { last: choice };
}

/** While people wait for somebody to argue with, they are looked at this often. */
const lookPause = { hours: 1 } as const;

/** When there is next something to do about an open question. */
export function nextLook(question: DailyQuestion, waiting: boolean, now: Temporal.Instant): Temporal.Instant {
  const moments = [
    ...(Temporal.Instant.compare(now, question.splits) < 0 ? [question.splits] : []),
    ...(waiting ? [now.add(lookPause)] : []),
    question.closes,
  ];
  return moments.toSorted(Temporal.Instant.compare)[0]!;
}

/** The next alarm of a question as its row is; of one that a clock which ran ahead opened, none. */
export function alarmOf(question: DailyQuestion, now: Temporal.Instant): Temporal.Instant | undefined {
  if (question.closed || Temporal.Instant.compare(question.opens, now) > 0) return undefined;
  return nextLook(question, false, now);
}
