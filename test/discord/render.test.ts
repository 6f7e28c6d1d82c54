import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeRoute } from '../../src/chat/contract/route.ts';
import { type Block, buttons, type Form, moment, plain, text, type View } from '../../src/chat/contract/view.ts';
import { routeOf } from '../../src/discord/render/component.ts';
import { renderForm } from '../../src/discord/render/form.ts';
import { writeBlocks, writeText } from '../../src/discord/render/markdown.ts';
import type { Payload } from '../../src/discord/render/page.ts';
import { renderPages, renderView } from '../../src/discord/render/view.ts';
import { parse } from '../../src/markup/parse.ts';
import { textOf } from '../../src/markup/pieces.ts';
import { type Inline, lettersOf, type Block as Node } from '../../src/markup/tree.ts';
import { anyCharacter, hostile, webUrl } from '../chat/hostile.ts';
import { type Component, flat, messageFaults, modalFaults } from '../platforms/discord-rules.ts';

const en = { chat: { cut: 'The rest was cut.' } };
const zh = { chat: { cut: '（其余从略）' } };

/** What Discord would find wrong with a message and what is uploaded with it. */
const faultsIn = ({ files, ...body }: Payload) =>
  messageFaults({ ...body, uploads: files.map(({ name, data }) => ({ filename: name, bytes: data })) });

/** What is in the container, after making sure that Discord takes the message. */
function rendered(view: View, t = en): Component[] {
  const payload = renderView(view, t);
  expect(faultsIn(payload)).toBeUndefined();
  return (payload.components[0]?.components ?? []) as Component[];
}
const written = (words: string, t = en): string => rendered({ body: [text(words)] }, t)[0]?.content ?? '';

describe('a view', () => {
  test('is one container, coloured by its tone, that mentions nobody', () => {
    const colours = (['plain', 'good', 'bad'] as const).map((tone) => {
      const payload = renderView({ tone, body: [text('x')] }, en);
      expect(payload).toMatchObject({ flags: 32768, allowed_mentions: { parse: [] }, components: [{ type: 17 }] });
      return payload.components[0]?.accent_color;
    });
    expect(new Set(colours).size).toBe(3);
  });

  test('has its title as a heading over the text', () => {
    expect(rendered({ title: 'Day 3', body: [text('Read.', 'Then write.')] })).toEqual([
      { type: 10, content: '### Day 3\nRead.\n\nThen write.' },
    ]);
  });

  test('has facts as lines with a bold label', () => {
    const facts: Block = {
      kind: 'facts',
      facts: [
        ['Streak', '4 days'],
        ['Left', '2'],
      ],
    };
    expect(rendered({ body: [facts] })[0]?.content).toBe('**Streak** 4 days\n**Left** 2');
  });

  test.each([
    [0, 5, '▱▱▱▱▱▱▱▱▱▱ 0/5'],
    [3, 5, '▰▰▰▰▰▰▱▱▱▱ 3/5'],
    [1, 200, '▰▱▱▱▱▱▱▱▱▱ 1/200'],
    [199, 200, '▰▰▰▰▰▰▰▰▰▱ 199/200'],
    [7, 5, '▰▰▰▰▰▰▰▰▰▰ 7/5'],
    [0, 0, '▱▱▱▱▱▱▱▱▱▱ 0/0'],
  ])('shows %i of %i in ten marks, full only when it is', (done, of, bar) => {
    expect(rendered({ body: [{ kind: 'meter', label: 'Week', done, of }] })[0]?.content).toBe(`**Week** ${bar}`);
  });

  test('has its buttons in rows of five', () => {
    const list = Array.from({ length: 7 }, (_, n) => ({
      label: `${n}`,
      route: writeRoute({ command: 'quiz', action: 'answer', args: [`${n}`] }),
    }));
    const rows = rendered({ body: [buttons(...list)] });
    expect(rows.map((r) => r.components?.length)).toEqual([5, 2]);
  });

  test('has buttons in the style of what they do', () => {
    const [row] = rendered({
      body: [
        buttons(
          { label: 'Go', route: 'a.b', style: 'main' },
          { label: 'Leave', route: 'a.c', style: 'danger' },
          { label: 'Later', route: 'a.d' },
          { label: 'Read', url: 'https://example.org/a' },
        ),
      ],
    });
    expect(row?.components).toMatchObject([
      { style: 1, custom_id: 'a.b' },
      { style: 4, custom_id: 'a.c' },
      { style: 2, custom_id: 'a.d' },
      { style: 5, url: 'https://example.org/a' },
    ]);
  });

  test('may carry one route twice, and both come back as that route', () => {
    const ids = flat(
      rendered({ body: [buttons({ label: 'A', route: 'a.b:1' }, { label: 'B', route: 'a.b:1' })] }),
    ).flatMap((c) => c.custom_id ?? []);
    expect(new Set(ids).size).toBe(2);
    expect(ids.map(routeOf)).toEqual(['a.b:1', 'a.b:1']);
  });

  test('has a select with what can be chosen', () => {
    const options = [
      { value: 'a', label: 'Bayes' },
      { value: 'b', label: '向量' },
    ];
    const select: Block = { kind: 'select', placeholder: 'Which?', route: 'quiz.pick', min: 0, max: 5, options };
    expect(flat(rendered({ body: [select] }))[1]).toEqual({
      type: 3,
      custom_id: 'quiz.pick',
      placeholder: 'Which?',
      min_values: 0,
      max_values: 2,
      options,
    });
  });

  test('without anything is still a message', () => {
    expect(rendered({ body: [] })).toHaveLength(1);
  });
});

