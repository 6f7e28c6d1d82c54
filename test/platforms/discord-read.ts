import type { Component } from './discord-rules.ts';

interface Readable {
  by?: { readonly name: string };
  content: string;
  components: Component[];
  thinking: boolean;
  uploads?: readonly { readonly filename: string; readonly bytes: Uint8Array }[];
}
export interface Modal {
  custom_id: string;
  title: string;
  components: ({ type: 10; content: string } | FormField)[];
}
interface FormField {
  type: 18;
  label: string;
  description?: string;
  component: Component & { required?: boolean; value?: string; max_length?: number };
}

/** What can be filled in. */
export const fieldsOf = ({ components }: Modal): FormField[] => components.filter((c) => c.type === 18);

/** A message as it is read on a screen: no markup but what is code, `[Button]`, `<placeholder: choice | choice>`. */
export function readMessage(message: Readable): string {
  const files = message.uploads?.filter(({ filename }) => /\.(csv|json)$/.test(filename)) ?? [];
  if (message.thinking) return 'Tongxue is thinking…';
  const said = message.by ? `${message.by.name}: ${message.content}` : message.content;
  const held = files.map(({ filename, bytes }) => `(file: ${filename})\n${Buffer.from(bytes).toString()}`);
  return [said, ...message.components.map(readComponent), ...held].filter(Boolean).join('\n');
}

function readComponent(c: Component): string {
  if (c.type === 10) return readText(c.content ?? '');
  if (c.type === 12) return (c.items ?? []).map((i) => `(picture: ${i.description})`).join('\n');
  if (c.type === 2) return `[${c.label}]${c.url ? `(${c.url})` : ''}`;
  if (c.type === 3) return `<${c.placeholder}: ${c.options?.map((o) => o.label).join(' | ')}>`;
  return (c.components ?? []).map(readComponent).join(c.type === 1 ? ' ' : '\n');
}

const readText = (text: string): string =>
  text
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part, at) =>
      at % 2
        ? part
        : part.replace(/^#{1,3} |[\u2060\u200b\u2068\u2069]/gm, '').replace(/\\([^0-9A-Za-z\s])|\*\*/g, '$1'),
    )
    .join('');

export const readModal = (modal: Modal): string =>
  [
    modal.title,
    ...modal.components.flatMap((c) => (c.type === 10 ? readText(c.content) : [])),
    ...fieldsOf(modal).map(({ label, description, component: c }) =>
      [
        `${label}: ${c.value ?? ''}${c.options?.map((o) => (o.default ? `(${o.label})` : o.label)).join(' | ') ?? ''}`,
        ...(description ? [`  ${description}`] : []),
      ].join('\n'),
    ),
  ].join('\n');
