import { z } from 'zod';

/** What Discord accepts: each answers with what is wrong, by path, or with undefined. Its answer is 50035 then. */
export type Faults = Record<string, string> | undefined;

const v2 = 1 << 15;
export const ephemeral = 1 << 6;
const most = { components: 40, text: 4000, command: 8000, file: 10 * 1024 * 1024 };

/** Discord trims what people read: spaces alone are nothing. */
const read = (max: number) => z.string().max(max).regex(/\S/, 'This field is required');
const customId = z.string().min(1).max(100);
const twice = (list: readonly string[]): string | undefined => list.find((one, at) => list.indexOf(one) !== at);

const option = z.object({ label: read(100), value: z.string().min(1).max(100), description: read(100).optional() });
const select = z
  .object({
    type: z.literal(3),
    custom_id: customId,
    placeholder: z.string().max(150).optional(),
    min_values: z.int().min(0).max(25).default(1),
    max_values: z.int().min(1).max(25).default(1),
    required: z.boolean().optional(),
    options: z.array(option).min(1).max(25),
  })
  .refine((s) => s.min_values <= s.max_values && s.max_values <= s.options.length, 'min_values, max_values')
  .refine((s) => !twice(s.options.map((o) => o.value)), 'The specified option value is already used');
const button = z
  .object({
    type: z.literal(2),
    style: z.int().min(1).max(5),
    label: read(80),
    custom_id: customId.optional(),
    url: z
      .url({ protocol: /^(https?|discord)$/ })
      .max(512)
      .optional(),
  })
  .refine((b) => (b.style === 5 ? b.url && !b.custom_id : b.custom_id && !b.url), 'url for a link, else custom_id');
const row = z
  .object({
    type: z.literal(1),
    components: z
      .array(z.union([button, select]))
      .min(1)
      .max(5),
  })
  .refine((r) => r.components.length === 1 || r.components.every((c) => c.type === 2), 'one select, alone');
