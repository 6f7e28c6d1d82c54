import { inText } from '../../src/chat/contract/capability.ts';
import type { PendingReply, Reply } from '../../src/chat/contract/reply.ts';
import { readRoute } from '../../src/chat/contract/route.ts';
import type { Block, Button, Form, View } from '../../src/chat/contract/view.ts';

export const buttonsOf = (view: View): readonly Button[] =>
  view.body.flatMap((b) => (b.kind === 'buttons' ? b.buttons : []));

/** Throws for a reply that not every adapter could show. */
export function checkReply(reply: Reply, pending: Pick<PendingReply, 'opens'>): void {
  const wrong = (why: string) => {
    throw new Error(`${why}: ${JSON.stringify(reply).slice(0, 1000)}`);
  };
  const fits = { view: ['view', 'invalid', 'stream', 'nothing'], form: ['form', 'view'], choices: ['choices', 'view'] };
  if (!fits[pending.opens].includes(reply.kind)) wrong(`not what was announced (${pending.opens})`);
  if (!JSON.stringify(reply).isWellFormed() || /\\u0000|\\ud[89a-f]/i.test(JSON.stringify(reply)))
    wrong('not storable');
  if (reply.kind === 'choices' && reply.choices.length > 25) wrong('too many choices');
  if (reply.kind === 'form') {
    const { fields } = reply.form;
    if (!readRoute(reply.route)) wrong('a form without a way back');
    if (fields.length < 1 || fields.length > 5) wrong('a form has one to five fields');
    for (const f of fields) if (f.kind === 'select' && !(f.choices?.length && f.choices.length <= 25)) wrong(f.name);
  }
  if (!('view' in reply)) return;
  if (!reply.view.body.length) wrong('an empty view');
  for (const block of reply.view.body) {
    if (block.kind === 'text' && !block.text.trim()) wrong('an empty text');
    if (block.kind === 'buttons')
      for (const b of block.buttons)
        if (!b.label.trim() || ('route' in b && !readRoute(b.route))) wrong('a bad button');
    if (block.kind === 'select' && (!readRoute(block.route) || !block.options.length || block.options.length > 25))
      wrong('a bad select');
  }
}

/** A view as text: buttons in brackets, choices in parentheses. */
export const read = (view: View): string =>
  [view.title, ...view.body.map(readBlock)].filter(Boolean).join('\n').replace(isolates, '');

/** What keeps the direction of a name to itself, and shows nothing. */
const isolates = /[\u2068\u2069]/g;

function readBlock(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'facts':
      return block.facts.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'meter':
      return `${block.label} ${block.done}/${block.of}`;
    case 'image':
      return `(${block.alt})`;
    case 'chart':
    case 'file':
    case 'table':
      return inText(block).text;
    case 'buttons':
      return block.buttons.map((b) => `[${b.label}]`).join(' ');
    case 'select':
      return `${block.placeholder} ${block.options.map((o) => `(${o.label})`).join(' ')}`;
  }
}

/** A form, with what its fields hold. */
export const readForm = (form: Form): string =>
  [
    form.title,
    ...(form.about ? [form.about] : []),
    ...form.fields.map((f) => `${f.label}: ${f.value ?? ''} ${f.hint ?? ''}`.trim()),
  ]
    .join('\n')
    .replace(isolates, '');
