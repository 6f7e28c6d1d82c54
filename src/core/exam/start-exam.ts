import type { Path } from '../curriculum/path.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Id } from '../id.ts';
import type { Learner } from '../learner/model.ts';
import { pathOf } from '../path/path-of.ts';
import { sprintOf } from '../path/rules.ts';
import type { Ports } from '../ports.ts';
import type { StudyRecord } from '../progress/model.ts';
import { readRecord } from '../progress/read-record.ts';
import { interleave } from '../quiz/choose.ts';
import type { ExamKind } from '../quiz/model.ts';
import { pickItems } from '../quiz/pick-items.ts';
import { shuffled } from '../seed/rules.ts';
import { reachedDay } from '../task/rules.ts';
import type { NextExam } from './model.ts';
import { nextExam } from './next-exam.ts';
import { checkHours, checkSize, isEntering, isMarked, minutesFor, mockSize } from './rules.ts';

interface Start {
  readonly learner: Learner;
  readonly enrolment: Enrolment;
  /** The paper on the card whose button begins it; without one, the learner is told first what it takes. */
  readonly paper?: Id | undefined;
  readonly now: Temporal.Instant;
}
type ExamPorts = Pick<Ports, 'curriculum' | 'progress' | 'quiz' | 'exam'>;

/**
 * A mock test about points that the learner has met, of all skills: goes on with the one that is open, or else says what
 * one takes, and starts it when they press. The same paper is the same test.
 */
export async function startMock(ports: ExamPorts, input: Start): Promise<NextExam> {
  const { learner, enrolment, now } = input;
  const open = await ports.exam.openMock(learner.id);
  if (open) return nextExam(ports, { learner, quiz: open, now });
  const paper = input.paper ?? newPaper(now);
  const key = `mock:${enrolment.id}:${paper}`;
  const items = await mockItems(ports, { learner, now, key }, await readRecord(ports, { learner, enrolment, now }));
  if (items.length < mockSize.least) return { kind: 'few', least: mockSize.least };
  const minutes = minutesFor(items);
  if (!input.paper) return { kind: 'ready', exam: 'mock', paper, of: items.length, minutes };
  const quiz = await ports.exam.create({
    ...{ key, learner: learner.id, enrolment: enrolment.id, items: items.map(({ id }) => id) },
    ...{ kind: 'mock', at: now, ends: now.add({ minutes }) },
  });
  return nextExam(ports, { learner, quiz, now });
}

const newPaper = (now: Temporal.Instant): Id => String(now.epochMilliseconds);

const mockItems = (
  ports: ExamPorts,
  input: Pick<Start, 'learner' | 'now'> & { key: string },
  { cards }: StudyRecord,
) => {
  const met = cards.map(({ kp }) => kp);
  return pick(ports, input, mixed(met, input.key), mockSize.most);
};

/** The exams that would ask something if they were started now. */
export async function examsToTake(
  ports: ExamPorts,
  at: Start & { readonly record: StudyRecord },
): Promise<readonly ('mock' | 'check')[]> {
  const open = await ports.exam.openMock(at.learner.id);
  const items = open === undefined ? await mockItems(ports, { ...at, key: 'offer' }, at.record) : [];
  const mock = open !== undefined || items.length >= mockSize.least;
  return [...(mock ? ['mock' as const] : []), ...((await hasCheck(ports, at)) ? ['check' as const] : [])];
}

/** Whether a check of the learner's sprint would ask something if it were started now. */
export async function hasCheck(ports: ExamPorts, at: Start & { readonly record: StudyRecord }): Promise<boolean> {
  const path = pathOf(ports.curriculum, at.enrolment.cohort);
  const due = path && (await checkDue(ports, path, at, at.record));
  return due?.kind === 'begun' ? !due.exam.ended : due?.kind === 'new';
}

