import type { Id } from '../id.ts';

export type DocumentKind = 'text' | 'markdown' | 'csv' | 'pdf';

/** What an organiser may add. A letter is a character of JavaScript's. */
export const libraryBounds = {
  /** Of a file. */
  bytes: 5 * 1024 * 1024,
  pages: 200,
  /** Of one document, as text. */
  letters: 200_000,
  /** Of a workspace. */
  documents: 25,
  allLetters: 1_000_000,
  title: 80,
  /** What fits into a form on every platform. */
  pasted: 3_000,
} as const;

/** The endings of the files that can be read. */
export const fileEndings: Readonly<Record<string, DocumentKind>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  csv: 'csv',
  pdf: 'pdf',
};

/** A document that an organiser gave the learners of a workspace to ask about, beside the curriculum. */
export interface LibraryDocument {
  readonly id: Id;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly added: Temporal.Instant;
  readonly letters: number;
}

/** What is written in a document, to be read in parts: how often a part of it was read before. */
export interface ReadDocument {
  readonly title: string;
  readonly sections: readonly DocumentSection[];
  readonly times: number;
}

/** A part of a document that can be found and quoted. Plain text: whatever looks like markup in it is a part of the text. */
export interface DocumentSection {
  readonly heading?: string;
  /** Of a PDF, from 1. */
  readonly page?: number;
  readonly body: string;
}

/** A file that somebody gave with a form. Nothing of it is fetched before it is read. */
export interface GivenFile {
  readonly name: string;
  /** As the platform says. */
  readonly bytes: number;
  /** All of it; undefined when it cannot be fetched, or is longer than `maxBytes`. Never throws. */
  read(maxBytes: number): Promise<Uint8Array | undefined>;
}

/** The text of a PDF, page by page, or why there is none. */
export type PdfText =
  | { readonly kind: 'pages'; readonly pages: readonly string[] }
  | { readonly kind: 'tooMany'; readonly pages: number }
  /** It opens only with a password. */
  | { readonly kind: 'locked' }
  /** It is none, or broken, or took too long. */
  | { readonly kind: 'unreadable' };
