import { z } from 'zod';
import type { Item } from '../curriculum/item.ts';
import { keyOf } from '../item/rules.ts';
import { fullLanguages } from '../language/model.ts';
import { textIn } from '../language/rules.ts';
import { shuffled } from '../seed/rules.ts';
import { element } from '../tutor/make-prompt.ts';
import type { ModelForm } from '../tutor/model.ts';
import { solvePrompt } from '../tutor/prompts/solve.ts';

const schema = z.object({ answers: z.array(z.object({ options: z.array(z.int()).max(6) })).max(10) });
type Answers = z.infer<typeof schema>['answers'];

interface Blind {
  readonly form: ModelForm<z.infer<typeof schema>>;
  /** Whether the nth item was solved as its key says. */
  isSolved(answers: Answers, n: number): boolean;
}

/** Items without their keys, the options of each in an order of their own: once in each language. */
export const blindForms = (items: readonly Item[], passage: string, seed: string): readonly Blind[] =>
  fullLanguages.map((language) => {
    const optionsOf = (item: Item) => ('options' in item ? item.options : []);
    const orders = items.map((item, n) => shuffled(optionsOf(item).length, `${seed} ${language} ${n}`));
    const asked = items.map((item, n) =>
      element(
        'question',
        [
          textIn(item.stem, language),
          ...orders[n]!.map((option, at) => `${at + 1}. ${textIn(optionsOf(item)[option]!.text, language)}`),
        ].join('\n'),
      ),
    );
    const form = {
      ...{ instructions: solvePrompt.instructions, format: solvePrompt.format, schema, maxTokens: 300 },
      input: [passage, ...asked, `<task>Solve the ${items.length} questions.</task>`].join('\n\n'),
    };
    return {
      form,
      isSolved(answers, n) {
        const chosen = answers.length === items.length ? answers[n]!.options.map((at) => orders[n]![at - 1]) : [];
        return chosen.length > 0 && chosen.toSorted().join() === keyOf(items[n]!).toSorted().join();
      },
    };
  });
