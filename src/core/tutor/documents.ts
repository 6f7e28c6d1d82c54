import { keep } from '../keep.ts';
import type { Text } from '../language/model.ts';
import type { DocumentSection, LibraryDocument } from '../library/model.ts';
import type { LibraryPort } from '../library/port.ts';
import type { Passage } from './model.ts';
import { indexPassages, type PassageIndex } from './search.ts';

/** A workspace's documents take up to some twenty megabytes when they can be searched, so only these many stay in memory. */
const maxWorkspaces = 8;

interface Indexed {
  readonly version: string;
  readonly index: Promise<PassageIndex>;
}

/** By the library that they are in: a bot has one. */
const made = new WeakMap<LibraryPort, Map<string, Indexed>>();

/**
 * The documents of a workspace, ready to be searched; undefined when it has none. They are read again only after they have
 * changed. One read of their version.
 */
export async function documentIndex(library: LibraryPort, workspace: string): Promise<PassageIndex | undefined> {
  const version = await library.version(workspace);
  const known = made.get(library) ?? new Map<string, Indexed>();
  made.set(library, known);
  const before = known.get(workspace);
  if (version === undefined) {
    known.delete(workspace);
    return undefined;
  }
  const now: Indexed =
    before?.version === version
      ? before
      : { version, index: library.read(workspace).then((all) => indexPassages(all.flatMap(passagesOfDocument))) };
  keep(known, workspace, now, maxWorkspaces);
  now.index.catch(() => known.delete(workspace));
  return now.index;
}

/** In whichever language it is written: there is no other to fall back from. */
const only = (text: string): Text => ({ en: text }) as unknown as Text;

function passagesOfDocument({
  id,
  title,
  added,
  sections,
}: LibraryDocument & { readonly sections: readonly DocumentSection[] }): readonly Passage[] {
  return sections.map(({ heading, page, body }, at) => ({
    ...{ id: `document/${id}/${at}`, source: 'document', entry: id, skills: [], also: [] },
    ...{ name: only(title), body: only(body), added },
    ...(heading !== undefined && { heading: only(heading) }),
    ...(page !== undefined && { page }),
  }));
}
