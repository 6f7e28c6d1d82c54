import { type Block, text } from '../chat/contract/view.ts';
import type { Task } from '../core/curriculum/task.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** The first `shown` hints of a task. A program is a block of its own, also where a hint begins with it. */
export const hintBlocks = ({ hints }: Pick<Task, 'hints'>, shown: number, t: Catalogue): readonly Block[] =>
  hints
    .slice(0, shown)
    .map((hint, at) =>
      text(`**${t.task.hint(at + 1, hints.length)}** ${textIn(hint, t.language).replace(/^```/, '\n\n```')}`),
    );
