import type { Language } from '../../core/language/model.ts';
import { nameShown } from '../../core/learner/account.ts';

/**
 * What a person is shown, on any platform: translated CommonMark in a few kinds of block. Each platform renders it
 * and owns its own limits. A moment is written `[label](time:EPOCH_SECONDS)` and shown in the reader's own time; the
 * label takes its place where a platform cannot.
 */
export interface View {
  readonly title?: string;
  /** `wrong` is an answer that was not right; `bad` is something that did not work. */
  readonly tone?: 'plain' | 'good' | 'wrong' | 'bad';
  /** What it is written in, for the few words that a platform adds. Dispatch and jobs say it. */
  readonly language?: Language;
  /** It never takes the place of what was pressed: that may be a question which still waits for its answer. */
  readonly beside?: boolean;
  /** It is the next one, and no change of what was pressed: a platform that can tell shows it below what was said meanwhile. */
  readonly next?: true;
  /** Of a stream: it stands for what is not there yet, so nothing of it is kept when the stream breaks. */
  readonly passing?: true;
  /** A form was not taken: what was typed is there again when its form is opened. */
  readonly notTaken?: true;
  /** Who it is for has just been erased: no platform keeps it. */
  readonly unkept?: true;
  readonly body: readonly Block[];
}

export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'meter'; readonly label: string; readonly done: number; readonly of: number }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] }
  | {
      readonly kind: 'select';
      readonly placeholder: string;
      readonly route: string;
      readonly min: number;
      readonly max: number;
      readonly options: readonly Choice[];
      /** The value that is in force already. */
      readonly chosen?: string;
    }
  /** Cells are CommonMark in one line. A row has as many as the header. */
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | Chart
  /** `alt` says all that the picture does, as plain text: some see only that. `dark` is the same for a dark page. */
  | { readonly kind: 'image'; readonly alt: string; readonly png: Uint8Array; readonly dark?: Uint8Array }
  /** A text file to keep, named with its ending: `members.csv`. Only in what is sent to a DM. `alt` says what it is, as plain text. */
  | { readonly kind: 'file'; readonly name: string; readonly alt: string; readonly text: string };

/** Figures by label, one value a label in each series. Words are translated plain text; `alt` says what it shows. */
export interface Chart {
  readonly kind: 'chart';
  /**
   * How it is drawn, `bars` when absent. `columns` stand, for what follows in time. `meters` have two series: what is
   * done, and of how much. A `calendar` has a label a week and a series a day of the week, with 1 for a day that counts
   * and nothing for one that is ahead. `checks` are things done, by their labels.
   */
  readonly shape?: 'bars' | 'columns' | 'meters' | 'calendar' | 'checks';
  readonly title: string;
  /** Whose it is, below the title. */
  readonly about?: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly alt: string;
  /** What its figures count. */
  readonly unit?: string;
  /** What a full bar stands for; the largest figure when absent. */
  readonly most?: number;
  /** The text beside it says the same: where nothing draws it, it is left out. */
  readonly repeats?: true;
}

export type Button = { readonly label: string; readonly style?: 'main' | 'danger' } & (
  | { readonly route: string }
  | { readonly url: string }
);

/** `value` is what comes back, `label` is what is read. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A form to fill in: 1 to 5 fields (Discord's limit, so everybody's). Submitting comes back under the same route. */
export interface Form {
  readonly title: string;
  readonly language?: Language;
  /** CommonMark to read while one fills it in. It takes the room of a field. */
  readonly about?: string;
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /**
   * A file and a role are never required: where a platform has none, the form has no such field. A role's value is its id.
   */
  readonly kind: 'line' | 'lines' | 'select' | 'file' | 'role';
  /** For a file: the endings that are taken, as `.pdf`. */
  readonly endings?: readonly string[];
  /** For a select: at most 25. */
  readonly choices?: readonly Choice[];
  readonly value?: string;
  readonly required: boolean;
  /** The most characters a typed field takes. */
  readonly max?: number;
}

/** Somebody else's text inside ours: every character that CommonMark or a chat platform could read as markup is escaped. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()<>#+\-.!|~&:@=$^"']/g, '\\$&');
}

/** CommonMark set off as a quotation, line by line. */
export const quotation = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/** Letters that show nothing: with these alone, a name would be blank. The braille blank and the Hangul fillers count as letters. */
const blank = /[\s\p{Default_Ignorable_Code_Point}\u2800\u115f\u1160\u3164\uffa0]/gu;

/** Is there nothing in it that can be seen? */
const isBlank = (given: string): boolean => given.replace(blank, '') === '';

/**
 * Somebody's name as plain text, for a place that shows no markup: a button, an option, a field of a form. It is one
 * line without control and direction characters. What shows nothing is `fallback`.
 */
export function nameLabel(given: string, fallback: string): string {
  const kept = nameShown(given);
  return isBlank(kept) ? fallback : kept;
}

/** Keeps the direction of a name to itself (FSI … PDI): one written from right to left does not move the words beside it. */
export const isolate = (label: string): string => `\u2068${label}\u2069`;

/** {@link nameLabel} inside a sentence, as CommonMark: isolated and escaped. */
export const name = (given: string, fallback: string): string => isolate(plain(nameLabel(given, fallback)));

/** Paragraphs, for the commonest block. */
export const text = (...paragraphs: readonly (string | undefined | false)[]): Block => ({
  kind: 'text',
  text: paragraphs.filter(Boolean).join('\n\n'),
});

/** As many buttons as a phone shows at once: one main action first, and the way to the others last. */
export const atOnce = 5;

/** The first of these, and `more` for the others, where there is no room for all. */
export const fold = (all: readonly Button[], more: Button, room = atOnce): readonly Button[] =>
  all.length <= room ? all : [...all.slice(0, Math.max(0, room - 1)), more];

export const buttons = (...list: readonly (Button | undefined | false)[]): Block => ({
  kind: 'buttons',
  buttons: list.filter((b): b is Button => Boolean(b)),
});

/** A moment, shown in the reader's own time. */
export const moment = (at: Temporal.Instant, label: string): string =>
  `[${label}](time:${Math.floor(at.epochMilliseconds / 1000)})`;
