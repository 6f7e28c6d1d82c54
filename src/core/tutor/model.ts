import type { Id } from '../id.ts';
import type { Text } from '../language/model.ts';

/** Where a passage is from. An explanation gives the key of its item away; the others teach. */
export type Source = 'lesson' | 'task' | 'question' | 'news' | 'explanation';

/** A piece of the curriculum that can be quoted, in every language in which it is written. */
export interface Passage {
  /** Unique: `lesson/s6-metrics/1`. */
  readonly id: string;
  readonly source: Source;
  /** The id of the skill, task, question, line of news or item that it is from. */
  readonly entry: string;
  /** The skills that it is about. */
  readonly skills: readonly string[];
  /** What its entry is called; an item and a line of news have no name. */
  readonly name?: Text;
  /** The heading of the section that it is; none for what stands before the first heading. */
  readonly heading?: Text;
  /** CommonMark. */
  readonly body: Text;
  /** Searched, but not shown. */
  readonly also: readonly Text[];
  /** Where it can be read, for what somebody else has said, with its date (ISO 8601). */
  readonly link?: { readonly url: string; readonly who?: string; readonly date?: string; readonly opinion?: true };
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

/** What a question is about, when it is asked from a lesson, a task or an answered question. */
export type Subject =
  | { readonly kind: 'skill'; readonly skill: string }
  | { readonly kind: 'task'; readonly task: string }
  | { readonly kind: 'question'; readonly question: Id };

export type TutorAnswer =
  | {
      readonly kind: 'quotes';
      readonly quotes: readonly Quote[];
      /** Nothing fits the words of the question: these are about its subject, which is called so. */
      readonly insteadOf?: Text;
    }
  /** Nothing fits. `nearest`: skills whose names come closest, if there are any. */
  | { readonly kind: 'nothing'; readonly nearest: readonly LessonPlace[] }
  /** The subject is not there any more, or is not the asker's, or is a question that they have not answered. */
  | { readonly kind: 'gone' };
