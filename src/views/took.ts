import type { Block, Choice } from '../chat/contract/view.ts';
import type { Day } from '../core/curriculum/path.ts';
import { type Task, twoDays } from '../core/curriculum/task.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import { mostTook, tookMinutes } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { taskRoutes } from '../routes/task.ts';

/** How long a task takes: by the rule, which is an estimate, or by what learners said. */
export const timeText = ({ minutes, logged }: Task, t: Catalogue): string =>
  logged
    ? t.task.logged(logged.learners, minutes, aboutFive(logged.median), minutes >= twoDays)
    : t.task.estimated(minutes, minutes >= twoDays);

/** As exact as what people choose from. */
const aboutFive = (n: number): number => Math.max(5, 5 * Math.round(n / 5));

/** So many minutes, in words; the first choice stands for less as well, and the last for more. */
export const tookText = (minutes: number, t: Catalogue): string =>
  t.task.tookMinutes(
    minutes,
    minutes === tookMinutes[0] ? 'less' : minutes === tookMinutes.at(-1) ? 'more' : undefined,
  );

/**
 * How long a finished task took, to be chosen by one press. Counted minutes of focus come first. They are not taken
 * unasked: who has counted 25 minutes may have worked longer without counting.
 */
export function tookBlock(
  { task }: Day,
  { focused, took }: { readonly focused: number; readonly took?: number },
  { id: enrolment }: Enrolment,
  t: Catalogue,
): Block {
  const counted = Math.min(focused, mostTook);
  const minutes = [...new Set([...tookMinutes, ...(took === undefined ? [] : [took])])].sort((a, b) => a - b);
  const choice = (n: number, label: string): Choice => ({ value: taskRoutes.took.option(n), label });
  return {
    kind: 'select',
    placeholder: t.task.took,
    route: taskRoutes.took({ enrolment, task: task.id }),
    min: 1,
    max: 1,
    options: [
      ...(counted > 0 ? [choice(counted, t.task.tookCounted(counted))] : []),
      ...minutes.filter((n) => n !== counted).map((n) => choice(n, tookText(n, t))),
    ],
    ...(took !== undefined && { chosen: taskRoutes.took.option(took) }),
  };
}
