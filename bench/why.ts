import { secondsOf } from '../src/core/card/grade.ts';
import { intervalFor, memoryAfter, retrievability } from '../src/core/card/memory.ts';
import { grades, type TaughtCard } from '../src/core/card/model.ts';
import { nextCard } from '../src/core/card/rules.ts';
import type { Curriculum } from '../src/core/curriculum/model.ts';
import type { Learner } from '../src/core/learner/model.ts';
import { beginningOf } from '../src/core/learner/rules.ts';
import type { StudyRecord } from '../src/core/progress/model.ts';
import type { Candidate, Choice } from '../src/core/quiz/model.ts';
import { offerPoints } from '../src/core/quiz/offer-points.ts';
import type { TrapEvent } from '../src/core/trap/model.ts';
import { trapsIn } from '../src/core/trap/rules.ts';
import { type Reason, reasonOf } from '../src/views/reason.ts';

const today = new Temporal.PlainDate(2026, 11, 20);
const now = today.toZonedDateTime({ timeZone: 'UTC', plainTime: '18:00' }).toInstant();

interface Given {
  readonly ago: number;
  readonly right: boolean;
}

/** All that a quiz of some day is chosen from: what its learner answered, what they study for, and what is new. */
export interface Facts {
  readonly learner: Learner;
  readonly answers: ReadonlyMap<string, readonly Given[]>;
  /** Cards that are not what their answers come to. */
  readonly set: ReadonlyMap<string, TaughtCard>;
  readonly unseen: readonly string[];
  readonly deadline?: { readonly on: Temporal.PlainDate; readonly kps: ReadonlySet<string> };
  readonly traps: readonly TrapEvent[];
  readonly asked: ReadonlyMap<string, Temporal.Instant>;
  readonly seed: string;
}

/** A learner on some day, who studied on most days up to it, or was away before it. */
export function factsOf({ siblings }: Curriculum, luck: () => number, seed: string): Facts {
  const below = (n: number) => Math.floor(luck() * n);
  const kps = [...siblings.keys()];
  const from = below(kps.length - 90);
  const away = luck() < 0.2 ? below(20) : 0;
  const answers = new Map<string, Given[]>();
  const traps: TrapEvent[] = [];
  const asked = new Map<string, Temporal.Instant>();
  for (const kp of kps.slice(from, from + 5 + below(75))) {
    const hard = luck() < 0.04;
    const given: Given[] = [];
    let memory = memoryAfter(undefined, 0, grades.good);
    for (let ago = 1 + away + below(70), wait = 0; ago > away; ) {
      const right = luck() < (hard ? 0.4 : given.length ? retrievability(memory, wait) : 0.7);
      memory = memoryAfter(given.length ? memory : undefined, wait, right ? grades.good : grades.again);
      given.push({ ago, right });
      const item = siblings.get(kp)![below(siblings.get(kp)!.length)]!;
      asked.set(item.id, now.subtract({ hours: 24 * ago }));
      const [trap] = trapsIn(item);
      if (trap && !right && ago <= 14 && luck() < 0.5)
        traps.push({ trap, result: 'fell', helped: false, item: item.id, day: today.subtract({ days: ago }) });
      wait = (right ? intervalFor(memory, 0.9) : 1) + (luck() < 0.3 ? below(3) : 0);
      ago -= wait;
    }
    answers.set(kp, given);
  }
  const learner: Learner = {
    ...{ id: '1', name: 'Ana', language: 'en' },
    ...beginningOf({ zone: 'UTC' }, now),
    quizMinutes: [5, 10, 15, 20, 30][below(5)]!,
    lightDays: luck() < 0.3 ? [1 + below(7), 1 + below(7)] : [],
  };
  const half = [...answers.keys()].filter(() => luck() < 0.5);
  const deadline = luck() < 0.5 && { on: today.add({ days: 1 + below(12) }), kps: new Set(half) };
  const unseen = kps.slice(from + 80, from + 80 + below(4));
  return { ...{ learner, answers, unseen, traps, asked, seed, set: new Map() }, ...(deadline && { deadline }) };
}

