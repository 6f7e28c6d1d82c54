import type { z } from 'zod';
import type { Item } from '../curriculum/item.ts';
import type { Id } from '../id.ts';
import type { Language, Text } from '../language/model.ts';
import type { AskedQuestion } from '../quiz/model.ts';
import type { Scope } from '../spending/model.ts';

/**
 * Where a passage is from. An explanation gives the key of its item away; a document is what an organiser added to the
 * library of their workspace, in plain text; a term says what it means; the others teach.
 */
export type Source = 'lesson' | 'task' | 'question' | 'news' | 'explanation' | 'trap' | 'term' | 'document';

/** A piece of the curriculum, or of a workspace's library, that can be quoted, in every language in which it is written. */
export interface Passage {
  /** Unique: `lesson/s6-metrics/1`. */
  readonly id: string;
  readonly source: Source;
  /** The id of the skill, task, question, line of news, item or document that it is from. */
  readonly entry: string;
  /** The skills that it is about. */
  readonly skills: readonly string[];
  /** What its entry is called; an item and a line of news have no name. */
  readonly name?: Text;
  /** The heading of the section that it is; none for what stands before the first heading. */
  readonly heading?: Text;
  /** CommonMark; of a document, plain text. */
  readonly body: Text;
  /** Searched, but not shown. */
  readonly also: readonly Text[];
  /** Where it can be read, for what somebody else has said, with its date (ISO 8601). */
  readonly link?: {
    readonly url: string;
    readonly title?: string;
    readonly who?: string;
    readonly date?: string;
    readonly opinion?: true;
  };
  /** Of a document: when it was added, and the page, from 1, where it has pages. */
  readonly added?: Temporal.Instant;
  readonly page?: number;
}

/** A skill whose lesson can be opened, on a path that teaches it. */
export interface LessonPlace {
  readonly path: string;
  readonly skill: string;
}

/** A passage that answers a question. */
export interface Quote {
  readonly passage: Passage;
  /** The part of it to show: CommonMark in the language of the reader, a few lines long. */
  readonly excerpt: string;
  readonly lesson?: LessonPlace;
}

/** A section of a lesson: CommonMark with its heading, or that it gives the key of an item that waits for the reader. */
export type LessonPart =
  | { readonly kind: 'text'; readonly text: string }
  /** `heading` as it is written, with its marks. */
  | { readonly kind: 'withheld'; readonly heading?: string };

/** Where a hint stands on its question's ladder, from 1, and whether all of that had been seen before. */
interface HintPlace {
  readonly question: AskedQuestion;
  readonly place: number;
  readonly last: boolean;
  readonly again: boolean;
}

/** Help with a question that waits for an answer. */
export type Hint =
  | (HintPlace & { readonly kind: 'passage'; readonly quote: Quote })
  | (HintPlace & { readonly kind: 'sibling'; readonly item: Item; readonly key: readonly number[] })
  /** There is no more that would not give the answer away. */
  | { readonly kind: 'end' }
  /** It is answered, in a test, or not theirs. */
  | { readonly kind: 'gone' };

/** What a question is about, when it is asked from a lesson, a task or an answered question. */
export type Subject =
  | { readonly kind: 'skill'; readonly skill: string }
  | { readonly kind: 'task'; readonly task: string }
  | { readonly kind: 'question'; readonly question: Id };

/** The same answer once more, in another way. */
export const manners = ['simpler', 'example'] as const;
export type Manner = (typeof manners)[number];

export type TutorAnswer =
  | {
      readonly kind: 'quotes';
      readonly quotes: readonly Quote[];
      /** Nothing fits the words of the question: these are about its subject, which is called so. */
      readonly insteadOf?: Text;
      /** Why it is not an answer in the words of the model, where there is one. */
      readonly instead?: InsteadOfModel;
      /** They say in this manner what was shown before. */
      readonly manner?: Manner;
      /** The manners in which there is more; every one where this is not said. */
      readonly ways?: readonly Manner[];
    }
  | {
      readonly kind: 'answer';
      /** Each with the numbers of its sources, from 1. */
      readonly sentences: readonly ModelSentence[];
      readonly sources: readonly Quote[];
      /** More may come: this takes the place of what was shown, and is replaced. */
      readonly growing?: true;
      /** The model broke off. */
      readonly brokeOff?: true;
      readonly manner?: Manner;
    }
  /** There is nothing that says in this manner what was shown before. `lessons`: where that was from. */
  | {
      readonly kind: 'noOther';
      readonly manner: Manner;
      readonly lessons: readonly LessonPlace[];
      readonly ways?: readonly Manner[];
    }
  /** Nothing fits. `nearest`: skills whose names come closest, if there are any. */
  | { readonly kind: 'nothing'; readonly nearest: readonly LessonPlace[] }
  /** The same where the asker's cohort wants such a question declined. `nearest`: no more than one. */
  | { readonly kind: 'declined'; readonly nearest: readonly LessonPlace[] }
  /** The subject is not there any more, or is not the asker's, or is a question that they have not answered. */
  | { readonly kind: 'gone' };

