import type { Language } from '../language/model.ts';
import { textIn } from '../language/rules.ts';
import type { Manner, Passage, Prompt } from './model.ts';
import { answerPrompt } from './prompts/answer.ts';

/** As much of a passage as the model is given, in characters. */
const maxPassage = 2_400;

const maxTokens = 700;

/** What a language is called in a prompt. */
export const promptLanguages: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-CN': 'Simplified Chinese (简体中文)',
};

/** Anything that could end the element that it is in. */
const inElement = (text: string): string =>
  text.replace(/<(?=\/?(?:passage|question|task|criterion|exemplar|answer|document|points|misconceptions)\b)/gi, '‹');

/** What somebody wrote, in an element of a prompt that it cannot end. */
export const element = (name: string, text: string): string => `<${name}>\n${inElement(text)}\n</${name}>`;

/** How an answer is to be given, beside what it says. */
const manners: Readonly<Record<Manner, string>> = {
  simpler: ' Say it more simply than the passages do, as to somebody who is new to it.',
  example: ' Give an example that the passages have.',
};

/** A question of a conversation, and the passages that came with it. */
interface Turn {
  readonly question: string;
  readonly passages: readonly Passage[];
}

/**
 * What the model is asked: each turn with its passages, in the language of the question, which is the last one. A conversation
 * that goes on begins as it did before, so that a server need not read that again.
 */
export function makePrompt(turns: readonly Turn[], language: Language, manner?: Manner): Prompt {
  const { instructions, formats } = answerPrompt;
  let n = 0;
  const written = ({ name, heading, body }: Passage) => {
    const title = [name, heading].flatMap((text) => (text ? textIn(text, language) : [])).join(' › ');
    const text = textIn(body, language).slice(0, maxPassage);
    n += 1;
    return `<passage n="${n}">\n${inElement([title, text].filter(Boolean).join('\n'))}\n</passage>`;
  };
  return {
    instructions,
    formats,
    input: [
      ...turns.flatMap(({ passages, question }) => [...passages.map(written), element('question', question)]),
      `<task>Answer the last question in ${promptLanguages[language]}.${manner ? manners[manner] : ''}</task>`,
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