function cardOf({ siblings }: Curriculum, { learner, set }: Facts, kp: string, given: readonly Given[]): TaughtCard {
  const card = given.reduce<ReturnType<typeof nextCard> | undefined>((before, { ago, right }) => {
    const grade = right ? grades.good : grades.again;
    const at = now.subtract({ hours: 24 * ago });
    const day = today.subtract({ days: ago });
    return nextCard(before, { kp, correct: right, grade, hints: 0, day, at, retention: 0.9 }, learner);
  }, undefined)!;
  return set.get(kp) ?? { ...card, seconds: secondsOf(siblings.get(kp)!) };
}

/** The day as the product reads it. */
export function recordOf(curriculum: Curriculum, facts: Facts): StudyRecord {
  const cards = [...facts.answers].map(([kp, given]) => cardOf(curriculum, facts, kp, given));
  const { deadline } = facts;
  return { finished: [], days: [], minutes: [], cards, ...(deadline && { deadline }) };
}

/** What the product chooses a quiz of that day from. */
export function offered(curriculum: Curriculum, facts: Facts, record = recordOf(curriculum, facts)): Promise<Choice> {
  const { learner, traps, asked, unseen, seed } = facts;
  const ports = {
    curriculum,
    quiz: { lastAsked: async () => ({ asked, closed: new Set<string>() }) },
    trap: { events: async () => traps.toSorted((a, b) => Temporal.PlainDate.compare(a.day, b.day)) },
  } as unknown as Parameters<typeof offerPoints>[0];
  return offerPoints(ports, {
    ...{ learner, record, now, unseen, seed, about: undefined, least: 0 },
    // What is skipped is asked as what is new; no learner of this bench skips anything.
    ...{ traps: false, mistakes: false, practise: false, oneTap: false, skipped: [] },
  });
}

/** Not due for a month, and so firm that no deadline needs it. */
const firm = (card: TaughtCard, ago: number): TaughtCard => ({
  ...card,
  memory: { stability: 3_000, difficulty: 1 },
  ...{ interval: ago + 30, due: now.add({ hours: 24 * 30 }), sinceTaught: 1 },
});

const changed = <Value>(map: ReadonlyMap<string, Value>, key: string, value: Value) => new Map([...map, [key, value]]);

/** The same day without what this question names. */
export function without(curriculum: Curriculum, facts: Facts, one: Candidate): Facts {
  const given = facts.answers.get(one.kp) ?? [];
  const ago = given.at(-1)?.ago ?? 0;
  const card = () => cardOf(curriculum, facts, one.kp, given);
  const { deadline, ...undated } = facts;
  const untrapped = () => facts.traps.filter(({ trap }) => trap !== one.trap?.id);
  const notDue = { interval: ago + 30, due: now.add({ hours: 24 * 30 }) };
  const known = () => ({
    ...facts,
    ...{ unseen: facts.unseen.filter((kp) => kp !== one.kp) },
    answers: changed(facts.answers, one.kp, [{ ago: 5, right: true }]),
    set: changed(facts.set, one.kp, firm(cardOf(curriculum, facts, one.kp, [{ ago: 5, right: true }]), 5)),
  });
  const removed: Readonly<Record<Reason, () => Facts>> = {
    dueWrong: () => ({ ...facts, set: changed(facts.set, one.kp, { ...card(), ...notDue }) }),
    due: () => ({ ...facts, set: changed(facts.set, one.kp, { ...card(), ...notDue }) }),
    dueByDate: () => ({ ...undated, set: changed(facts.set, one.kp, { ...card(), ...notDue }) }),
    wrong: () => ({
      ...facts,
      answers: changed(facts.answers, one.kp, [...given.slice(0, -1), { ago, right: true }]),
    }),
    taught: () => ({ ...facts, set: changed(facts.set, one.kp, firm(card(), ago)) }),
    date: () => undated,
    light: () => ({ ...facts, learner: { ...facts.learner, lightDays: [] } }),
    trap: () => ({ ...facts, traps: untrapped() }),
    trapWanted: () => ({
      ...facts,
      ...{ traps: untrapped(), set: changed(facts.set, one.kp, firm(card(), ago)) },
    }),
    new: () => known(),
    skipped: () => known(),
    // What the learner chose themselves has no other cause.
    chosen: () => facts,
    mistake: () => facts,
    practice: () => facts,
  };
  return removed[reasonOf(one)]();
}
