import type { Task } from '../core/curriculum/task.ts';
import type { Id } from '../core/id.ts';
import { typedCriteria } from '../core/task/evidence.ts';
import { ownTask } from '../core/task/own.ts';

/** What a made-up learner types for a task: the right number, and a link that looks as it should. */
export const madeUpEvidence = (task: Task, enrolment: Id): string[] =>
  typedCriteria(ownTask(task, enrolment).done).map(({ criterion }) => {
    if (criterion.kind === 'number') return String(criterion.answer.value);
    return `https://example.org/${(criterion.kind === 'link' && criterion.file) || 'demo'}`;
  });
