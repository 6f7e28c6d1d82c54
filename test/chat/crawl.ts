import type { Event } from '../../src/chat/contract/event.ts';
import type { PendingReply, Reply } from '../../src/chat/contract/reply.ts';
import { checkReply } from '../harness/reply.ts';

type Press = Extract<Event['action'], { kind: 'press' }>;
type Submit = Extract<Event['action'], { kind: 'submit' }>;

/** What somebody was offered: buttons and selects to press, forms to send. */
export interface Offered {
  readonly presses: Press[];
  readonly forms: Submit[];
}

/** What somebody writes into a field that is empty. The answer is a number, and an order of three steps. */
const typed: Readonly<Record<string, string>> = { clock: 'Berlin', answer: '123', f0: 'https://a.example' };

/** What a reply offers to do next. */
export function gather(reply: Reply): Offered {
  if (reply.kind === 'form') {
    const fields = reply.form.fields.map((f) => [
      f.name,
      f.value ?? typed[f.name] ?? 'https://a.example is what I made',
    ]);
    return { presses: [], forms: [{ kind: 'submit', route: reply.route, fields: Object.fromEntries(fields) }] };
  }
  const body = 'view' in reply ? reply.view.body : [];
  const presses = body.flatMap((block): Press[] => {
    if (block.kind === 'select')
      return [{ kind: 'press', route: block.route, values: block.options.slice(0, block.max).map((o) => o.value) }];
    if (block.kind !== 'buttons') return [];
    return block.buttons.flatMap((b) => ('route' in b ? [{ kind: 'press' as const, route: b.route, values: [] }] : []));
  });
  return { presses, forms: [] };
}

/** The same action with other ids is not new, but for a further page; and whoever leaves, or ends a group or a membership, sees no more. */
const isPage = (of: string) => /\.(more|page|ways|waiting|from|[a-z]+From):/.test(of);
const shapeOf = (route: string) => (isPage(route) ? route : route.replace(/\d+/g, '0'));
const leaves = (route: string) =>
  /\.(left|erased)\b|\.(expel|handTo|close|delete|pause|readmit|organise)[A-Za-z]*:.*(yes|on)$/.test(route);

/** Uses everything that is offered, then everything that is offered by that, and so on; gives all of it. */
export async function crawl(
  handle: (event: Event) => Pick<PendingReply, 'run' | 'opens'>,
  who: Omit<Event, 'id' | 'action'>,
  first: readonly Event['action'][],
): Promise<Offered> {
  const offered: Offered = { presses: [], forms: [] };
  const seen = new Set<string>();
  // Three times, since what is there changes with what was done.
  let rounds = 3;
  const todo: Event['action'][] = [...first];
  for (let n = 0; n < 1_100; n++) {
    if (!todo.length && --rounds > 0) {
      todo.push(...first);
      for (const shape of seen) if (isPage(shape)) seen.delete(shape);
    }
    const action = todo.shift();
    if (!action) break;
    const pending = handle({ ...who, id: `${who.account}-crawls-${n}`, action });
    const reply = await pending.run();
    checkReply(reply, pending);
    const { presses, forms } = gather(reply);
    offered.presses.push(...presses);
    offered.forms.push(...forms);
    for (const next of [...presses, ...forms]) {
      const shape = `${next.kind} ${shapeOf(next.route)}`;
      if (seen.has(shape) || leaves(next.route)) continue;
      seen.add(shape);
      todo.push(next);
    }
  }
  return offered;
}
