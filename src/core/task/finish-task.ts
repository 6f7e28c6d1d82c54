import { dayOf } from '../calendar/rules.ts';
import { dayOfTask } from '../path/rules.ts';
import type { Ports, Transact } from '../ports.ts';
import { recountPost } from '../post/recount-post.ts';
import { minutesADay } from '../progress/model.ts';
import { weigh } from './evidence.ts';
import type { At, Finished } from './model.ts';
import { ownTask } from './own.ts';
import { readQuizState } from './read-quiz-state.ts';

/** Marks a task as done, once, with the evidence that its criteria ask for. */
export async function finishTask(
  ports: Pick<Ports, 'curriculum' | 'task'> & Transact<'edit' | 'enrolment' | 'task'>,
  input: Omit<At, 'record'> & { task: string; evidence: readonly string[] },
): Promise<Finished> {
  const { learner, enrolment, now, evidence } = input;
  const day = dayOfTask(ports, enrolment.cohort, input.task);
  if (!day) return { kind: 'gone' };
  const quiz = await readQuizState(ports, { learner: learner.id, task: day.task });
  if (quiz && !quiz.met) return { kind: 'quizFirst', day, quiz, typed: evidence };
  const date = dayOf(now, learner);
  const { minutes, id } = day.task;
  const given = weigh(ownTask(day.task, enrolment.id).done, evidence);
  // The links of made-up people lead nowhere, and nobody is asked for them.
  const { kind, links } =
    enrolment.cohort.demo && given.kind === 'links' ? { kind: 'checked' as const, links: [] } : given;
  const first = await ports.transact(async (tx) => {
    const done = { enrolment: enrolment.id, task: id, evidence, minutes, mostADay: minutesADay, day: date, at: now };
    const counted = await tx.task.finish({ ...done, checked: kind === 'checked', links });
    // A learner who rejoined is with the group again, and is asked again after a later gap.
    if (counted && enrolment.pace === 'group') await tx.enrolment.save(enrolment.id, { pace: null });
    if (counted) await recountPost(tx, ports.curriculum, { cohort: enrolment.cohort, task: id, now });
    return counted;
  });
  if (!first) return { kind: 'repeat', day };
  return {
    kind: 'finished',
    day,
    evidence: kind,
    focused: await ports.task.focused({ enrolment: enrolment.id, task: id }),
  };
}
