import type { Logger } from 'pino';
import type { Event } from '../../chat/contract/event.ts';
import type { Handle } from '../../chat/contract/reply.ts';
import type { View } from '../../chat/contract/view.ts';
import { keep } from '../../core/keep.ts';
import { fallback } from '../../core/language/model.ts';
import { catalogues } from '../../i18n/index.ts';
import type { Clients } from '../clients.ts';
import { renderHome, withoutPictures } from '../render/view.ts';
import type { Upload } from '../send/pictures.ts';
import { errorOf, patiently } from '../send/retry.ts';
import type { Given } from './payload.ts';
import { keyOf } from './people.ts';

/** What the Home tab shows: these commands, one below the other, as if they had been given. */
const shownCommands = ['task', 'progress'];

/** Slack tells of every click on the tab: within this time it is not made again. */
const freshForMs = 3000;

const maxKept = 10_000;

/** Slack counts publications by the minute, over everybody; whoever opened the tab still looks at it. */
const retryWithinMs = 60_000;

/**
 * The Home tab, which each person has alone: the day, or the answer to what was pressed there. Slack keeps what was
 * published until the next time. Never older over newer: each publication names what it takes the place of.
 */
export function createHome(options: {
  readonly clientOf: Clients['answering'];
  readonly handle: Handle;
  readonly eventFor: (given: Given) => Promise<Event>;
  readonly upload: Upload;
  readonly log: Logger;
}) {
  const { clientOf, handle, eventFor, upload, log } = options;
  /** By team and user: what is being made, and until when what was made is fresh, by a clock that never goes back. */
  const underWay = new Map<string, Promise<void>>();
  const freshUntil = new Map<string, number>();

  async function publish(given: Given, views: readonly View[], back: boolean, within: number): Promise<void> {
    const words = catalogues[views[0]?.language ?? fallback];
    const pictures = new Map(
      (await Promise.all(views.map((view) => upload(given.team, view)))).flatMap((some) => [...some]),
    );
    const blocks = renderHome(views, words, pictures, back ? words.chat.today : undefined);
    const hash = given.opened.home?.hash;
    const web = clientOf(given.team);
    const put = (some: typeof blocks) =>
      patiently(
        () => web.views.publish({ user_id: given.user, view: { type: 'home', blocks: some }, ...(hash && { hash }) }),
        within,
      );
    try {
      await put(blocks);
    } catch (error) {
      // Slack still looks at the picture: nobody waits for that.
      if (!pictures.size || errorOf(error) === 'hash_conflict') throw error;
      await put(withoutPictures(blocks));
    }
  }

  async function show(given: Given): Promise<void> {
    const event = await eventFor(given);
    const replies = await Promise.all(
      shownCommands.map((command) => {
        const action = { kind: 'command', command, options: {} } as const;
        return handle({ ...event, id: `${event.id}.${command}`, action }).run();
      }),
    );
    const views = replies.flatMap((reply) => (reply.kind === 'view' ? [reply.view] : []));
    // Somebody who has not joined yet is told the same by each.
    const different = views.filter((view, n) => views.findIndex((v) => sameWords(v, view)) === n);
    try {
      await publish(given, different, false, retryWithinMs);
    } catch (err) {
      // What is there is newer than what this person saw when they opened it.
      if (errorOf(err) !== 'hash_conflict') log.warn({ err, event: given.id }, 'slack: the Home tab was not published');
    }
  }

  return {
    /** Shows the day. Opened again within moments, or while it is being made, it is made once. */
    async opened(given: Given, now = performance.now()): Promise<void> {
      const pressed = given.action.kind === 'press';
      const key = keyOf(given);
      const before = underWay.get(key);
      if (before && !pressed) return before;
      if (!pressed && (freshUntil.get(key) ?? 0) > now) return;
      const made = show(given).finally(() => {
        underWay.delete(key);
        keep(freshUntil, key, performance.now() + freshForMs, maxKept);
      });
      underWay.set(key, made);
      return made;
    },

    /** Shows an answer in the place of what was pressed. False when the tab shows something else by now, or Slack is busy. */
    async answer(given: Given, view: View): Promise<boolean> {
      try {
        await publish(given, [view], true, 3000);
        return true;
      } catch (err) {
        if (errorOf(err) !== 'hash_conflict') log.warn({ err, event: given.id }, 'slack: the Home tab was not changed');
        return false;
      }
    },
  };
}

const sameWords = (a: View, b: View) => JSON.stringify(a) === JSON.stringify(b);
