import { knownZone } from '../../core/calendar/zone.ts';
import { head } from '../../markup/cut.ts';
import type { Action, Event } from '../contract/event.ts';
import { nameLabel } from '../contract/view.ts';

/** How much of each part is read: well above what a platform or a schema allows, far below what could do harm. */
const limits = { id: 200, name: 80, word: 100, route: 200, text: 4000, field: 6000, values: 25 };

/**
 * PostgreSQL takes neither NUL nor half a surrogate pair, and nobody types the other control characters. Those that turn the
 * direction of what follows would turn our words around theirs; letters that are written from right to left need none.
 */
export function cleanText(text: string, maxLength: number): string {
  return head(text, maxLength)
    .toWellFormed()
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Cc}/gu, (control) => ('\n\r\t'.includes(control) ? control : ''));
}

/** An event that is safe to store. This is the only place that cleans what people send. */
export function cleanEvent(event: Event): Event {
  const { workspace, channel, thread, locale, zone, ...rest } = event;
  const account = cleanText(event.account, limits.id);
  const known = knownZone(zone);
  return {
    ...rest,
    id: cleanText(event.id, limits.id),
    account,
    name: nameLabel(cleanText(event.name, limits.name), account),
    ...(workspace && {
      workspace: { id: cleanText(workspace.id, limits.id), name: cleanText(workspace.name, limits.name) },
    }),
    ...(channel !== undefined && { channel: cleanText(channel, limits.id) }),
    ...(thread !== undefined && { thread: cleanText(thread, limits.id) }),
    ...(locale !== undefined && { locale: cleanText(locale, limits.word) }),
    ...(known && { zone: known }),
    action: cleanAction(event.action),
  };
}

function cleanAction(action: Action): Action {
  const sub = 'sub' in action && action.sub !== undefined ? { sub: cleanText(action.sub, limits.word) } : {};
  switch (action.kind) {
    case 'text':
    case 'message':
      return { kind: action.kind, text: cleanText(action.text, limits.text) };
    case 'about': {
      const routes = action.routes.slice(0, limits.values).map((route) => cleanText(route, limits.route));
      return { kind: 'about', text: cleanText(action.text, limits.text), routes };
    }
    case 'press': {
      const values = action.values.slice(0, limits.values).map((value) => cleanText(value, limits.route));
      return { kind: 'press', route: cleanText(action.route, limits.route), values };
    }
    case 'submit': {
      const files = Object.entries(action.files ?? {}).map(
        ([name, file]) => [name, { ...file, name: cleanText(file.name, limits.word) }] as const,
      );
      return {
        ...{ kind: 'submit', route: cleanText(action.route, limits.route), fields: cleanAll(action.fields) },
        ...(files.length > 0 && { files: Object.fromEntries(files) }),
      };
    }
    case 'command':
      return { ...action, command: cleanText(action.command, limits.word), ...sub, options: cleanAll(action.options) };
    case 'suggest': {
      const query = cleanText(action.query, limits.word);
      return { ...action, command: cleanText(action.command, limits.word), ...sub, query };
    }
  }
}

const cleanAll = (given: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(given)
      .slice(0, limits.values)
      .map(([name, value]) => [name, cleanText(value, limits.field)]),
  );
