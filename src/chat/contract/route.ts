import { z } from 'zod';

/**
 * What a button, select or form carries back: `command.action:arg:arg`, at most 100 characters (Discord's custom_id).
 * It names and never remembers: no answer key and no secret, since anybody can read and forge one. Each is made and
 * read by the objects that {@link defineRoutes} gives, in `src/routes/`.
 */
export interface WrittenRoute {
  readonly command: string;
  readonly action: string;
  readonly args: readonly string[];
}

const maxLength = 100;

const shape = /^([a-z]+)\.([a-z][a-zA-Z]*)((?::[A-Za-z0-9_./+-]+)*)$/;

/** Throws if it would not survive the way back. */
export function writeRoute({ command, action, args }: WrittenRoute): string {
  const written = [`${command}.${action}`, ...args].join(':');
  if (written.length > maxLength || !shape.test(written)) throw new Error(`not a route: ${written}`);
  return written;
}

/** Takes a route apart; undefined for anything that {@link writeRoute} would not have written. */
export function readRoute(written: string): WrittenRoute | undefined {
  if (written.length > maxLength) return undefined;
  const [, command, action, rest] = shape.exec(written) ?? [];
  return command && action ? { command, action, args: rest ? rest.slice(1).split(':') : [] } : undefined;
}

/** Writes (encodes) and reads (decodes) one argument. An optional one is left out when it is undefined. */
export type Arg = z.ZodType<unknown, string | undefined>;
export type Args = Readonly<Record<string, Arg>>;
export type ArgsOf<A extends Args> = { readonly [K in keyof A]: z.output<A[K]> };

/** What a route is defined by. The arguments stand in a route in the order of the object. */
interface Definition<A extends Args = Args, O extends Arg = Arg, V extends z.ZodType = z.ZodType> {
  readonly args: A;
  /** One option of a select, and all that was chosen. */
  readonly option?: O;
  readonly values?: V;
}

/** A button, or a form: pressing opens it, and submitting comes back by the same route. */
export const button = <A extends Args>(args: A): Definition<A, never, z.ZodUndefined> => ({ args });

/** A select that takes one option. */
export const select = <A extends Args, O extends Arg>(args: A, option: O) => ({
  args,
  option,
  values: z.tuple([option]).transform(([value]) => value as z.output<O>),
});

/** A select that takes several: one at least. */
export const multiSelect = <A extends Args, O extends Arg>(args: A, option: O, maxItems: number) => ({
  args,
  option,
  values: z.array(option).min(1).max(maxItems),
});

/** What dispatch knows of a route. */
export interface AnyRoute {
  readonly command: string;
  readonly action: string;
  readonly args: Args;
  /** Undefined for anything that is no select. */
  readonly values: z.ZodType | undefined;
  /** Undefined for arguments that are not its own. */
  read(args: readonly string[]): ArgsOf<Args> | undefined;
  /** As calling it does, for where only the name of a route is known. */
  write(args: Readonly<Record<string, unknown>>): string;
}

/** Calling it writes the route. Throws for arguments that could not be read back. */
export interface Route<A extends Args = Args, O extends Arg = Arg, V extends z.ZodType = z.ZodType> extends AnyRoute {
  (...args: keyof A extends never ? [] : [ArgsOf<A>]): string;
  readonly args: A;
  readonly values: V | undefined;
  read(args: readonly string[]): ArgsOf<A> | undefined;
  /** Writes the value of one option of a select. */
  option(value: z.output<O>): string;
}

type RoutesOf<D> = {
  readonly [K in keyof D]: D[K] extends Definition<infer A, infer O, infer V> ? Route<A, O, V> : never;
};

/** The routes of a command by their names, which are the actions that its handlers are keyed by. */
export function defineRoutes<D extends Readonly<Record<string, Definition>>>(command: string, routes: D): RoutesOf<D> {
  const made = Object.entries(routes).map(([action, { args, option, values }]) => {
    const write = (given: Readonly<Record<string, unknown>> = {}) =>
      writeRoute({
        command,
        action,
        args: Object.entries(args).flatMap(([name, arg]) => z.encode(arg, given[name]) ?? []),
      });
    const route = Object.assign(write, {
      command,
      action,
      args,
      values,
      write,
      read: (written: readonly string[]) => readArgs(args, written),
      option: (value: unknown) => z.encode(option!, value) ?? '',
    });
    return [action, route] as const;
  });
  return Object.fromEntries(made) as unknown as RoutesOf<D>;
}

/** All arguments in their order, and nothing more. An optional one that does not fit is not there. */
function readArgs(args: Args, written: readonly string[]): Record<string, unknown> | undefined {
  const read: Record<string, unknown> = {};
  let at = 0;
  for (const [name, arg] of Object.entries(args)) {
    const value = arg.safeDecode(written[at]);
    if (value.success && written[at] !== undefined) {
      read[name] = value.data;
      at++;
    } else if (!(arg instanceof z.ZodOptional)) return undefined;
  }
  return at === written.length ? read : undefined;
}
