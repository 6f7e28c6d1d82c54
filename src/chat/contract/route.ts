/**
 * What a button carries back: `command.action:arg:arg`, at most 100 characters (Discord's custom_id). It names and
 * never remembers: no answer key and no secret, since anybody can read and forge one.
 */
export interface Route {
  readonly command: string;
  readonly action: string;
  readonly args: readonly string[];
}

const most = 100;

const shape = /^([a-z]+)\.([a-z][a-zA-Z]*)((?::[A-Za-z0-9_./+-]+)*)$/;

/** Writes a route. Throws if it would not survive the way back. */
export function route(name: string, ...args: readonly (string | number)[]): string {
  const written = [name, ...args].join(':');
  if (written.length > most || !shape.test(written)) throw new Error(`not a route: ${written}`);
  return written;
}

/** Reads what came back; undefined for anything that {@link route} would not have written. */
export function readRoute(written: string): Route | undefined {
  if (written.length > most) return undefined;
  const [, command, action, rest] = shape.exec(written) ?? [];
  return command && action ? { command, action, args: rest ? rest.slice(1).split(':') : [] } : undefined;
}
