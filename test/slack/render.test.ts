import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, buttons, type Form, moment, plain, text, type View } from '../../src/chat/contract/view.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { readPress } from '../../src/slack/receive/press.ts';
import { renderForm } from '../../src/slack/render/form.ts';
import { mrkdwn } from '../../src/slack/render/mrkdwn.ts';
import { renderHome, renderPages, renderView } from '../../src/slack/render/view.ts';
import { hostile, webUrl } from '../chat/hostile.ts';
import {
  pingsIn,
  pingsOf,
  readable,
  refuseHome,
  refuseMessage,
  refuseModal,
  type Block as SlackBlock,
} from '../platforms/slack-rules.ts';

const { en } = catalogues;
const zh = catalogues['zh-CN'];
const blocksOf = (...body: Block[]) => renderView({ body }, en).blocks;
const choices = (n: number, label = 'x') =>
  Array.from({ length: n }, (_, i) => ({ value: `v${i}`, label: `${label}${i}` }));
const read = (view: View, catalogue = en) => readable(renderView(view, catalogue).blocks as SlackBlock[]);

describe('CommonMark becomes mrkdwn', () => {
  test.each([
    ['**bold** and *em* and _em_', '*bold* and _em_ and _em_'],
    ['***both*** ~~gone~~', '_*both*_ ~gone~'],
    ['# Heading with **bold**', '*Heading with bold*'],
    ['- a\n- b\n  - c', '• a\n• b\n    ◦ c'],
    ['3. x\n4. y', '3. x\n4. y'],
    ['> quoted\n> twice', '>quoted\n>twice'],
    ['[a & b](https://x.org/?a=1&b=2)', '<https://x.org/?a=1&amp;b=2|a &amp; b>'],
    ['<https://x.org>', '<https://x.org>'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['`a < b` and ``a ` b``', '`a &lt; b` and a \u2060`\u2060 b'],
    ['```ts\na < b && *c*\n```', '```\na &lt; b &amp;&amp; *c*\n```'],
    ['one\ntwo\n\nthree', 'one\ntwo\n\nthree'],
    ['| a | 名字 |\n|---|---|\n| **long** | 一 |', '```\na     名字\n────  ────\nlong  一\n```'],
    ['2 * 3 = 6, snake_case', '2 * 3 = 6, snake_case'],
    [
      moment(Temporal.Instant.from('2026-11-23T09:00:00Z'), 'Mon 9:00'),
      '<!date^1795424400^{date_short_pretty} {time}|Mon 9:00>',
    ],
  ])('%j', (markdown, expected) => {
    expect(mrkdwn(markdown)).toBe(expected);
  });

  test('a mark inside Chinese gets room to be seen', () => {
    expect(mrkdwn('请**今天**完成')).toBe('请\u200B*今天*\u200B完成');
  });

  test('a command is named as it is typed here', () => {
    expect(mrkdwn('Type `/quiz bayes`, not `/tmp`.', ['quiz'])).toBe('Type `/study quiz bayes`, not `/tmp`.');
    expect(read({ body: [text('`/help`')] })).toBe('`/study help`');
  });

  test('somebody else’s words stay as they typed them', () => {
    const name = '<!channel> <@U1> @here *b* _i_ ~s~ `c` [x](https://evil.org) > :smile: &amp; \\';
    const written = mrkdwn(`Hello ${plain(name)}`);
    expect(pingsIn(written, true)).toEqual([]);
    expect(written).not.toMatch(/[*_~`]\w|https:[^|]*\||:smile/);
    expect(read({ body: [text(`Hello ${plain(name)}`)] })).toBe(`Hello ${name}`);
  });

  test('no text of a person can ping, link or format, whatever it is', () => {
    const strange = fc.string({ unit: fc.constantFrom(...'<>!@#&|*_~`[]():/\\ \nachneltrs0U-'), maxLength: 40 });
    fc.assert(
      fc.property(strange, (name) => {
        const written = mrkdwn(plain(name));
        expect(pingsIn(written, true)).toEqual([]);
        expect(written).not.toMatch(/<|>/);
        expect(readable([{ type: 'section', text: { type: 'mrkdwn', text: written || '-' } }])).toBe(
          name.replace(/\s+/g, ' ').trim() || '-',
        );
      }),
    );
  });
});

describe('a view becomes blocks', () => {
  test('a title, facts, a meter and buttons', () => {
    const view: View = {
      title: `Quiz for ${plain('Mei *& co*')}`,
      tone: 'good',
      body: [
        {
          kind: 'facts',
          facts: [
            ['Right', '**3** of 5'],
            ['Next', plain('a_b')],
          ],
        },
        { kind: 'meter', label: 'Week', done: 3, of: 5 },
        buttons(
          { label: 'Go on', style: 'main', route: 'quiz.next:1' },
          { label: 'Stop', style: 'danger', route: 'quiz.stop' },
          { label: 'Read', url: 'https://x.org' },
        ),
      ],
    };
    const { blocks, text: summary } = renderView(view, en);
    expect(blocks.map((block) => block.type)).toEqual(['header', 'section', 'section', 'actions']);
    expect(read(view)).toBe(
      [
        '# ✓ Quiz for Mei *& co*',
        '*Right*\n*3* of 5\n*Next*\na_b',
        'Week\n▰▰▰▰▰▰▱▱▱▱ 3/5',
        '[Go on] [Stop] [Read]',
      ].join('\n'),
    );
    expect(blocks.at(-1)).toMatchObject({
      elements: [
        { style: 'primary', value: 'quiz.next:1' },
        { style: 'danger', value: 'quiz.stop' },
        { url: 'https://x.org' },
      ],
    });
    expect(summary).toContain('Week 3/5');
  });

  test.each([
    [0, 0, 0],
    [0, 5, 0],
    [1, 1000, 1],
    [999, 1000, 9],
    [5, 5, 10],
    [7, 5, 10],
  ])('a meter of %i/%i has %i full parts', (done, of, full) => {
    const [block] = blocksOf({ kind: 'meter', label: '', done, of });
    expect(JSON.stringify(block).match(/▰/g)?.length ?? 0).toBe(full);
    expect(JSON.stringify(block).match(/[▰▱]/g)).toHaveLength(10);
  });

  test('a select of one, and of several with a button that sends them, in both languages', () => {
    const one: Block = { kind: 'select', placeholder: 'Day', route: 'a.b', min: 1, max: 1, options: choices(2) };
    expect(read({ body: [one] })).toBe('(Day: x0 | x1)');
    const some = { ...one, max: 9 };
    expect(read({ body: [some] })).toBe('Day\n(Day: x0 | x1)\n[Done]');
    expect(read({ body: [some] }, zh)).toContain('[完成]');
    expect(blocksOf(some)[0]).toMatchObject({ accessory: { max_selected_items: 2 } });
  });

  test('what was pressed is read back', () => {
    const [, actions] = blocksOf({
      kind: 'select',
      placeholder: 'Day',
      route: 'a.b:1',
      min: 1,
      max: 2,
      options: choices(3),
    });
    const [section] = blocksOf({
      kind: 'select',
      placeholder: 'Day',
      route: 'a.b:1',
      min: 1,
      max: 2,
      options: choices(3),
    });
    const button = actions?.type === 'actions' ? actions.elements[0] : undefined;
    const ticked = { type: 'multi_static_select', selected_options: [{ value: 'v2' }, { value: 'v0' }] };
    const state = { values: { [section?.block_id ?? '']: { 'several-0': ticked } } };
    expect(readPress({ actions: [button], state })).toEqual({ route: 'a.b:1', values: ['v2', 'v0'] });
    expect(readPress({ actions: [{ ...ticked, action_id: 'several-0' }], state })).toBeUndefined();
    const other = { values: { 'several-0 a.b:2': { 'several-0': ticked } } };
    expect(readPress({ actions: [button], state: other })).toEqual({ route: 'a.b:1', values: [] });
    for (const bad of [undefined, {}, { actions: [] }, { actions: [{ type: 'button', action_id: 'x' }] }]) {
      expect(readPress(bad)).toBeUndefined();
    }
  });

  test('action ids are unique over all that can be pressed', () => {
    const same = { label: 'A', route: 'a.b' };
    const select: Block = { kind: 'select', placeholder: 'x', route: 'a.b', min: 1, max: 1, options: choices(1) };
    const blocks = blocksOf(
      buttons(same, same),
      buttons(same),
      select,
      select,
      { ...select, max: 2 },
      { ...select, max: 2 },
    );
    expect(refuseMessage('x', blocks)).toBeUndefined();
  });
});

describe('what is too much is cut, and says so', () => {
  test('a long text is divided where a sentence ends', () => {
    const blocks = blocksOf(text('This sentence is one of many. '.repeat(200)));
    expect(blocks).toHaveLength(2);
    for (const block of blocks) expect(readable([block as SlackBlock])).toMatch(/^This[\s\S]*many\.$/);
  });

  test('a long block of code is divided where a line ends, and each part is code', () => {
    const blocks = blocksOf(text(`Before\n\n\`\`\`\n${'let a = 1; // **not bold**\n'.repeat(300)}\`\`\`\n\nAfter`));
    const texts = blocks.map((block) => readable([block as SlackBlock]));
    expect(texts.filter((t) => t.startsWith('```')).length).toBeGreaterThan(2);
    for (const t of texts) expect(t.match(/```/g)?.length ?? 0).toBeOneOf([0, 2]);
  });

  test('no character is torn', () => {
    for (const block of blocksOf(text('😀'.repeat(4000))))
      expect(readable([block as SlackBlock]).isWellFormed()).toBe(true);
    const [header] = renderView({ title: '😀'.repeat(200), body: [] }, en).blocks;
    expect(readable([header as SlackBlock]).isWellFormed()).toBe(true);
  });

  test.each([
    ['en', en],
    ['zh-CN', zh],
  ] as const)('a message that is too long keeps its buttons (%s)', (_, catalogue) => {
    const view: View = { body: [text('Too much to read. '.repeat(2000)), buttons({ label: 'Go on', route: 'a.b' })] };
    const { blocks } = renderView(view, catalogue);
    expect(refuseMessage('x', blocks)).toBeUndefined();
    const seen = read(view, catalogue);
    expect(seen).toContain(catalogue.chat.cut);
    expect(seen.indexOf(catalogue.chat.cut)).toBeLessThan(seen.indexOf('[Go on]'));
  });

  test('a label that is too long for its place stands above in full, a long value as a text', () => {
    const option = `o${'p'.repeat(90)}`;
    const seen = read({
      title: 't'.repeat(200),
      body: [
        buttons({ label: 'l'.repeat(100), route: 'a.b' }),
        { kind: 'facts', facts: [['Name', 'word '.repeat(1000)]] },
        {
          kind: 'select',
          placeholder: 'x',
          route: 'a.b',
          min: 1,
          max: 1,
          options: [...choices(2), { value: 'v', label: option }],
        },
      ],
    });
    expect(seen).toContain(`*${'t'.repeat(200)}*`);
    expect(seen).toContain(`• ${'l'.repeat(100)}\n[${'l'.repeat(74)}…]`);
    expect(seen.match(/word/g)).toHaveLength(1000);
    expect(seen).toContain(`• ${option}\n(x: x0 | x1 | ${option.slice(0, 74)}…)`);
  });

  test.each([
    ['en', en],
    ['zh-CN', zh],
  ] as const)(
    'what is too much for one message goes on in the next, with its buttons at the end (%s)',
    (_, catalogue) => {
      const sentences = Array.from({ length: 900 }, (_n, i) => `Sentence number ${i} of many, and no other.`);
      const view: View = {
        title: 'Long',
        body: [text(sentences.join(' ')), buttons({ label: 'Go on', route: 'a.b' })],
      };
      const messages = renderPages(view, catalogue);
      expect(messages.length).toBeGreaterThan(2);
      for (const { blocks, text: said } of messages) expect(refuseMessage(said, blocks)).toBeUndefined();
      const seen = messages.map(({ blocks }) => readable(blocks as SlackBlock[])).join('\n');
      for (const sentence of sentences) expect(seen).toContain(sentence);
      expect(seen.endsWith('[Go on]')).toBe(true);
      expect(seen).not.toContain(catalogue.chat.cut);
    },
  );

  test('whatever the view, Slack takes it', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('', '**b** `c` 😀 <!here> & ', '字').chain((s) => fc.nat(400).map((n) => s.repeat(n))),
    );
    const route = fc.constantFrom('a.b', 'quiz.answer:1:2', `a.b:${'x'.repeat(90)}`);
    const choice = fc.record({ value: fc.string({ minLength: 1, maxLength: 160 }), label: words });
    const button = fc.oneof(fc.record({ label: words, route }), fc.record({ label: words, url: webUrl }));
    const block: fc.Arbitrary<Block> = fc.oneof(
      words.map((t): Block => ({ kind: 'text', text: t })),
      fc.array(fc.tuple(words, words), { maxLength: 25 }).map((facts): Block => ({ kind: 'facts', facts })),
      fc.record({ kind: fc.constant('meter' as const), label: words, done: fc.integer(), of: fc.integer() }),
      fc.array(button, { maxLength: 60 }).map((list): Block => ({ kind: 'buttons', buttons: list })),
      fc.record({
        kind: fc.constant('select' as const),
        placeholder: words,
        route,
        min: fc.constant(1),
        max: fc.integer({ min: 0, max: 200 }),
        options: fc.array(choice, { maxLength: 120 }),
      }),
    );
    const view = fc.record({ title: words, body: fc.array(block, { maxLength: 60 }) });
    fc.assert(
      fc.property(view, (any) => {
        const messages = renderPages(any, en);
        expect(messages.length).toBeLessThanOrEqual(4);
        for (const rendered of [renderView(any, en), ...messages]) {
          expect(refuseMessage(rendered.text, rendered.blocks)).toBeUndefined();
          expect(pingsOf(rendered)).toEqual([]);
        }
        const home = { type: 'home', blocks: renderHome([any, any], en, undefined, 'Back') };
        expect(refuseHome(home)).toBeUndefined();
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });
});

describe('a form becomes a modal', () => {
  test('which carries what it is about', () => {
    const fields = [{ name: 'answer', label: 'Answer', kind: 'line', required: true }] as const;
    const view = renderForm('quiz.write:1', { title: 'Answer', about: 'What does **it** print?', fields }, '{}', zh);
    expect(refuseModal(view)).toBeUndefined();
    expect(view.blocks[0]).toMatchObject({ type: 'section', text: { type: 'mrkdwn', text: 'What does *it* print?' } });
  });

  const form: Form = {
    title: 'A title that is too long for Slack',
    fields: [
      {
        name: 'clock',
        label: 'Your clock',
        hint: 'Such as 20:15',
        kind: 'line',
        required: true,
        max: 20,
        value: '9:00',
      },
      { name: 'note', label: 'A note', kind: 'lines', required: false, max: 4000 },
      {
        name: 'days',
        label: 'Days',
        kind: 'select',
        required: true,
        value: '5',
        choices: [
          { value: '3', label: 'three' },
          { value: '5', label: 'five' },
        ],
      },
    ],
  };

  test('with its route, its fields by name and what was there before', () => {
    const view = renderForm('settings.day:1', form, '{}', zh);
    expect(refuseModal(view)).toBeUndefined();
    expect(view).toMatchObject({
      callback_id: 'settings.day:1',
      private_metadata: '{}',
      title: { text: 'A title that is too lon…' },
      submit: { text: '完成' },
      blocks: [
        { type: 'section', text: { text: 'A title that is too long for Slack' } },
        { block_id: 'clock', optional: false, element: { initial_value: '9:00', max_length: 20 } },
        { block_id: 'note', optional: true, element: { multiline: true, max_length: 3000 } },
        { block_id: 'days', element: { initial_option: { value: '5' } } },
      ],
    });
  });
});

test('hostile words stay as they are, and mean nothing', () => {
  fc.assert(
    fc.property(hostile, (typed) => {
      const clean = typed.slice(0, 2500).toWellFormed().replaceAll('\0', '').replace(/\s+/g, ' ').trim();
      const shown = mrkdwn(plain(clean));
      expect(pingsIn(shown, true)).toEqual([]);
      expect(shown).not.toMatch(/[<>]/);
      const visible = (words: string) => words.replace(/[\u200b\u2060]/g, '');
      expect(readable([{ type: 'section', text: { type: 'mrkdwn', text: shown || '-' } }])).toBe(
        visible(clean) || (clean ? '' : '-'),
      );
    }),
    { numRuns: 300 },
  );
});

test('a table wider than a phone is written row by row', () => {
  const cell = 'a sentence that goes on for rather a while';
  expect(mrkdwn(`| Model | Note |\n|---|---|\n| Small | ${cell} |`)).toBe(`*Model* Small\n*Note* ${cell}`);
});

test('a tone is a sign before the title, or before the first text, and in the notification too', () => {
  expect(renderView({ title: 'Erase?', tone: 'bad', body: [] }, en)).toMatchObject({
    text: '⚠ Erase?',
    blocks: [{ text: { text: '⚠ Erase?' } }],
  });
  expect(renderView({ tone: 'good', body: [text('Saved.')] }, en)).toMatchObject({
    text: '✓ Saved.',
    blocks: [{ text: { text: '✓ Saved.' } }],
  });
});
