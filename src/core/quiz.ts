import type { Curriculum, Item, Route } from './curriculum.ts';
import { skillOf } from './curriculum.ts';
import { dayOf } from './day.ts';
import { mark, shownOrder } from './item.ts';
import type { Card, Draw, Enrolment, Given, Id, Learner, Ports, Quiz, StudyRecord } from './ports.ts';
import { dueAfter } from './review.ts';
import { random } from './seed.ts';
import { reachedDay } from './task.ts';

/** Questions in one quiz; and how many of them are kept for what is new, however much is due. */
const most = 6;
const mostNew = 2;

export type Drawn =
  | { readonly kind: 'drawn'; readonly draw: Draw; readonly item: Item }
  /** Nothing is due and nothing is new; `next` is when something will be. */
  | { readonly kind: 'nothing'; readonly next?: Temporal.Instant }
  | { readonly kind: 'unknown'; readonly topic: string }
  | { readonly kind: 'over'; readonly summary: Summary; readonly enrolment?: Id }
  | { readonly kind: 'gone' };

export interface Summary {
  readonly right: number;
  readonly of: number;
  readonly wrong: readonly string[];
}

interface Start {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
  /** One skill's questions, by its id; or those of one task. */
  readonly topic?: string | undefined;
  readonly task?: string | undefined;
  /** Ask something although nothing is due. */
  readonly practise?: boolean;
  /** The event's id: the same event again gets the same quiz. */
  readonly key: string;
  readonly now: Temporal.Instant;
}

/** Begins a quiz: what is due first, then what is new up to the learner's day; or one topic or task; and draws the first. */
export async function startQuiz(ports: Ports, input: Start): Promise<Drawn> {
  const { store, curriculum } = ports;
  const { learner, enrolment, topic, now } = input;
  const skill = topic === undefined ? undefined : curriculum.skills.get(topic);
  if (topic !== undefined && !skill) return { kind: 'unknown', topic };
  const about = skill?.kps.map((k) => k.id) ?? curriculum.tasks.get(input.task ?? '')?.kps;
  const route = curriculum.routes.get(enrolment.cohort.route);
  const record = await store.record({ learner: learner.id, enrolment: enrolment.id });
  const kps = about
    ? byNeed(about, record.cards).slice(0, most)
    : planned(record, openKps(route, { learner, enrolment, record, now }), now, input.practise === true);
  if (!kps.length) {
    const next = record.cards.map((c) => c.due).sort(Temporal.Instant.compare)[0];
    return { kind: 'nothing', ...(next && { next }) };
  }
  const items = await pickItems(ports, { learner: learner.id, kps, seed: input.key });
  const id = await store.createQuiz({ key: input.key, learner: learner.id, enrolment: enrolment.id, items, at: now });
  return nextDraw(ports, { learner: learner.id, quiz: id, now });
}

/**
 * A quiz of one item, for somebody who is not enrolled yet: the same open question however often they ask, until it is
 * answered. After that it is over; or, when they want it `again`, it comes in other words.
 */
export async function tryItem(
  ports: Ports,
  input: { learner: Id; item: string; again: boolean; key: string; now: Temporal.Instant },
): Promise<Drawn> {
  const item = ports.curriculum.items.get(input.item);
  if (!item) return { kind: 'gone' };
  const { learner, now } = input;
  const start = async (key: string, items: readonly string[]) => {
    const quiz = await ports.store.createQuiz({ key, learner, items, at: now });
    return nextDraw(ports, { learner, quiz, now });
  };
  const drawn = await start(`try:${item.id}`, [item.id]);
  if (drawn.kind !== 'over' || !input.again) return drawn;
  return start(input.key, await pickItems(ports, { learner, kps: [item.kp], seed: input.key }));
}