const text = z.object({ type: z.literal(10), content: read(most.text) });
const gallery = z.object({
  type: z.literal(12),
  items: z
    .array(
      z.object({ media: z.object({ url: z.string().regex(/^(attachment|https?):\/\//) }), description: read(1024) }),
    )
    .min(1)
    .max(10),
});
const file = z.object({ type: z.literal(13), file: z.object({ url: z.string().regex(/^attachment:\/\/[\w.-]+$/) }) });
const container = z.object({
  type: z.literal(17),
  accent_color: z.int().min(0).max(0xffffff).nullish(),
  components: z.array(z.union([row, text, gallery, file])).min(1),
});

const message = z.object({
  flags: z.int().default(0),
  content: z.string().max(2000).nullish(),
  components: z.array(z.unknown()).default([]),
  embeds: z.array(z.unknown()).max(10).nullish(),
  nonce: z.union([z.string().max(25), z.int()]).optional(),
  enforce_nonce: z.boolean().optional(),
  uploads: z
    .array(z.object({ filename: z.string(), bytes: z.instanceof(Uint8Array) }))
    .max(10)
    .default([]),
  allowed_mentions: z.object({ parse: z.array(z.enum(['roles', 'users', 'everyone'])).optional() }).nullish(),
});

export function messageFaults(body: unknown): Faults {
  const parsed = message.safeParse(body);
  if (!parsed.success) return faultsOf(parsed.error);
  const { flags, content, embeds, components, uploads } = parsed.data;
  const heavy = uploads.find((u) => u.bytes.length > most.file);
  if (heavy) return { attachments: `${heavy.filename} is larger than ${most.file} bytes` };
  if (!(flags & v2)) {
    if (components.length > 0) return faultsOf(z.array(row).max(5).safeParse(components).error);
    return content?.trim() || embeds?.length ? undefined : { content: 'Cannot send an empty message' };
  }
  if (content || embeds?.length) return { flags: 'content and embeds cannot be used beside components V2' };
  const tree = z
    .array(z.union([row, text, gallery, file, container]))
    .min(1)
    .safeParse(components);
  if (!tree.success) return faultsOf(tree.error);
  const all = flat(components);
  if (all.length > most.components) return { components: `${all.length} components, ${most.components} at most` };
  const letters = all.reduce((sum, c) => sum + (c.content?.length ?? 0), 0);
  if (letters > most.text) return { components: `${letters} characters of text, ${most.text} at most` };
  const named = all
    .flatMap((c) => c.items?.map((i) => i.media.url) ?? (c.file ? [c.file.url] : []))
    .filter((url) => url.startsWith('attachment:'));
  const missing = named.find((url) => !uploads.some((u) => url === `attachment://${u.filename}`));
  if (missing) return { components: `${missing} is not among the attachments` };
  const id = twice(all.flatMap((c) => c.custom_id ?? []));
  return id ? { components: `Component custom id cannot be duplicated: ${id}` } : undefined;
}

export const threadFaults = (body: unknown): Faults =>
  faultsOf(
    z.object({ name: read(100), auto_archive_duration: z.literal([60, 1440, 4320, 10080]).optional() }).safeParse(body)
      .error,
  );

const input = z
  .object({
    type: z.literal(4),
    custom_id: customId,
    style: z.int().min(1).max(2),
    label: z.never().optional(),
    min_length: z.int().min(0).max(4000).optional(),
    max_length: z.int().min(1).max(4000).optional(),
    required: z.boolean().optional(),
    value: z.string().max(4000).optional(),
    placeholder: z.string().max(100).optional(),
  })
  .refine((i) => (i.value?.length ?? 0) <= (i.max_length ?? 4000), 'value longer than max_length');
const role = z
  .object({
    type: z.literal(6),
    custom_id: customId,
    required: z.boolean().optional(),
    min_values: z.int().min(0).max(25).default(1),
    max_values: z.int().min(1).max(25).default(1),
    default_values: z
      .array(z.object({ id: z.string().regex(/^\d+$/), type: z.literal('role') }))
      .max(1)
      .optional(),
  })
  .refine((r) => r.required === false || r.min_values > 0, 'min_values of a required select');
const upload = z
  .object({
    type: z.literal(19),
    custom_id: customId,
    required: z.boolean().optional(),
    min_values: z.int().min(0).max(10).default(1),
    max_values: z.int().min(1).max(10).default(1),
  })
  .refine((u) => u.required === false || u.min_values > 0, 'min_values of a required upload');
const label = z.object({
  type: z.literal(18),
  label: read(45),
  description: read(100).optional(),
  component: z.union([input, select, role, upload]),
});
const words = z.strictObject({ type: z.literal(10), content: read(4000) });
const modal = z
  .object({
    custom_id: customId,
    title: read(45),
    components: z
      .array(z.union([label, words]))
      .min(1)
      .max(5),
  })
  .refine(
    (m) => !twice(m.components.flatMap((c) => ('component' in c ? c.component.custom_id : []))),
    'Component custom id cannot be duplicated',
  );

export const modalFaults = (body: unknown): Faults => faultsOf(modal.safeParse(body).error);

const choice = z.object({
  name: read(100),
  name_localizations: z.partialRecord(z.enum(['en-GB', 'en-US', 'zh-CN', 'zh-TW']), read(100)).nullish(),
  value: z.string().min(1).max(100),
});
export const choicesFaults = (body: unknown): Faults =>
  faultsOf(z.object({ choices: z.array(choice).max(25) }).safeParse(body).error);

const name = z.string().regex(/^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u);
const about = {
  name,
  description: read(100),
  description_localizations: z.partialRecord(z.enum(['en-GB', 'en-US', 'zh-CN', 'zh-TW']), read(100)).nullish(),
};
const stringOption = z
  .object({
    type: z.literal(3),
    ...about,
    required: z.boolean().default(false),
    autocomplete: z.boolean().default(false),
    choices: z.array(choice).max(25).default([]),
  })
  .refine((o) => !(o.autocomplete && o.choices.length > 0), 'choices and autocomplete exclude each other');
const requiredFirst = (list: readonly { required: boolean }[]): boolean =>
  list.every((o, at) => !o.required || list.slice(0, at).every((before) => before.required));
const options = z.array(stringOption).max(25).refine(requiredFirst, 'Required options must be placed before others');
const sub = z.object({ type: z.literal(1), ...about, options: options.default([]) });
const command = z
  .object({
    type: z.literal(1).default(1),
    ...about,
    options: z.union([options, z.array(sub).max(25)]).default([]),
    contexts: z.array(z.int().min(0).max(2)).nullish(),
    integration_types: z.array(z.int().min(0).max(1)).optional(),
    default_member_permissions: z.string().nullish(),
  })
  .refine((c) => sizeOf(c) <= most.command, 'Command exceeds maximum size');
interface Sized {
  name: string;
  description?: string;
  value?: string;
  description_localizations?: Readonly<Record<string, string>> | null | undefined;
  choices?: readonly Sized[];
  options?: readonly Sized[];
}
/** The letters of a command and all that is in it; of several languages, the longest counts. */
const sizeOf = (of: Sized): number =>
  of.name.length +
  (of.value?.length ?? 0) +
  Math.max(of.description?.length ?? 0, ...Object.values(of.description_localizations ?? {}).map((d) => d.length)) +
  [...(of.options ?? []), ...(of.choices ?? [])].reduce((sum, one) => sum + sizeOf(one), 0);
const menuName = z.string().max(32).regex(/\S/);
/** The menu of a message: its name may have spaces and capitals, and it says nothing more. */
const menu = z.strictObject({
  type: z.literal(3),
  name: menuName,
  name_localizations: z.partialRecord(z.enum(['en-GB', 'en-US', 'zh-CN', 'zh-TW']), menuName).nullish(),
  contexts: z.array(z.int().min(0).max(2)).nullish(),
  integration_types: z.array(z.int().min(0).max(1)).optional(),
  options: z.array(z.never()).default([]),
});
const commands = z
  .array(z.union([command, menu]))
  .max(100)
  .refine((list) => !twice(list.map((c) => `${c.type} ${c.name}`)), 'Application command names must be unique');

export type Registered = z.infer<typeof command> | z.infer<typeof menu>;
export const commandsFaults = (body: unknown): Faults => faultsOf(commands.safeParse(body).error);
/** As Discord keeps them: what was left out has its default. */
export const commandsKept = (body: unknown): Registered[] => commands.parse(body);

/** A component of a message that passed, with everything any kind has. */
export interface Component {
  type: number;
  style?: number;
  accent_color?: number | null;
  label?: string;
  content?: string;
  custom_id?: string;
  url?: string;
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  options?: { label: string; value: string; default?: boolean }[];
  default_values?: { id: string; type: string }[];
  components?: Component[];
  file?: { url: string };
  items?: { media: { url: string }; description: string }[];
}

/** A message's components one after another, each before what is in it. */
export const flat = (components: readonly unknown[]): Component[] =>
  (components as Component[]).flatMap((c) => [c, ...flat(c.components ?? [])]);

function faultsOf(error: z.ZodError | undefined): Faults {
  return error && Object.fromEntries(error.issues.map((i) => [i.path.join('.') || '_', JSON.stringify(i)]));
}