/** Which check of the learner's sprint there is: one that was begun, one to begin about these items, or none now. */
async function checkDue(ports: ExamPorts, path: Path, input: Start, record: StudyRecord) {
  const { enrolment } = input;
  const sprint = sprintOf(path, enrolment);
  const checks = await ports.exam.checks(enrolment.id, sprint);
  const [before, after] = (['before', 'after'] as const).map((kind) => checks.find((one) => one.kind === kind));
  const begun = after ?? (before?.ended ? undefined : before);
  if (begun) return { kind: 'begun', exam: begun } as const;
  const where = placeIn(path, sprint, { ...input, record });
  if (!before && !where.entering) return { kind: 'late' } as const;
  if (before && !where.over) return { kind: 'wait', before } as const;
  const earlier = before && (await ports.quiz.get(before.id))?.items;
  const kps = earlier
    ? earlier.flatMap((id) => ports.curriculum.items.get(id)?.kp ?? [])
    : mixed([...new Set(where.days.flatMap(({ task }) => task.kps))], `${enrolment.id}:${sprint}`);
  const which: ExamKind = before ? 'after' : 'before';
  const key = `check:${enrolment.id}:${sprint}:${which}`;
  const items = await pick(ports, { ...input, key }, kps, checkSize, new Set(earlier));
  return items.length ? ({ kind: 'new', which, sprint, key, items } as const) : ({ kind: 'gone' } as const);
}

/**
 * The check before the learner's sprint in its first days, or the one after it at its end, about the same points by other
 * items: says what it takes, and starts it when they press; or goes on with the one that is open, or says what there is.
 */
export async function startCheck(ports: ExamPorts, input: Start): Promise<NextExam> {
  const { learner, enrolment, now } = input;
  const path = pathOf(ports.curriculum, enrolment.cohort);
  if (!path) return { kind: 'gone' };
  const due = await checkDue(ports, path, input, await readRecord(ports, { learner, enrolment, now }));
  if (due.kind === 'begun') return nextExam(ports, { learner, quiz: due.exam.id, now });
  if (due.kind !== 'new') return due;
  const { sprint, which: kind, key, items } = due;
  if (!input.paper) return { kind: 'ready', exam: kind, paper: newPaper(now), of: items.length, hours: checkHours };
  const quiz = await ports.exam.create({
    ...{ key, learner: learner.id, enrolment: enrolment.id, sprint },
    ...{ items: items.map(({ id }) => id), kind, at: now, ends: now.add({ hours: checkHours }) },
  });
  return nextExam(ports, { learner, quiz, now });
}

/** The days of a sprint, and whether the learner is in its first ones or at its end. */
function placeIn(path: Path, sprint: number, at: Start & { readonly record: StudyRecord }) {
  const days = path.days.filter((day) => day.sprint === sprint);
  const finished = new Set(at.record.finished.map(({ task }) => task));
  const reached = reachedDay(path, at);
  return {
    days,
    entering: isEntering(path, { sprint, number: reached }),
    over: reached >= (days.at(-1)?.number ?? 0) || days.every(({ task }) => finished.has(task.id)),
  };
}

const mixed = (kps: readonly string[], seed: string): readonly string[] =>
  interleave(shuffled(kps.length, seed).map((i) => ({ kp: kps[i]! }))).map(({ kp }) => kp);

/** Items that a program marks, none of which waits in a quiz: an open item is an open item. */
async function pick(
  ports: Pick<Ports, 'curriculum' | 'quiz'>,
  {
    learner,
    key,
    now,
  }: { readonly learner: { readonly id: Id }; readonly key: string; readonly now: Temporal.Instant },
  kps: readonly string[],
  most: number,
  unlike: ReadonlySet<string> = new Set(),
) {
  const waiting = new Set((await ports.quiz.itemsAsked(learner.id)).waiting);
  const picked = await pickItems(ports, {
    ...{ learner: learner.id, kps, seed: key, now },
    fits: (item) => isMarked(item) && !waiting.has(item.id),
    unlike,
  });
  return picked.map(([, item]) => item).slice(0, most);
}
