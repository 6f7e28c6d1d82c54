import { buttons, text, type View } from '../chat/contract/view.ts';
import type { Day } from '../core/curriculum/path.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { taskRoutes } from '../routes/task.ts';

/** One hint of a task, from 1, and the way to the next one. A program is a block of its own, also where a hint begins with it. */
export function taskHintView(
  { task }: Pick<Day, 'task'>,
  { enrolment, number }: { readonly enrolment: string; readonly number: number },
  t: Catalogue,
): View {
  const { hints } = task;
  return {
    title: t.task.hint(number, hints.length),
    body: [
      text(textIn(hints[number - 1], t.language)),
      buttons(
        number < hints.length && {
          label: t.task.hintMore,
          route: taskRoutes.hint({ enrolment, task: task.id, number: number + 1 }),
        },
      ),
    ],
  };
}
