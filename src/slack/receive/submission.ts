import { z } from 'zod';
import type { GivenFile } from '../../core/library/model.ts';
import { fileSchema, type SlackFile } from './file.ts';
import { type Given, idIn, interactionSchema, line, readOpened, whoseOf } from './payload.ts';

const fieldSchema = z.object({
  value: line.nullish(),
  selected_option: z.object({ value: line }).nullish(),
  files: z.array(fileSchema).nullish(),
});

const submissionSchema = interactionSchema.extend({
  view: z.object({
    id: line,
    hash: line,
    callback_id: line,
    private_metadata: line,
    state: z.object({ values: z.record(z.string(), z.record(z.string(), fieldSchema)) }),
  }),
});

/** A form that was filled in, and the names of all its fields. What was left empty is not among the given ones. */
export function readSubmission(
  body: unknown,
  fileOf: (file: SlackFile) => GivenFile,
): Given & { readonly fields: readonly string[] } {
  const { view, ...given } = submissionSchema.parse(body);
  const fields = Object.entries(view.state.values).flatMap(([name, elements]) => {
    const element = Object.values(elements)[0];
    const value = element?.value ?? element?.selected_option?.value;
    return value === undefined ? [] : [[name, value] as const];
  });
  const files = Object.entries(view.state.values).flatMap(([name, elements]) => {
    const file = Object.values(elements)[0]?.files?.[0];
    return file ? [[name, fileOf(file)] as const] : [];
  });
  const who = whoseOf(given);
  return {
    // A view keeps both while its fields are corrected.
    id: idIn(who.team, `${view.id}.${view.hash}`),
    ...who,
    opened: readOpened(view.private_metadata),
    action: {
      ...{ kind: 'submit', route: view.callback_id, fields: Object.fromEntries(fields) },
      ...(files.length > 0 && { files: Object.fromEntries(files) }),
    },
    fields: Object.keys(view.state.values),
  };
}

/**
 * The errors by field, as an acknowledgement takes them. An error for a field that the form does not have would be
 * refused as a whole, so that one goes to the first field.
 */
export function fieldErrors(
  errors: Readonly<Record<string, string>>,
  fields: readonly string[],
): Record<string, string> | undefined {
  const [first] = fields;
  if (!first) return undefined;
  const placed: Record<string, string> = {};
  for (const [name, error] of Object.entries(errors)) placed[fields.includes(name) ? name : first] ??= error;
  return Object.keys(placed).length ? placed : undefined;
}
