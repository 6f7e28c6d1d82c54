import { knownZone } from '../../core/calendar/zone.ts';
import type { Action, Event } from '../contract/event.ts';

/** The most of anything that is read: well above what a platform or a schema allows, far below what could do harm. */
const most = { id: 200, name: 80, word: 100, route: 200, text: 4000, field: 6000, values: 25 };

/** The beginning of a text, without half a character at its end. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.codePointAt(length - 1)! > 0xffff ? length - 1 : length;
  return text.slice(0, end);
}

/** PostgreSQL takes neither NUL nor half a surrogate pair, and nobody types the other control characters. */
export function cleanText(text: string, length: number): string {
  return cut(text, length)
    .toWellFormed()
    .replace(/\p{Cc}/gu, (control) => ('\n\r\t'.includes(control) ? control : ''));
}

/** An event as everything behind dispatch may take it. The one place where what people send is made fit to be kept. */
export function cleanEvent(event: Event): Event {
  const { workspace, channel, locale, zone, ...rest } = event;
  const account = cleanText(event.account, most.id);
  const known = knownZone(zone);
  return {
    ...rest,
    id: cleanText(event.id, most.id),
    account,
    name: cleanText(event.name, most.name).trim() || account,
    ...(workspace && {
      workspace: { id: cleanText(workspace.id, most.id), name: cleanText(workspace.name, most.name) },
    }),
    ...(channel !== undefined && { channel: cleanText(channel, most.id) }),
    ...(locale !== undefined && { locale: cleanText(locale, most.word) }),
    ...(known && { zone: known }),
    action: cleanAction(event.action),
  };
}

function cleanAction(action: Action): Action {
  const sub = 'sub' in action && action.sub !== undefined ? { sub: cleanText(action.sub, most.word) } : {};
  switch (action.kind) {
    case 'text':
    case 'message':
      return { kind: action.kind, text: cleanText(action.text, most.text) };
    case 'press': {
      const values = action.values.slice(0, most.values).map((value) => cleanText(value, most.route));
      return { kind: 'press', route: cleanText(action.route, most.route), values };
    }
    case 'submit':
      return { kind: 'submit', route: cleanText(action.route, most.route), fields: cleanAll(action.fields) };
    case 'command':
      return { ...action, command: cleanText(action.command, most.word), ...sub, options: cleanAll(action.options) };
    case 'suggest': {
      const query = cleanText(action.query, most.word);
      return { ...action, command: cleanText(action.command, most.word), ...sub, query };
    }
  }
}

const cleanAll = (given: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(given)
      .slice(0, most.values)
      .map(([name, value]) => [name, cleanText(value, most.field)]),
  );