/** Why passages are quoted although there is a model. */
export type InsteadOfModel =
  /** A question about the same is open to the asker. */
  | { readonly kind: 'open' }
  /** The budget of the day has no room for it. */
  | { readonly kind: 'spent'; readonly scope: Scope; readonly until: Temporal.Instant }
  /** The model does not answer. */
  | { readonly kind: 'failed' }
  /** It found no answer in the passages, or none that they support. */
  | { readonly kind: 'none' };

/** What the model is asked. It holds no name and no id of a person, and no key of an open item. */
export interface Prompt {
  /** The same for every question of its version, so that a server can keep it. */
  readonly instructions: string;
  /** How to write the answer: as JSON by a schema, or as lines, where a server has no structured output. */
  readonly formats: Readonly<Record<'json' | 'lines', string>>;
  /** The passages, and the question last. */
  readonly input: string;
  readonly maxTokens: number;
}

/** A sentence of an answer, and the numbers of the passages that it stands on, from 1. */
export interface ModelSentence {
  readonly text: string;
  readonly sources: readonly number[];
}

/** What the model fills in as JSON. It holds no name and no id of a person. */
export interface ModelForm<T> {
  /** The same for every form of its version, so that a server can keep it. */
  readonly instructions: string;
  /** The JSON in words, for servers that have no structured output. */
  readonly format: string;
  /** What people wrote, each piece in an element of its own. */
  readonly input: string;
  readonly schema: z.ZodType<T>;
  readonly maxTokens: number;
}

export type Filled<T> =
  | { readonly kind: 'done'; readonly value: T; readonly usage?: ModelUsage }
  | Extract<ModelEnd, { kind: 'failed' }>;

/** A form of the model within the budgets. */
export type FormFilled<T> = { readonly kind: 'filled'; readonly value: T } | FormEmpty;

/** Why nothing was filled in: the budget of the day has no room for it, or the model does not answer as it was asked. */
export type FormEmpty = Extract<InsteadOfModel, { kind: 'spent' | 'failed' }>;

/** What the model says of a criterion of a rubric; `why` is absent when it may not be shown. */
export interface Verdict {
  readonly met: boolean;
  readonly why?: string;
}

export type JudgedCriterion = Verdict & { readonly criterion: Text };

/** A mark of the model on which a person has decided: a case for `npm run eval`. */
export interface MarkedCase {
  /** The question that was asked with the item. */
  readonly id: Id;
  readonly item: string;
  readonly typed: string;
  readonly language: Language;
  /** The version of the prompt, and which criteria the model found met. */
  readonly prompt: string;
  readonly met: readonly boolean[];
  /** What the person says of the answer. */
  readonly right: boolean;
  /** What its learner and the members of their group are called, which has no place in a case. */
  readonly names: readonly string[];
}

/** What the model says of a sentence that was written for a task. `open`: a question about the same waits for its answer. */
export type Commented =
  | { readonly kind: 'commented'; readonly sentences: readonly string[] }
  | { readonly kind: 'open' }
  | { readonly kind: 'gone' }
  | FormEmpty;

export interface ModelUsage {
  /** Tokens read, `cached` of them from the server's cache. */
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** Why the model did not answer, for the operator. */
export type ModelFailure =
  /** Nothing within the time. */
  | 'slow'
  /** Asked too often, or the account has no credit (429). */
  | 'limited'
  /** The key, or the name of the model, is not accepted. */
  | 'refused'
  /** No connection, or a fault of the server's. */
  | 'down'
  /** The answer broke off, or is not what was asked for. */
  | 'malformed'
  /** The person is gone, or the process stops. */
  | 'stopped';

export type ModelEnd =
  | { readonly kind: 'done'; readonly usage?: ModelUsage }
  | { readonly kind: 'failed'; readonly why: ModelFailure; readonly usage?: ModelUsage };

/** What the server can: the Responses API with structured output, or chat completions. */
export type ModelApi = 'responses' | 'chat';

export type ModelState =
  /** None is set up. */
  | { readonly kind: 'off' }
  /** `api` once the server has shown what it can. */
  | { readonly kind: 'ready'; readonly name: string; readonly api?: ModelApi }
  /** It failed several times, and is left alone for a while. */
  | { readonly kind: 'resting'; readonly name: string; readonly why: ModelFailure };
