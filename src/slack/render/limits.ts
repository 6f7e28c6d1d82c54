import type { types } from '@slack/bolt';
import type { Choice } from '../../chat/contract/view.ts';
import { shorten } from '../../markup/cut.ts';

/**
 * Slack's limits, in characters (UTF-16) unless they count things. `weight` is for a whole message, over everything
 * written in its blocks: Slack names no number, and refuses somewhere above 13,000 (`msg_blocks_too_long`).
 */
export const limits = {
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
  /** Charts of Slack's own in a message, and what is written in them. */
  charts: 2,
  chartTitle: 50,
  chartLabel: 20,
  chartLabels: 20,
  chartSeries: 6,
  tableRows: 100,
  tableColumns: 20,
} as const;

/** `verbatim`: Slack adds no link and no mention of its own. */
export const marked = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** Somebody's plain words in a place too small for a sentence: what is cut ends with an ellipsis. */
export const label = (text: string, maxLength: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: shorten(text, maxLength),
  emoji: false,
});

export const option = ({ value, label: name }: Choice): types.PlainTextOption => ({
  text: label(name, limits.option),
  value,
});
