import type { z } from 'zod';
import type { Ports } from '../../core/ports.ts';
import type { Action } from '../contract/event.ts';
import type { ResolvedCommand } from './find.ts';

/** What came with an event, read by the schemas of its command. */
export interface Input {
  readonly input: unknown;
  /** What was chosen in a select. */
  readonly values: unknown;
  /** What was typed into a form; empty for anything but a submission. */
  readonly fields: unknown;
}

export type Parsed =
  | ({ readonly kind: 'parsed' } & Input)
  /** A button that we would not have made, or no longer understand. */
  | { readonly kind: 'badArguments' }
  | { readonly kind: 'badOption'; readonly option: string }
  /** A form was filled in wrongly. */
  | { readonly kind: 'badFields'; readonly error: z.ZodError };

/** Reads arguments or options, values and fields. Pure: it asks nobody but the curriculum. */
export function parse({ handler, raw }: ResolvedCommand, action: Action, ports: Ports): Parsed {
  const isButton = 'args' in handler;
  const input = (isButton ? handler.args : handler.options).safeParse(raw);
  if (!input.success) {
    const option = input.error.issues[0]?.path[0];
    return isButton || option === undefined ? { kind: 'badArguments' } : { kind: 'badOption', option: String(option) };
  }
  const schema = isButton ? handler.values : undefined;
  const values = schema?.safeParse(action.kind === 'press' ? action.values : []);
  if (values?.success === false) return { kind: 'badArguments' };
  if (action.kind !== 'submit') return { kind: 'parsed', input: input.data, values: values?.data, fields: {} };
  const { fields } = handler;
  const fieldSchema = typeof fields === 'function' ? fields(input.data as never, ports) : fields;
  const typed = fieldSchema?.safeParse(action.fields);
  if (typed?.success === false) return { kind: 'badFields', error: typed.error };
  return { kind: 'parsed', input: input.data, values: values?.data, fields: typed?.data ?? {} };
}
