import type { Block } from './api.ts';

const isLetter = (label: string): boolean => /^[A-Z]$/.test(label);

/**
 * A question has its options in a paragraph, `A  words` a line, and its buttons have the letters alone: chat platforms
 * have no room for more. Here there is room: each option says its words itself, and the paragraph is left out.
 */
export function readOptions(body: readonly Block[]): {
  readonly body: readonly Block[];
  readonly texts: Readonly<Record<string, string>>;
} {
  const letters = body
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : block.kind === 'select' ? block.options : []))
    .map(({ label }) => label)
    .filter(isLetter);
  if (letters.length > 1)
    for (const [at, block] of body.entries()) {
      if (block.kind !== 'text') continue;
      const [all, inside = ''] = /<p>(<strong>A<\/strong>(?:(?!<\/p>).)*)<\/p>\n?/s.exec(block.html) ?? [];
      const lines = inside
        .split(/<br>\n(?=<strong>[A-Z]<\/strong>)/)
        .map((line) => /^<strong>([A-Z])<\/strong>\s+(.+)$/s.exec(line));
      const texts = Object.fromEntries(lines.map((line) => [line?.[1], line?.[2]]));
      if (!all || Object.keys(texts).join() !== letters.join() || inside.includes('<a ')) continue;
      return { texts, body: body.with(at, { ...block, html: block.html.replace(all, () => '') }) };
    }
  return { body, texts: {} };
}
