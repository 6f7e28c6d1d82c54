import { z } from 'zod';

const optionSchema = z.object({ value: z.string() });

const pressSchema = z.object({
  actions: z.tuple([
    z.object({
      type: z.string(),
      action_id: z.string(),
      value: z.string().optional(),
      selected_option: optionSchema.nullish(),
    }),
  ]),
  state: z
    .object({
      values: z.record(
        z.string(),
        z.record(z.string(), z.object({ selected_options: z.array(optionSchema).nullish() })),
      ),
    })
    .nullish(),
});

/**
 * What a `block_actions` payload asks for: the other half of `renderView`. Undefined for what is only for the
 * eye: a link that was opened, a tick in a multiple select.
 */
export function readPress(payload: unknown): { route: string; values: readonly string[] } | undefined {
  const parsed = pressSchema.safeParse(payload);
  if (!parsed.success) return undefined;
  const [{ type, action_id, value, selected_option }] = parsed.data.actions;
  if (type === 'static_select') {
    const route = /^select-\d+ (.+)$/.exec(action_id)?.[1];
    return route && selected_option ? { route, values: [selected_option.value] } : undefined;
  }
  if (type !== 'button' || value === undefined) return undefined;
  const done = /^done-(\d+)$/.exec(action_id)?.[1];
  const select = `several-${done}`;
  const ticked = done && parsed.data.state?.values[`${select} ${value}`]?.[select]?.selected_options;
  return { route: value, values: ticked ? ticked.map((choice) => choice.value) : [] };
}
