import type { Answer, Args } from './slack-answer.ts';
import { elementsOf, type Home, type Modal, type Refusal, refuseHome, refuseModal } from './slack-rules.ts';

/** Modals, in stacks of three, and the Home tab of each person: what `views.*` changes. */

export interface OpenModal {
  readonly id: string;
  hash: string;
  view: Modal;
  /** What stands in the fields, by block id. */
  readonly given: Map<string, string>;
  errors: Record<string, string>;
}
export interface OpenHome {
  readonly id: string;
  readonly hash: string;
  readonly view: Home;
}
interface Trigger {
  readonly user: string;
  readonly until: number;
  used: boolean;
}

const deepest = 3;
const refused = (error: string, { messages }: Refusal | { messages?: readonly string[] } = {}): Answer => ({
  ok: false,
  error,
  response_metadata: { messages: messages ?? [] },
});

export function createViews(on: {
  now(): number;
  nextId(prefix: string): string;
  nextTs(): string;
  knows(user: string): boolean;
  fits(view: Modal | Home): Refusal | undefined;
}) {
  const stacks = new Map<string, OpenModal[]>();
  const homes = new Map<string, OpenHome>();
  const triggers = new Map<string, Trigger>();

  /** The trigger, used up by this; or why not. */
  function exchange(id: unknown): Trigger | Answer {
    const trigger = triggers.get(String(id));
    if (!trigger) return refused('invalid_trigger_id');
    if (trigger.used) return refused('exchanged_trigger_id');
    if (trigger.until < on.now()) return refused('expired_trigger_id');
    return trigger;
  }

  function filled(open: OpenModal): OpenModal {
    for (const block of open.view.blocks) {
      for (const element of elementsOf(block)) {
        const given = 'initial_value' in element ? element.initial_value : undefined;
        const option = 'initial_option' in element ? element.initial_option?.value : undefined;
        open.given.set(block.block_id ?? '', given ?? option ?? '');
      }
    }
    return open;
  }

  const said = (open: OpenModal | OpenHome): Answer => ({
    ok: true,
    view: { ...open.view, id: open.id, hash: open.hash },
  });

  const opening =
    (onto: boolean) =>
    ({ trigger_id, view }: Args): Answer => {
      const trigger = exchange(trigger_id);
      if ('ok' in trigger) return trigger;
      const refusal = refuseModal(view) ?? on.fits(view as Modal);
      if (refusal) return refused(refusal.error, refusal);
      const under = onto ? (stacks.get(trigger.user) ?? []) : [];
      if (under.length >= deepest) return refused('push_limit_reached');
      trigger.used = true;
      const [id, hash] = [on.nextId('V'), on.nextTs()];
      const open = filled({ id, hash, view: view as Modal, given: new Map(), errors: {} });
      stacks.set(trigger.user, [...under, open]);
      return said(open);
    };

  return {
    homes,
    stacks,
    /** The modal on top. */
    modalOf: (user: string): OpenModal | undefined => stacks.get(user)?.at(-1),
    close: (user: string): void => void stacks.get(user)?.pop(),
    trigger(user: string): string {
      const id = on.nextId('trigger.');
      triggers.set(id, { user, until: on.now() + 3000, used: false });
      return id;
    },

    methods: {
      'views.open': opening(false),
      'views.push': opening(true),
      'views.update': ({ view_id, hash, view }: Args): Answer => {
        const open = [...stacks.values()].flat().find(({ id }) => id === view_id);
        if (!open) return refused('not_found');
        if (hash !== undefined && hash !== open.hash) return refused('hash_conflict');
        const refusal = refuseModal(view) ?? on.fits(view as Modal);
        if (refusal) return refused(refusal.error, refusal);
        Object.assign(open, { view: view as Modal, hash: on.nextTs(), errors: {} });
        return said(filled(open));
      },
      'views.publish': ({ user_id, hash, view }: Args): Answer => {
        const user = String(user_id);
        if (!on.knows(user)) return refused('user_not_found');
        const before = homes.get(user);
        if (hash !== undefined && hash !== before?.hash) return refused('hash_conflict');
        const refusal = refuseHome(view) ?? on.fits(view as Home);
        if (refusal) return refused(refusal.error, refusal);
        const blocks = (view as Home).blocks.map((b) => ({ ...b, block_id: b.block_id ?? on.nextId('b') }));
        const open = { id: before?.id ?? on.nextId('V'), hash: on.nextTs(), view: { ...(view as Home), blocks } };
        homes.set(user, open);
        return said(open);
      },
    },
  };
}
