import { text, type View } from '../chat/contract/view.ts';
import type { Day } from '../core/curriculum/path.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** Why a task is asked, what it leaves behind, and what goes further. */
export const aboutTaskView = ({ task }: Day, t: Catalogue): View => ({
  title: textIn(task.title, t.language),
  body: [
    text(
      `**${t.task.why}** ${textIn(task.why, t.language)}`,
      `**${t.task.deliverable}** ${textIn(task.deliverable, t.language)}`,
      task.stretch && `**${t.task.stretch}** ${textIn(task.stretch, t.language)}`,
    ),
  ],
});
