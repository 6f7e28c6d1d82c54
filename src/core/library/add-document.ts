import type { Ports } from '../ports.ts';
import { type DocumentKind, type DocumentSection, fileEndings, type GivenFile, libraryBounds } from './model.ts';
import type { PdfPort } from './port.ts';
import { decodeText, readPages, readSections } from './read-document.ts';

/** What became of a document that an organiser wanted to add. */
export type Added = { readonly kind: 'added' | 'same'; readonly title: string } | NotAdded;

export type NotAdded =
  /** Neither text nor a file was given, or both. */
  | { readonly kind: 'nothing' | 'both' }
  /** A file with another ending than can be read. */
  | { readonly kind: 'type' }
  | { readonly kind: 'large' }
  /** It could not be fetched from the platform. */
  | { readonly kind: 'lost' }
  /** It is not what its ending says. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'pages'; readonly pages: number }
  | { readonly kind: 'long'; readonly letters: number }
  /** There is no text in it: a scan, perhaps. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'full' };

interface Given {
  readonly workspace: string;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly file?: GivenFile | undefined;
  readonly now: Temporal.Instant;
}

/** Adds a document to the library of a workspace: a text that was pasted, or a file. */
export async function addDocument(
  ports: Pick<Ports, 'library' | 'pdf'>,
  { workspace, title, text, file, now }: Given,
): Promise<Added> {
  if (text && file) return { kind: 'both' };
  const read = file ? await readFile(ports.pdf, file) : text ? readText(text) : ({ kind: 'nothing' } as const);
  if (read.kind !== 'read') return read;
  const { sections, document } = read;
  const letters = sections.reduce((sum, { body }) => sum + body.length, 0);
  if (!letters) return { kind: 'empty' };
  if (letters > libraryBounds.letters) return { kind: 'long', letters };
  const called = titleOf(title, file, sections);
  const within = { documents: libraryBounds.documents, letters: libraryBounds.allLetters, at: now };
  const added = await ports.library.add({ workspace, title: called, kind: document, sections }, within);
  return added === 'full' ? { kind: 'full' } : { kind: added, title: called };
}

type Read =
  | { readonly kind: 'read'; readonly document: DocumentKind; readonly sections: readonly DocumentSection[] }
  | Extract<Added, { kind: 'type' | 'large' | 'lost' | 'unreadable' | 'locked' | 'pages' }>;

const readText = (text: string): Read => ({
  kind: 'read',
  document: 'text',
  sections: readSections('markdown', text),
});

async function readFile(pdf: PdfPort, file: GivenFile): Promise<Read> {
  const ending = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  const document = Object.hasOwn(fileEndings, ending) ? fileEndings[ending] : undefined;
  if (!document) return { kind: 'type' };
  if (file.bytes > libraryBounds.bytes) return { kind: 'large' };
  const bytes = await file.read(libraryBounds.bytes);
  if (!bytes) return { kind: 'lost' };
  if (document === 'pdf') {
    const read = await pdf.read(bytes, libraryBounds.pages);
    if (read.kind === 'pages') return { kind: 'read', document, sections: readPages(read.pages) };
    return read.kind === 'tooMany' ? { kind: 'pages', pages: read.pages } : read;
  }
  const text = decodeText(bytes);
  if (text === undefined) return { kind: 'unreadable' };
  try {
    return { kind: 'read', document, sections: readSections(document, text) };
  } catch {
    return { kind: 'unreadable' };
  }
}

/** What it is called: as its organiser says, by its file, or by how it begins. */
function titleOf(title: string | undefined, file: GivenFile | undefined, sections: readonly DocumentSection[]): string {
  const [first] = sections;
  const own = title || file?.name.replace(/\.[^.]+$/, '') || first?.heading || first?.body || '';
  const line = own.replace(/[\s_]+/g, ' ').trim();
  const letters = [...line];
  return letters.length > libraryBounds.title ? `${letters.slice(0, libraryBounds.title - 1).join('')}…` : line;
}
