/** The sign of each tone, so that a tone is never shown by colour alone. */
const signs = { plain: '', good: '✓', wrong: '✗', bad: '⚠' } as const;

interface Toned {
  readonly title?: string;
  readonly tone?: keyof typeof signs;
  readonly body: readonly { readonly kind: string; readonly text?: string }[];
}

/** A view with the sign of its tone before its title or, without a title, before its first text. */
export function signTone<V extends Toned>(view: V): V {
  const sign = signs[view.tone ?? 'plain'];
  if (!sign) return view;
  const at = view.title?.trim() ? -1 : view.body.findIndex((block) => block.kind === 'text' && block.text?.trim());
  if (at < 0) return { ...view, title: `${sign} ${view.title ?? ''}`.trim() };
  const body = view.body.map((block, n) => (n === at ? { ...block, text: before(sign, block.text ?? '') } : block));
  return { ...view, body };
}

/** A list, a heading, a quote, a table or code begins a line of its own. */
const before = (sign: string, markdown: string): string =>
  `${sign}${/^\s*([-*+]\s|#|>|\||~~~|```|\d+[.)]\s)/.test(markdown) ? '\n\n' : ' '}${markdown}`;