/** The next item of a quiz, or its summary at the end. Asking again shows the open one again. */
export async function nextDraw(
  { store, curriculum }: Ports,
  input: { learner: Id; quiz: Id; now: Temporal.Instant },
): Promise<Drawn> {
  const quiz = await store.quiz(input.quiz);
  if (!quiz || quiz.learner !== input.learner) return { kind: 'gone' };
  const open = quiz.draws.find((d) => !d.attempt);
  const number = open?.number ?? quiz.draws.length + 1;
  const name = quiz.items[number - 1];
  if (name === undefined) {
    const { enrolment } = quiz;
    return { kind: 'over', summary: summaryOf(quiz), ...(enrolment && { enrolment }) };
  }
  const item = curriculum.items.get(name);
  if (!item) return { kind: 'gone' };
  const order = shownOrder(item, `${quiz.id}:${number}`);
  const draw = open ?? (await store.drawItem({ quiz, number, kp: item.kp, order, at: input.now }));
  return { kind: 'drawn', draw, item };
}

function summaryOf(quiz: Quiz): Summary {
  const right = quiz.draws.filter((d) => d.attempt?.correct).length;
  const wrong = quiz.draws.filter((d) => d.attempt && !d.attempt.correct).map((d) => d.kp);
  return { right, of: quiz.draws.length, wrong };
}

/** The answer as it comes from a press (positions as shown) or a form. */
export type Answer = { readonly positions: readonly number[] } | { readonly text: string } | { readonly self: boolean };

export type Answered =
  | {
      readonly kind: 'marked';
      readonly draw: Draw;
      readonly item: Item;
      readonly given: Given;
      readonly correct: boolean;
      readonly due: Temporal.Instant;
    }
  /** It was answered before; that first answer stands, and is what is given here. */
  | {
      readonly kind: 'repeat';
      readonly draw: Draw;
      readonly item: Item;
      readonly given: Given;
      readonly correct: boolean;
    }
  /** No answer of the kind the item wants. Nothing was counted. */
  | { readonly kind: 'unfit'; readonly draw: Draw; readonly item: Item; readonly typed: string }
  /** The learner's own words, to be marked by themselves against the rubric. */
  | { readonly kind: 'compare'; readonly draw: Draw; readonly item: Item; readonly typed: string }
  | { readonly kind: 'gone' };

/** Marks an answer. A draw is answered once, by the learner it was drawn for. */
export async function answerDraw(
  { store, curriculum }: Ports,
  input: { learner: Learner; draw: Id; answer: Answer; now: Temporal.Instant },
): Promise<Answered> {
  const { learner, now, answer } = input;
  const draw = await store.draw(input.draw);
  const item = draw && curriculum.items.get(draw.item);
  if (!draw || !item || draw.learner !== learner.id) return { kind: 'gone' };
  if (draw.attempt) return { kind: 'repeat', draw, item, ...draw.attempt };
  if ('self' in answer) {
    if (item.type !== 'short' || draw.text === undefined) return { kind: 'gone' };
    return conclude(store, { learner, draw, item, given: { text: draw.text }, correct: answer.self, now });
  }
  // A position that was never shown is no answer to this question.
  if ('positions' in answer && answer.positions.some((p) => draw.order[p] === undefined)) return { kind: 'gone' };
  const given: Given =
    'text' in answer ? { text: answer.text } : { choices: [...new Set(answer.positions)].map((p) => draw.order[p]!) };
  const verdict = mark(item, given, draw.order);
  const typed = 'text' in given ? given.text : '';
  if (verdict === 'unfit') return { kind: 'unfit', draw, item, typed };
  if (verdict === 'self') {
    await store.keepText(draw.id, typed);
    return { kind: 'compare', draw, item, typed: draw.text ?? typed };
  }
  return conclude(store, { learner, draw, item, given, correct: verdict === 'right', now });
}

