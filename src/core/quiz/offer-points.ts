import { dayOf } from '../calendar/rules.ts';
import { secondsOf } from '../card/grade.ts';
import type { Item } from '../curriculum/item.ts';
import { wayToAnswer } from '../item/rules.ts';
import { isLight } from '../learner/rules.ts';
import type { Ports } from '../ports.ts';
import {
  affordableRetention,
  type Day,
  freshToday,
  isLeech,
  newPerDay,
  secondsLeft,
  wantedToday,
} from './daily-set.ts';
import { knownOf } from './known.ts';
import type { Candidate, Cause, Choice } from './model.ts';
import { offerTraps } from './offer-traps.ts';
import { pickItems } from './pick-items.ts';
import { byNeed, lightQuestions, maxQuestions } from './rules.ts';

/** A choice keeps the points that are worth most: more than a quiz has, and not all of a long absence. */
const maxCandidates = 40;

interface Offer extends Day {
  /** The points that the learner asked for; absent for those of the day. At least so many questions about them. */
  readonly about?: readonly string[] | undefined;
  readonly least: number;
  /** The points that the learner has come to and was never asked about, in the path's order. */
  readonly unseen: readonly string[];
  /** The points of what the learner skips. */
  readonly skipped: readonly string[];
  /** Only the open traps; what `about` has was wrong last time; something is asked even though nothing is due. */
  readonly traps: boolean;
  readonly mistakes: boolean;
  readonly practise: boolean;
  /** One question about what is due, to be answered by one press: that of a reminder. */
  readonly oneTap: boolean;
  readonly seed: string;
}

/** What a quiz can be chosen from, each point with why it may be asked, and with its item. */
export async function offerPoints(ports: Pick<Ports, 'curriculum' | 'quiz' | 'trap'>, input: Offer): Promise<Choice> {
  const { learner, record, now, about, least, seed } = input;
  const day = { learner, record, now };
  const today = dayOf(now, learner);
  const retention = affordableRetention(record.cards, learner);
  if (input.traps) {
    const candidates = await offerTraps(ports, { ...day, which: 'open', seed });
    return { questions: maxQuestions, fresh: 0, retention, candidates };
  }
  const all = wantedToday(day);
  const due = about ? [] : all.slice(0, maxCandidates);
  const dueOnly = about !== undefined || input.oneTap;
  const unseen = dueOnly ? [] : input.unseen.slice(0, newPerDay);
  const traps = dueOnly ? [] : await offerTraps(ports, { ...day, which: 'due', seed });
  const fresh = freshToday(day, all);
  const practise = input.practise && !about && !due.length && !traps.length && !(unseen.length && fresh);
  const asked = about ?? (practise ? record.cards.map(({ kp }) => kp) : undefined);
  const kps = asked
    ? enough(byNeed(asked, record.cards), least).slice(0, maxQuestions)
    : [...due.map(({ card }) => card.kp), ...unseen];
  const cards = new Map(record.cards.map((card) => [card.kp, card]));
  const wanted = new Map(due.map((one) => [one.card.kp, one]));
  const easy = new Set(due.flatMap(({ card }) => (isLeech(card) ? [card.kp] : [])));
  const oneTap = input.oneTap && { fits: (item: Item) => wayToAnswer(item) === 'one', rested: true };
  const picked = await pickItems(ports, { learner: learner.id, kps, easy, seed, now, ...oneTap });
  const causeOf = (kp: string): Cause => {
    if (input.mistakes) return 'mistake';
    if (about) return 'chosen';
    if (practise) return 'practice';
    return easy.has(kp) ? 'taught' : (wanted.get(kp)?.cause ?? 'new');
  };
  return {
    ...(!asked && { seconds: secondsLeft(day) }),
    ...{
      questions: input.oneTap ? 1 : !asked && isLight(learner, today) ? lightQuestions : maxQuestions,
      fresh,
      retention,
    },
    ...(learner.parameters && { parameters: learner.parameters }),
    candidates: [
      ...traps.filter(({ kp }) => !easy.has(kp)).map((one) => alsoWanted(one, wanted.has(one.kp))),
      ...picked.map(([kp, { id: item }]) => {
        const seconds = secondsOf(ports.curriculum.siblings.get(kp) ?? []);
        const by = wanted.get(kp)?.by;
        return {
          ...{ kp, item, cause: causeOf(kp), seconds },
          ...(input.skipped.includes(kp) && causeOf(kp) === 'new' && { skipped: true as const }),
          ...(by && { by }),
          ...knownOf(cards.get(kp), today, learner),
        };
      }),
    ],
  };
}

/** A trap whose point is wanted today anyway says so: the trap alone is not why it is asked. */
const alsoWanted = (one: Candidate, wanted: boolean): Candidate =>
  wanted && one.trap ? { ...one, trap: { ...one.trap, wanted: true } } : one;

/** The points over and over, until there are at least as many as a task's criterion asks for. */
const enough = (kps: readonly string[], least: number): readonly string[] =>
  kps.length ? Array.from({ length: Math.max(kps.length, least) }, (_, i) => kps[i % kps.length]!) : [];