describe('text', () => {
  test('shows a moment in the reader’s own time', () => {
    const at = Temporal.Instant.from('2026-12-07T09:00:00Z');
    expect(written(`Starts ${moment(at, 'Monday')}.`)).toBe(`Starts <t:${at.epochMilliseconds / 1000}:f>.`);
  });

  test('leaves code as it is', () => {
    const code = 'Try `[x](time:1) \\. @everyone` and\n```py\n"\\."  # [y](time:2) <@1>\n```';
    expect(written(code)).toBe(code);
  });

  test('turns a fence of waves into the one Discord knows', () => {
    expect(written('~~~js\na\n~~~\nafter')).toBe('```js\na\n```\nafter');
  });

  test('keeps an escape Discord honours, and shows no other', () => {
    expect(written('\\*a\\* \\_b\\_ 3\\.14 \\"so\\" 1\\+1\\=2 \\!')).toBe('\\*a\\* \\_b\\_ 3.14 "so" 1+1=2 !');
    expect(written('1\\. is no list')).toBe('1.\u2060 is no list');
  });

  test.each(['@everyone', '<@123>', '<#1>', '<@&5>', '</quiz:1>', '<t:0:R>', '<:x:1>', '||x||', '[a](https://b.c)'])(
    'keeps %s, written by somebody, as text',
    (name) => {
      const shown = written(`Well done, ${plain(name)}!`);
      expect(shown.replace(/\\(.)/g, '$1')).toBe(`Well done, ${name}!`);
      expect(shown).not.toMatch(/(?<!\\)(<[@#:/t]|@everyone|\|\||\[)/);
    },
  );

  test.each(['@everyone', '@here', '<@123>', '<#1>', 'a || b || c'])(
    'does not let %s in our own text mean anything',
    (own) => {
      expect(written(own)).toMatch(/\\[@<|]/);
    },
  );

  test('keeps links, and makes one of a picture', () => {
    expect(written('[Docs](https://a.b/c_(d)) ![Graph](https://a.b/g.png) <https://x.y>')).toBe(
      '[Docs](https://a.b/c_(d)) [Graph](https://a.b/g.png) <https://x.y>',
    );
  });
});

describe('a table', () => {
  test('is lined up in code, where a Chinese character is two wide', () => {
    const table = '| Word | 意思 |\n|---|:-:|\n| prior | 先验 |\n| **base** \\| rate | 基础率 |';
    expect(written(`Before\n\n${table}\n\nAfter.`)).toBe(
      [
        'Before\n\n```',
        'Word         意思',
        '───────────  ──────',
        'prior        先验',
        'base | rate  基础率',
        '```\n\nAfter.',
      ].join('\n'),
    );
  });

  test('too wide for a phone is told row by row', () => {
    const cell = 'a sentence that goes on for rather a while';
    expect(written(`| Model | Note |\n|---|---|\n| Small | ${cell} |\n| Large | ${cell} |`)).toBe(
      `**Model** Small\n**Note** ${cell}\n\n**Model** Large\n**Note** ${cell}`,
    );
  });
});

describe('what is too long for a message goes on in the next', () => {
  /** The texts of each page, after making sure that Discord takes them all. */
  const pages = (...body: Block[]): string[] =>
    renderPages({ body }, en).map((page) => {
      expect(faultsIn(page)).toBeUndefined();
      return flat(page.components)
        .map((c) => c.content ?? c.label ?? '')
        .filter(Boolean)
        .join('\n');
    });

  test('from the end of a sentence on, and nothing is lost', () => {
    const sentences = Array.from({ length: 900 }, (_, n) => `Sentence ${n}.`);
    const shown = pages(text(sentences.join(' ')));
    expect(shown.length).toBe(4);
    for (const page of shown) expect(page).toMatch(/^Sentence \d+\..*\d\.\s?$/s);
    expect(shown.map((page) => page.trim()).join(' ')).toBe(sentences.join(' '));
  });

  test('a block of code as a whole, or line by line, closed and opened again', () => {
    const lines = Array.from({ length: 700 }, (_, n) => `x${n} = 1`);
    const whole = pages(text('A sentence. '.repeat(300), `\`\`\`py\n${lines.slice(0, 90).join('\n')}\n\`\`\``));
    expect(whole[1]).toMatch(/^```py\nx0 = 1\n[\s\S]*x89 = 1\n```$/);
    const long = pages(text(`\`\`\`py\n${lines.join('\n')}\n\`\`\``));
    expect(long.length).toBe(2);
    for (const page of long) expect(page).toMatch(/^```py\n(x\d+ = 1\n)+```$/);
    expect(long.join('\n').match(/x\d+ = 1/g)).toEqual(lines);
  });

  test('with the buttons where they were, each once', () => {
    const many = Array.from({ length: 50 }, (_, n) => ({
      label: `B${n}`,
      route: writeRoute({ command: 'a', action: 'b', args: [`${n}`] }),
    }));
    const shown = pages(buttons(...many));
    expect(shown.join('\n').split('\n')).toEqual(many.map(({ label }) => label));
    expect(pages(text('A sentence. '.repeat(400)), buttons(...many.slice(0, 1))).at(-1)).toMatch(/B0$/);
  });

  test('and what is too long for five says that there is more', () => {
    const shown = pages(text('A sentence. '.repeat(3000)));
    expect(shown).toHaveLength(5);
    expect(shown.map((page) => page.includes('The rest was cut.'))).toEqual([false, false, false, false, true]);
  });

  test('eleven pictures are two messages', () => {
    const png = new Uint8Array(10);
    const list = Array.from({ length: 11 }, (_, n): Block => ({ kind: 'image', alt: `P${n}`, png }));
    expect(renderPages({ body: list }, en).map(({ files }) => files.length)).toEqual([10, 1]);
  });
});

describe('what is too long for the one message there is', () => {
  test('ends with a whole sentence and says so', () => {
    const shown = written('One sentence here. '.repeat(300));
    expect(shown.length).toBeLessThanOrEqual(4000);
    expect(shown).toMatch(/here\.\n\nThe rest was cut\.$/);
  });

  test('is cut in Chinese too', () => {
    const shown = written('这是一个句子。'.repeat(700), zh);
    expect(shown).toMatch(/句子。\n\n（其余从略）$/);
    expect(shown.length).toBeGreaterThan(3900);
  });

  test('is never cut inside code', () => {
    const shown = written(`${'Read this. '.repeat(300)}\n\`\`\`py\n${'x = 1\n'.repeat(300)}\`\`\`\nAfter.`);
    expect(shown).not.toContain('```');
    const only = written(`\`\`\`py\n${'x = 1\n'.repeat(1000)}\`\`\``);
    expect(only).toMatch(/^```py\n(x = 1\n)+```\n\nThe rest was cut\.$/);
  });

  test('is never cut inside a character', () => {
    for (const shift of ['', 'a']) {
      const shown = written(`${shift}${'🎓'.repeat(3000)}`);
      expect(shown.isWellFormed()).toBe(true);
      expect(shown.length).toBeLessThanOrEqual(4000);
    }
  });

  test('keeps the buttons, wherever the text ends', () => {
    const long = text('A sentence. '.repeat(200));
    const go = buttons({ label: 'Go', route: 'a.b' });
    const parts = rendered({ body: [long, go, long, buttons({ label: 'On', route: 'a.c' }), long] });
    expect(flat(parts).flatMap((c) => c.custom_id ?? [])).toEqual(['a.b', 'a.c']);
    expect(parts.filter((c) => c.content?.includes('The rest was cut.'))).toHaveLength(1);
  });

  test('among buttons and choices is left out, and says so', () => {
    const many = Array.from({ length: 50 }, (_, n) => ({
      label: `${n}`,
      route: writeRoute({ command: 'a', action: 'b', args: [`${n}`] }),
    }));
    expect(rendered({ body: [buttons(...many)] }).at(-1)?.content).toBe('The rest was cut.');
    const options = many.map(({ label }) => ({ label, value: label }));
    const parts = rendered({
      body: [{ kind: 'select', placeholder: 'Which?', route: 'a.b', min: 1, max: 1, options }],
    });
    expect(flat(parts)[1]?.options).toHaveLength(25);
    expect(parts.at(-1)?.content).toBe('The rest was cut.');
  });

  test('in a label is shortened', () => {
    const [row] = rendered({ body: [buttons({ label: '很'.repeat(100), route: 'a.b' })] });
    expect(row?.components?.[0]?.label).toBe(`${'很'.repeat(79)}…`);
  });
});

test('every view there can be is one that Discord takes', () => {
  const words = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '`', '~', '*', '\\', '[', ']', '(', ')', '<', '@', '。', '.', '🎓', '|'),
      maxLength: 3000,
    }),
  );
  const routes = fc.constantFrom('a.b', 'a.b:1', `a.b:${'1'.repeat(96)}`);
  const blocks: fc.Arbitrary<Block> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: words }),
    fc.record({ kind: fc.constant('facts' as const), facts: fc.array(fc.tuple(words, words), { maxLength: 4 }) }),
    fc.record({
      kind: fc.constant('image' as const),
      alt: words,
      png: fc.uint8Array({ maxLength: 9 }),
    }),
    fc.record({ kind: fc.constant('meter' as const), label: words, done: fc.integer(), of: fc.integer() }),
    fc.record({
      kind: fc.constant('buttons' as const),
      buttons: fc.array(
        fc.oneof(fc.record({ label: words, route: routes }), fc.record({ label: words, url: fc.oneof(webUrl, words) })),
        { maxLength: 12 },
      ),
    }),
    fc.record({
      kind: fc.constant('select' as const),
      placeholder: words,
      route: routes,
      min: fc.integer({ min: 0, max: 30 }),
      max: fc.integer({ min: 0, max: 30 }),
      options: fc.array(fc.record({ value: words, label: words }), { maxLength: 30 }),
    }),
  );
  const views = fc.record({ title: words, body: fc.array(blocks, { maxLength: 30 }) });
  fc.assert(
    fc.property(views, (view) => {
      for (const page of [renderView(view, en), ...renderPages(view, en)]) expect(faultsIn(page)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test('a picture is uploaded, and its gallery names the upload', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
  const { components, files } = renderView({ body: [text('x'), { kind: 'image', alt: 'A board', png }] }, en);
  expect(files).toEqual([{ name: 'picture-1.png', data: png }]);
  const item = { media: { url: 'attachment://picture-1.png' }, description: 'A board' };
  expect(components[0]?.components[1]).toEqual({ type: 12, items: [item] });
});

test('a picture too heavy to send is what it says', () => {
  const png = new Uint8Array(11 * 1024 * 1024);
  const { components, files } = renderView({ body: [{ kind: 'image', alt: 'A board', png }] }, en);
  expect(files).toEqual([]);
  expect(JSON.stringify(components)).toContain('A board');
});

describe('a form', () => {
  const form: Form = {
    title: 'Open a study group for everybody who would like to learn',
    fields: [
      { name: 'name', label: 'Name', kind: 'line', required: true, max: 5, value: 'far too long' },
      { name: 'about', label: 'About', kind: 'lines', required: false, hint: 'h'.repeat(200) },
      {
        name: 'days',
        label: 'Days',
        kind: 'select',
        required: true,
        value: '5',
        choices: Array.from({ length: 30 }, (_, n) => ({ value: `${n}`, label: `${n} days` })),
      },
    ],
  };

  test('is a modal of labelled fields', () => {
    const modal = renderForm('cohort.create', form);
    expect(modalFaults(modal)).toBeUndefined();
    expect(modal.custom_id).toBe('cohort.create');
    expect(modal.title).toHaveLength(45);
    expect(modal.components).toMatchObject([
      { type: 18, label: 'Name', component: { type: 4, style: 1, custom_id: 'name', max_length: 5, value: 'far t' } },
      { type: 18, label: 'About', description: expect.any(String), component: { style: 2, required: false } },
      { type: 18, label: 'Days', component: { type: 3, custom_id: 'days', required: true } },
    ]);
    const select = flat([modal.components[2]].map((c) => (c as { component: Component }).component))[0];
    expect(select?.options?.filter((o) => o.default)).toEqual([{ value: '5', label: '5 days', default: true }]);
  });

  test('carries what it is about, in the room of a field', () => {
    const fields = Array.from(
      { length: 5 },
      (_, n) => ({ name: `f${n}`, label: 'Field', kind: 'line', required: true }) as const,
    );
    const modal = renderForm('quiz.write:1', {
      title: 'Answer',
      about: 'What does it print?\n```\nx = 1\n```',
      fields,
    });
    expect(modalFaults(modal)).toBeUndefined();
    expect(modal.components).toHaveLength(5);
    expect(modal.components[0]).toEqual({ type: 10, content: 'What does it print?\n```\nx = 1\n```' });
    const long = renderForm('quiz.write:1', {
      title: 'Answer',
      about: 'word '.repeat(2000),
      fields: fields.slice(0, 1),
    });
    expect(modalFaults(long)).toBeUndefined();
  });

  test('says a label that is too long once more, whole, below it', () => {
    const long = 'A link to the notebook in which you compare the two ways';
    const field = { name: 'f', kind: 'line', required: true } as const;
    const shown = (label: string, hint?: string) =>
      renderForm('task.done:e1:x', { title: 'Done', fields: [{ ...field, label, ...(hint && { hint }) }] })
        .components[0];
    expect(shown(long)).toMatchObject({ label: expect.stringMatching(/…$/), description: long });
    expect(shown(long, 'https://')).toMatchObject({ description: `${long} · https://` });
    expect(shown('A link', 'https://')).toMatchObject({ label: 'A link', description: 'https://' });
    expect(shown('A link')).not.toHaveProperty('description');
  });
});

describe('markup goes through Discord’s own Markdown and comes out the same', () => {
  const word = fc
    .stringMatching(/^[a-z字*_~`[\]<>#@|:\\.!-]{1,8}$/)
    .map((typed): Inline => ({ kind: 'text', text: typed }));
  const marked = fc
    // What CommonMark takes for a mark wherever it stands; Discord takes more.
    .tuple(fc.constantFrom('strong', 'em', 'strike'), fc.stringMatching(/^[a-z]{1,8}$/))
    .map(([kind, words]): Inline => ({ kind, of: [{ kind: 'text', text: words }] }) as Inline);
  const code = fc.stringMatching(/^[a-z`]{1,6}[a-z]$/).map((typed): Inline => ({ kind: 'code', text: typed }));
  const link = word.map((of): Inline => ({ kind: 'link', href: 'https://x.example/a_(b)', of: [of] }));
  const space: Inline = { kind: 'text', text: ' ' };
  const inlines = fc
    .array(fc.oneof(word, marked, code, link), { minLength: 1, maxLength: 6 })
    .map((list) => list.flatMap((one, n) => (n > 0 ? [space, one] : [one])));
  const block: fc.Arbitrary<Node> = fc.oneof(
    inlines.map((of): Node => ({ kind: 'paragraph', of })),
    inlines.map((of): Node => ({ kind: 'heading', level: 2, of })),
    fc.array(inlines, { minLength: 1, maxLength: 3 }).map(
      (items): Node => ({
        kind: 'list',
        tight: true,
        items: items.map((of) => [{ kind: 'paragraph', of }]),
      }),
    ),
    fc.stringMatching(/^[a-z*`]{0,9}$/).map((typed): Node => ({ kind: 'fence', language: '', text: `${typed}\n` })),
  );
  /** All that is read, without what has no width. */
  const lettersIn = (blocks: readonly Node[]): string =>
    blocks
      .map((one): string => {
        if (one.kind === 'list') return one.items.map(lettersIn).join('');
        if (one.kind === 'fence') return one.text;
        return 'of' in one ? lettersOf(one.of as readonly Inline[]) : '';
      })
      .join('')
      .replace(/[\s\u200b\u2060]/g, '');

  test('every letter of it', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
        expect(lettersIn(parse(textOf(writeBlocks(blocks))))).toBe(lettersIn(blocks));
      }),
      { numRuns: 500 },
    );
  });
});

test('hostile words stay as they are, and mean nothing', () => {
  fc.assert(
    fc.property(hostile, (typed) => {
      const clean = typed.slice(0, 3000).toWellFormed().replaceAll('\0', '').replace(/\s+/g, ' ').trim();
      const shown = textOf(writeText(plain(clean)));
      expect(shown.replace(/\\(?=[^\p{L}\p{N}\s])(.)/gu, '$1').replaceAll('\u2060', '')).toBe(
        clean.replaceAll('\u2060', ''),
      );
      expect(shown).not.toMatch(/(?<!\\)(?:\\\\)*(<[@#:/t]|@everyone|@here|\|\||\[|\*|_|`)/);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a\n- b\n- c', 'a\n- b\n- c'],
  ['a\n\n- b\n  - c\n- d', 'a\n\n- b\n  - c\n- d'],
  ['1. Run:\n\n   ```py\n   x = 1\n   ```\n2. Read.', '1. Run:\n\n```py\nx = 1\n```\n2. Read.'],
  ['> a\n> b', '> a\n> b'],
  ['# A\n## B', '### A\n### B'],
  ['**a***b*', '**a**\u200b*b*'],
  ['`` a`b ``', '``a`b``'],
  ['a_b @everyone \\<@1> p < 0.05 -> x', 'a\\_b \\@everyone \\<@1\\> p < 0.05 -> x'],
  ['see http://x.example/a_b', 'see <http://x.example/a_b>'],
  ['[me](mailto:me@x.example)', 'me (me@x.example)'],
  ['&lt;@1&gt; &amp; &#64;here', '\\<@1\\> & \\@here'],
])('%j is written as %j', (markdown, expected) => {
  expect(textOf(writeText(markdown))).toBe(expected);
});

test('a tone is a sign as well as a colour', () => {
  expect(rendered({ title: 'Right', tone: 'good', body: [] })[0]?.content).toBe('### ✓ Right');
  expect(rendered({ tone: 'bad', body: [text('Not saved.')] })[0]?.content).toBe('⚠ Not saved.');
});
