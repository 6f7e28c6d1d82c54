import type { Address, Found, Platform, Sent, Thread } from '../../src/chat/contract/platform.ts';
import type { View } from '../../src/chat/contract/view.ts';

/** What the platform does with the next messages, one entry for each. After the last entry it delivers. */
export type Does = 'deliver' | 'throw before' | 'throw after' | Exclude<Sent, { kind: 'sent' }>;

interface Shown {
  readonly to: Address;
  readonly view: View;
  readonly key: string;
  readonly thread?: Thread;
}

/**
 * A chat platform in memory. It shows what arrives, once for each key if it has keys, and behaves as the test says.
 * `asked` counts the calls, `shown` is what people see.
 */
export function memoryPlatform(name: string, idempotent: boolean, keyLastsMs?: number) {
  const shown: Shown[] = [];
  const edited: { readonly ref: string; readonly view: View }[] = [];
  const next: Does[] = [];
  const nextEdit: Does[] = [];
  const nextFind: Found[] = [];
  const waiting: (() => void)[] = [];
  let [asked, looked] = [0, 0];
  let held = false;
  let away = false;

  const platform: Platform = {
    name,
    can: new Set(['modal', 'privateReply', 'thread', 'file']),
    editPauseMs: 1_000,
    idempotent,
    ...(keyLastsMs !== undefined && { keyLastsMs }),
    start: async () => {},
    stop: async () => {},
    ready: () => true,
    away: () => away,
    mayPost: async () => true,
    ...(!idempotent && {
      async find({ delivery }: { readonly delivery: string }): Promise<Found> {
        looked++;
        const nth = shown.findIndex(({ key }) => key === `delivery-${delivery}`);
        return nextFind.shift() ?? (nth < 0 ? { kind: 'absent' } : { kind: 'there', ref: `${name}-${nth + 1}` });
      },
    }),
    async edit(ref, view) {
      const action = nextEdit.shift() ?? 'deliver';
      if (action === 'throw before') throw new Error('the line broke');
      if (typeof action === 'object') return action;
      edited.push({ ref, view });
      if (action === 'throw after') throw new Error('the line broke');
      return { kind: 'sent', ref };
    },
    async send(to, view, key, { thread } = {}) {
      asked++;
      if (held) await new Promise<void>((go) => waiting.push(go));
      const action = next.shift() ?? 'deliver';
      if (action === 'throw before') throw new Error('the line broke');
      if (typeof action === 'object') return action;
      if (!idempotent || !shown.some((message) => message.key === key))
        shown.push({ to, view, key, ...(thread && { thread }) });
      if (action === 'throw after') throw new Error('the line broke');
      return { kind: 'sent', ref: `${name}-${shown.length}` };
    },
  };
  return {
    platform,
    shown,
    /** Every edit that arrived. */
    edited,
    asked: () => asked,
    /** How often it was asked whether it has a message, and what it says the next times. */
    looked: () => looked,
    willFind: (...found: Found[]) => void nextFind.push(...found),
    will: (...action: Does[]) => void next.push(...action),
    /** The same for the next edits. */
    willEdit: (...action: Does[]) => void nextEdit.push(...action),
    /** As when its connection is lost, and later there again. */
    lose() {
      away = true;
    },
    find() {
      away = false;
    },
    /** Makes calls wait until `release`, as on a slow connection. */
    hold() {
      held = true;
    },
    release() {
      held = false;
      for (const go of waiting.splice(0)) go();
    },
    forget() {
      shown.length = 0;
      edited.length = 0;
      next.length = 0;
      nextEdit.length = 0;
      nextFind.length = 0;
      [asked, looked] = [0, 0];
    },
  };
}
