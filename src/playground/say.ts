/** What a day's task is about, in one language. */
export interface Topic {
  readonly task: string;
  readonly point: string;
  /** The name of the skill of that point. */
  readonly skill: string;
}

interface Words {
  readonly en: string;
  readonly 'zh-CN': string;
}
export type Sentence = (topics: { readonly en: Topic; readonly 'zh-CN': Topic }) => Words;

export const say =
  (en: (topic: Topic) => string, zh: (topic: Topic) => string): Sentence =>
  (topics) => ({ en: en(within(topics.en)), 'zh-CN': zh(within(topics['zh-CN'])) });

/** Quotation marks of its own as single ones: the sentences put what they name in double ones. */
export const single = (text: string) => text.replaceAll('“', '‘').replaceAll('”', '’');
const within = ({ task, point, skill }: Topic): Topic => ({
  task: single(task),
  point: single(point),
  skill: single(skill),
});

/** A line to somebody who may have said no name: then it is empty. */
export type Called = (name: string) => Sentence;
export const en = (name: string) => (name ? `, ${name}` : '');
export const zh = (name: string) => (name ? `${name}，` : '');

/** A question, and what classmates may answer. None states a fact of the subject: these people are made up. */
export interface Question {
  readonly asks: Sentence;
  readonly answers: readonly Sentence[];
}
