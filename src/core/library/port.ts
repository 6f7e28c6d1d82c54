import type { Id } from '../id.ts';
import type { DocumentKind, DocumentSection, LibraryDocument, PdfText, ReadDocument } from './model.ts';

/** Documents by workspace, `slack T123`. Each verb is atomic, and none sees those of another workspace. */
export interface LibraryPort {
  /**
   * `same` when this very text is there already, under whatever title; `full` when there are `documents` of them already, or
   * their letters would be more than `letters`.
   */
  add(
    of: { workspace: string; title: string; kind: DocumentKind; sections: readonly DocumentSection[] },
    within: { documents: number; letters: number; at: Temporal.Instant },
  ): Promise<'added' | 'same' | 'full'>;
  /** The newest first. */
  list(workspace: string): Promise<readonly LibraryDocument[]>;
  find(of: { workspace: string; document: Id }): Promise<LibraryDocument | undefined>;
  /** Removes it, and the answers that the model gave in the workspace. False when it is gone already. */
  remove(of: { workspace: string; document: Id }): Promise<boolean>;
  /** Another text after each change; undefined when there is no document. */
  version(workspace: string): Promise<string | undefined>;
  /** What is written in one, for a part to be read that was not read the last time. Undefined when it is gone. */
  readNext(of: { workspace: string; document: Id }): Promise<ReadDocument | undefined>;
  /** All of them with what is written in them, the oldest first. */
  read(workspace: string): Promise<readonly (LibraryDocument & { readonly sections: readonly DocumentSection[] })[]>;
}

/** Reads PDFs. */
export interface PdfPort {
  /** No more than `maxPages`. Never throws. */
  read(bytes: Uint8Array, maxPages: number): Promise<PdfText>;
}
