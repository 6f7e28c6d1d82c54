import type { types } from '@slack/bolt';
import type { Choice } from '../../chat/contract/view.ts';

/**
 * Slack's limits, in characters (UTF-16) unless they count things. `weight` is for a whole message, over everything
 * written in its blocks: Slack names no number, and refuses somewhere above 13,000 (`msg_blocks_too_long`).
 */
export const most = {
  blocks: 50,
  weight: 12_000,
  /** Of a modal or a Home tab, whose own limit is 250 KB. */
  viewBlocks: 100,
  viewWeight: 60_000,
  /** Messages that one view may take: a response URL is good for five. */
  pages: 4,
  text: 3000,
  header: 150,
  fields: 10,
  field: 2000,
  buttons: 25,
  button: 75,
  url: 3000,
  id: 255,
  options: 100,
  option: 75,
  value: 150,
  placeholder: 150,
  modalTitle: 24,
  label: 2000,
  input: 3000,
  alt: 2000,
} as const;

/** `verbatim`: Slack adds no link and no mention of its own. */
export const marked = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** Somebody's plain words in a place too small for a sentence: what is cut ends with an ellipsis. */
export function label(text: string, to: number): types.PlainTextElement {
  const words = text.trim();
  const short = words.length > to ? `${head(words, to - 1).trimEnd()}…` : words;
  return { type: 'plain_text', text: short || '…', emoji: false };
}

export const option = ({ value, label: name }: Choice): types.PlainTextOption => ({
  text: label(name, most.option),
  value,
});

/** The beginning, whole characters only. */
export function head(text: string, to: number): string {
  const cut = text.slice(0, to);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
