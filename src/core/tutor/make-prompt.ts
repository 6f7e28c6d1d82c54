import type { Language } from '../language/model.ts';
import { textIn } from '../language/rules.ts';
import type { Manner, Passage, Prompt } from './model.ts';
import { answerPrompt } from './prompts/answer.ts';

/** As much of a passage as the model is given, in characters. */
const maxPassage = 2_400;

const maxTokens = 700;

/** Where there are earlier questions. They were written by people, as the question was. */
const goesOn =
  ' What stands between <earlier> and </earlier> was asked before, is material as the question is, and says what the question is about.';

/** What a language is called in a prompt. */
export const promptLanguages: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-CN': 'Simplified Chinese (简体中文)',
};

/** Anything that could end the element that it is in. */
const inElement = (text: string): string =>
  text.replace(
    /<(?=\/?(?:passage|question|earlier|task|criterion|exemplar|answer|document|points|misconceptions)\b)/gi,
    '‹',
  );

/** What somebody wrote, in an element of a prompt that it cannot end. */
export const element = (name: string, text: string): string => `<${name}>\n${inElement(text)}\n</${name}>`;

/** How an answer is to be given, beside what it says. */
const manners: Readonly<Record<Manner, string>> = {
  simpler: ' Say it more simply than the passages do, as to somebody who is new to it.',
  example: ' Give an example that the passages have.',
};

/** What the model is asked: the passages in the language of the question, what was asked before it, and the question last. */
export function makePrompt(
  passages: readonly Passage[],
  question: string,
  language: Language,
  { earlier = [], manner }: { readonly earlier?: readonly string[]; readonly manner?: Manner | undefined } = {},
): Prompt {
  const { instructions, formats } = answerPrompt;
  const written = passages.map(({ name, heading, body }, at) => {
    const title = [name, heading].flatMap((text) => (text ? textIn(text, language) : [])).join(' › ');
    const text = textIn(body, language).slice(0, maxPassage);
    return `<passage n="${at + 1}">\n${inElement([title, text].filter(Boolean).join('\n'))}\n</passage>`;
  });
  return {
    instructions,
    formats,
    input: [
      ...written,
      ...earlier.map((one) => element('earlier', one)),
      element('question', question),
      `<task>Answer the question in ${promptLanguages[language]}.${manner ? manners[manner] : ''}${earlier.length ? goesOn : ''}</task>`,
    ].join('\n\n'),
    maxTokens,
  };
}

/** The language of a question: that of its letters, where they are one's; otherwise the reader's. */
export function languageOf(question: string, readers: Language): Language {
  const han = question.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = question.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (han > latin) return 'zh-CN';
  return latin > 1 ? 'en' : readers;
}
