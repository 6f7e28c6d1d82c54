import { z } from 'zod';
import type { Cohort } from '../cohort/model.ts';
import type { Id } from '../id.ts';
import type { Language } from '../language/model.ts';
import type { Ports, Transact } from '../ports.ts';
import { type DraftOf, type DraftPorts, decideDraft } from '../summary/decide-draft.ts';
import { isOpen, makeDraft } from '../summary/make-summary.ts';
import {
  type Figures,
  figures,
  type ModelWords,
  type SummaryWords,
  type WeeklySummary,
  type WordsWritten,
} from '../summary/model.ts';
import { showDraftAgain } from '../summary/show-draft-again.ts';
import { fillForm, mayFill } from '../tutor/fill-form.ts';
import { element, promptLanguages } from '../tutor/make-prompt.ts';
import type { ModelForm } from '../tutor/model.ts';
import { summaryPrompt } from '../tutor/prompts/summary.ts';
import { checkWords } from './check-words.ts';

const schema = z.object({
  words: z
    .array(z.object({ sentences: z.array(z.string().trim().min(1).max(400)).length(2) }))
    .min(1)
    .max(5),
});

/**
 * Has the model write two sentences for a summary that is still to come, in each language of its cohort, from its figures
 * alone. They are kept and shown in the draft, and posted only when its organiser takes them. `say` gives the figures of a
 * summary as they are said in a language. What fails a check in any language is not kept.
 */
export async function writeWords(
  ports: Pick<Ports, 'cohort' | 'curriculum' | 'model' | 'retro' | 'summary' | 'summaryWords'> &
    Transact<'edit' | 'learner' | 'spending' | 'summary' | 'summaryWords'>,
  input: {
    readonly cohort: Cohort;
    readonly monday: Temporal.PlainDate;
    readonly by: Id;
    readonly say: (summary: WeeklySummary, language: Language) => Figures;
    readonly now: Temporal.Instant;
  },
  signal: AbortSignal,
): Promise<WordsWritten> {
  const { cohort, monday, by, say, now } = input;
  const draft = cohort.home && (await makeDraft(ports, { cohort: cohort.id, monday, now }));
  if (!draft?.summary.did || !isOpen(draft)) return { kind: 'gone' };
  const { summary } = draft;
  const written = (of: SummaryWords): WordsWritten => ({ kind: 'written', summary, ...of });
  if (summary.modelWords) return written({ words: summary.modelWords, taken: true });
  if (typeof draft.model === 'object') return written({ words: draft.model.words, taken: false });
  if (!mayFill(ports, cohort)) return { kind: 'failed' };
  const said = cohort.languages.map((language) => ({ language, figures: say(summary, language) }));
  const filled = await fillForm(ports, { form: wordsForm(said), learner: by, cohort, now }, signal);
  if (filled.kind !== 'filled') return filled;
  const members = (await ports.summary.week(cohort.id, monday)).members.map(({ name }) => name);
  const checked = said.flatMap(({ language, figures }, at) => {
    const sentences = checkWords(filled.value.words[at]?.sentences ?? [], { language, figures, members });
    return sentences ? [[language, sentences] as const] : [];
  });
  if (checked.length < said.length || filled.value.words.length !== said.length) return { kind: 'failed' };
  const words: ModelWords = Object.fromEntries(checked);
  const of = { cohort: cohort.id, monday };
  await ports.transact(async (tx) => {
    await tx.summaryWords.keep({ ...of, prompt: summaryPrompt.version, words, at: now });
    await showDraftAgain(tx, { cohorts: [cohort], now });
  });
  // Of two presses at once, the first one's words stand.
  return written((await ports.summaryWords.find(cohort.id, monday)) ?? { words, taken: false });
}

const meanings: Readonly<Record<(typeof figures)[number], string>> = {
  people: 'how many studied',
  tasks: 'tasks done, all together',
  answers: 'questions answered, all together',
  minutes: 'time studied, all together',
  week: 'which week of the learning path it was',
};

/** What the model is asked. No name is in it, and nothing that a person wrote. */
function wordsForm(
  said: readonly { readonly language: Language; readonly figures: Figures }[],
): ModelForm<z.infer<typeof schema>> {
  const names = said.map(({ language }) => promptLanguages[language]);
  return {
    instructions: summaryPrompt.instructions,
    format: summaryPrompt.format,
    schema,
    maxTokens: 250 * said.length,
    input: [
      ...said.map(({ language, figures: of }) =>
        element(
          'figures',
          [
            promptLanguages[language],
            ...figures.flatMap((name) => (of[name] ? [`{${name}} ${meanings[name]}: “${of[name]}”`] : [])),
          ].join('\n'),
        ),
      ),
      `<task>Write two sentences in ${names.join(', and two in ')}.</task>`,
    ].join('\n\n'),
  };
}

/** The organiser has the model's words posted at the top of the summary, or not. False when there is nothing to decide. */
export function takeWords(
  ports: DraftPorts,
  { taken, ...of }: DraftOf & { readonly taken: boolean },
): Promise<boolean> {
  return decideDraft(ports, of, (tx) => tx.summaryWords.take({ cohort: of.cohort.id, monday: of.monday, taken }));
}
