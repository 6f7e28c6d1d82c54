import type { Logger } from 'pino';
import { keep } from '../../core/keep.ts';
import { type Message, type Messages, type PageMessage, type Person, renderMessage, sees } from './message.ts';

/** What the server-sent stream tells a page. */
export type FeedEvent =
  | { readonly event: 'message'; readonly data: PageMessage }
  | { readonly event: 'clock'; readonly data: { readonly now: string } }
  | { readonly event: 'restart'; readonly data: object };

/** A browser opens six connections to one address; beyond these it is a program that does not close any. */
const maxReaders = 100;
const maxOfOnePerson = 20;

interface Reader {
  readonly account: string;
  tell(event: FeedEvent): void;
  close(): void;
}

/** Twice what is read at once. Beyond that, at worst a page is told twice. */
const maxShown = 2_000;

/**
 * Carries what is said, by whichever process, to the pages that are open. The database's notice is only a wake-up:
 * rows are read by id, and a look at what is newer, now and then, makes up for a notice that was lost.
 */
export function createFeed(on: {
  messages: Messages;
  people: { list(): Promise<readonly Person[]> };
  listen: (onId: (id: string) => void) => Promise<() => Promise<void>>;
  log: Logger;
}) {
  const readers = new Set<Reader>();
  let newest = '0';
  let unlisten: (() => Promise<void>) | undefined;
  let sweeper: NodeJS.Timeout | undefined;
  // One after another, so that pages hear of things in the order in which they happened.
  let tail: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    tail = tail.then(work).catch((error) => on.log.warn({ err: error }, 'the playground could not read what was said'));
    return tail;
  };

  // Notices come one by one for what was read together: what was shown is shown again only when it was edited.
  const shown = new Map<string, true>();

  async function show(found: readonly Message[]): Promise<void> {
    const rows = found.filter((row) => row.edited || !shown.has(row.id));
    if (rows.length === 0) return;
    const people = readers.size > 0 ? await on.people.list() : [];
    for (const row of rows) {
      if (BigInt(row.id) > BigInt(newest)) newest = row.id;
      keep(shown, row.id, true, maxShown);
      const data = renderMessage(row);
      for (const reader of readers) {
        const person = people.find((p) => p.account === reader.account);
        if (person && sees(person, row)) reader.tell({ event: 'message', data });
      }
    }
  }

  const heard = (id: string) =>
    inTurn(async () => {
      if (BigInt(id) > BigInt(newest)) return show(await on.messages.since(newest));
      const row = await on.messages.get(id);
      await show(row ? [row] : []);
    });

  return {
    async start(): Promise<void> {
      if (unlisten) return;
      newest = await on.messages.last();
      unlisten = await on.listen((id) => /^\d{1,19}$/.test(id) && void heard(id));
      sweeper = setInterval(() => void inTurn(async () => show(await on.messages.since(newest))), 15_000);
      sweeper.unref();
    },
    async stop(): Promise<void> {
      clearInterval(sweeper);
      for (const reader of readers) reader.close();
      readers.clear();
      await tail;
      await unlisten?.();
      unlisten = undefined;
    },
    running: (): boolean => unlisten !== undefined,
    /**
     * Tells a reader of everything they may see from now on, until the returned function is called. Undefined when there
     * are too many readers already.
     */
    subscribe(reader: Reader): (() => void) | undefined {
      const same = [...readers].filter(({ account }) => account === reader.account);
      if (readers.size >= maxReaders || same.length >= maxOfOnePerson) return undefined;
      readers.add(reader);
      return () => void readers.delete(reader);
    },
    tellAll(event: FeedEvent): void {
      for (const reader of readers) reader.tell(event);
    },
    /** Everything that was said is gone. */
    async forget(): Promise<void> {
      await inTurn(async () => {
        newest = await on.messages.last();
      });
      for (const reader of readers) reader.tell({ event: 'restart', data: {} });
    },
  };
}

export type Feed = ReturnType<typeof createFeed>;
