import type { z } from 'zod';
import type { Id } from '../../core/id.ts';
import type { Ports } from '../../core/ports.ts';
import type { Sent } from '../contract/command.ts';
import type { Action } from '../contract/event.ts';
import type { ResolvedCommand } from './resolution.ts';

/** What came with an event, read by its route and by the schemas of its command. */
export interface Input {
  /** The arguments of a route. */
  readonly args: { readonly enrolment?: Id };
  /** What was chosen in a select. */
  readonly values: unknown;
  /** The options of a command. */
  readonly options: unknown;
  /** What was typed into a form; empty for anything but a submission. */
  readonly fields: unknown;
}

export type Parsed =
  | ({ readonly kind: 'parsed' } & Input)
  /** A button that we would not have made, or no longer understand. */
  | { readonly kind: 'badRoute' }
  | { readonly kind: 'badOption'; readonly option: string }
  /** A form was filled in wrongly. */
  | { readonly kind: 'badFields'; readonly error: z.ZodError; readonly schema: z.ZodObject };

/** Reads arguments, values, options and fields. What some fields are read by, the curriculum or the day of a group, is looked up. */
export async function parse(
  { handler, pressed, options }: ResolvedCommand,
  action: Action,
  ports: Ports,
  sent: () => Promise<Sent>,
): Promise<Parsed> {
  const args = pressed ? pressed.route.read(pressed.args) : {};
  const values = pressed?.route.values?.safeParse(action.kind === 'press' ? action.values : []);
  if (!args || values?.success === false) return { kind: 'badRoute' };
  const given = 'options' in handler ? handler.options.safeParse(options) : undefined;
  if (given?.success === false) return { kind: 'badOption', option: String(given.error.issues[0]?.path[0]) };
  const { fields } = handler;
  if (action.kind !== 'submit') return { kind: 'parsed', args, values: values?.data, options: given?.data, fields: {} };
  const schema = typeof fields === 'function' ? await fields(args as never, ports, await sent()) : fields;
  const typed = schema?.safeParse({ ...action.fields, ...action.files });
  if (schema && typed?.success === false) return { kind: 'badFields', error: typed.error, schema };
  return { kind: 'parsed', args, values: values?.data, options: given?.data, fields: typed?.data ?? {} };
}