async function conclude(
  store: Ports['store'],
  done: { learner: Learner; draw: Draw; item: Item; given: Given; correct: boolean; now: Temporal.Instant },
): Promise<Answered> {
  const { learner, draw, item, given, correct, now } = done;
  const due = dueAfter(correct, now, learner);
  const first = await store.recordAttempt({ draw, given, correct, due, day: dayOf(now, learner), at: now });
  if (first) return { kind: 'marked', draw, item, given, correct, due };
  const stands = (await store.draw(draw.id))?.attempt;
  return stands ? { kind: 'repeat', draw, item, ...stands } : { kind: 'gone' };
}

/** The draw and its item, for opening an answer form; undefined when it is not this learner's or is answered. */
export async function openDraw({ store, curriculum }: Ports, input: { learner: Id; draw: Id }) {
  const draw = await store.draw(input.draw);
  const item = draw && curriculum.items.get(draw.item);
  return draw && item && draw.learner === input.learner && !draw.attempt ? { draw, item } : undefined;
}

/** The knowledge points that the learner has come to on the route. */
export function openKps(
  route: Route | undefined,
  at: { learner: Learner; enrolment: Enrolment; record: StudyRecord; now: Temporal.Instant },
): readonly string[] {
  const reached = route ? reachedDay(route, at) : 0;
  return [...new Set(route?.days.filter((d) => d.number <= reached).flatMap((d) => d.task.kps))];
}

/** How many of a learner's knowledge points are due. */
export const dueCards = (cards: readonly Card[], now: Temporal.Instant): readonly Card[] =>
  cards.filter((card) => Temporal.Instant.compare(card.due, now) <= 0);

function planned(
  record: StudyRecord,
  open: readonly string[],
  now: Temporal.Instant,
  practise: boolean,
): readonly string[] {
  const due = dueCards(record.cards, now).toSorted((a, b) => Temporal.Instant.compare(a.due, b.due));
  const known = new Set(record.cards.map((c) => c.kp));
  const fresh = open.filter((kp) => !known.has(kp)).slice(0, mostNew);
  const plan = [...due.slice(0, most - fresh.length).map((c) => c.kp), ...fresh];
  return plan.length || !practise ? plan : byNeed([...known], record.cards).slice(0, most);
}

/** The least sure first: never asked, then wrong last time, then due soonest. */
function byNeed(kps: readonly string[], cards: readonly Card[]): readonly string[] {
  const card = new Map(cards.map((c) => [c.kp, c]));
  const need = (kp: string) => {
    const known = card.get(kp);
    return known ? (known.lastRight ? 2 : 1) : 0;
  };
  const due = (kp: string) => card.get(kp)?.due.epochMilliseconds ?? 0;
  return kps.toSorted((a, b) => need(a) - need(b) || due(a) - due(b));
}

/** One item for each knowledge point: the sibling that the learner has not seen, or saw longest ago. */
async function pickItems(
  { store, curriculum }: { store: Ports['store']; curriculum: Curriculum },
  input: { learner: Id; kps: readonly string[]; seed: string },
): Promise<readonly string[]> {
  const siblings = input.kps.map((kp) => curriculum.siblings.get(kp) ?? []);
  const asked = await store.lastAsked(
    input.learner,
    siblings.flat().map((i) => i.id),
  );
  const next = random(input.seed);
  return siblings.flatMap((list) => {
    const rank = (item: Item) => asked.get(item.id)?.epochMilliseconds ?? Number.NEGATIVE_INFINITY;
    const oldest = Math.min(...list.map(rank));
    const candidates = list.filter((item) => rank(item) === oldest);
    const chosen = candidates[Math.floor(next() * candidates.length)];
    return chosen ? [chosen.id] : [];
  });
}

/** Skills that fit what somebody typed, for completion: by name in either language, or by id. */
export function findSkills(curriculum: Curriculum, route: string | undefined, query: string) {
  const taught = new Set(curriculum.routes.get(route ?? '')?.days.flatMap((d) => d.task.kps.map(skillOf)));
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  return [...curriculum.skills.values()].filter(
    (skill) =>
      taught.has(skill.id) &&
      [skill.id, skill.name.en, skill.name['zh-CN']].some((name) => name.toLowerCase().includes(wanted)),
  );
}
