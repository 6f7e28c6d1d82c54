import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../src/core/curriculum/item.ts';
import { addDocument } from '../../src/core/library/add-document.ts';
import { type GivenFile, libraryBounds } from '../../src/core/library/model.ts';
import { decodeText, readPages, readSections } from '../../src/core/library/read-document.ts';
import { retrieve } from '../../src/core/tutor/retrieve.ts';
import { at } from '../harness/clock.ts';
import { curriculum, type World, world } from '../harness/world.ts';
import { pdfOf } from '../pdf/sample.ts';

describe('what is read of a document', () => {
  const bodies = (kind: 'text' | 'markdown' | 'csv', text: string) => readSections(kind, text).map(({ body }) => body);

  test('Markdown by its headings, as the words that its reader sees', () => {
    const text =
      '# One\n\nA **bold** [link](https://x.example "t") and `code`.\n\n> Quoted <b>so</b>\n\n## Two 二\n\n- item\n';
    expect(readSections('markdown', text)).toEqual([
      { heading: 'One', body: 'A bold link and code.\n\nQuoted so' },
      { heading: 'Two 二', body: '- item' },
    ]);
  });

  test('each row of a table with the names of its columns, whatever parts them, and with line ends in cells', () => {
    expect(bodies('csv', 'Term,Meaning\nHeron,"Staging, ""first"""\nIbis,"Two\nlines"\n')).toEqual([
      'Term: Heron; Meaning: Staging, "first"\n\nTerm: Ibis; Meaning: Two lines',
    ]);
    expect(bodies('csv', '名称;含义\n苍鹭;预发布\n')).toEqual(['名称: 苍鹭; 含义: 预发布']);
  });

  test('a long text in parts that lose nothing', () => {
    const sentences = Array.from({ length: 400 }, (_, n) => `This is sentence number ${n}.`);
    const parts = bodies('text', sentences.join(' '));
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(1_200);
    expect(parts.join(' ')).toBe(sentences.join(' '));
    expect(bodies('text', 'x'.repeat(3_000)).join('')).toBe('x'.repeat(3_000));
  });

  test('no control or direction characters, and no half of a character', () => {
    expect(bodies('text', 'a\u0000b\u202ec\u200bd \ud800e')).toEqual(['abcd \ufffde']);
  });

  test('text in the encodings of people’s editors; what is no text is none', () => {
    const bytes = (hex: string) => Uint8Array.fromHex(hex);
    expect(decodeText(new TextEncoder().encode('课文 é'))).toBe('课文 é');
    expect(decodeText(bytes('bfcecec4'))).toBe('课文'); // GB 18030
    expect(decodeText(bytes('fffefe8b'))).toBe('课'); // UTF-16
    expect(decodeText(bytes('636166e9'))).toBe('café'); // Windows-1252
    expect(decodeText(bytes('4d5a000102'))).toBeUndefined();
  });

  test('pages by their number, with the characters that a font has signs for', () => {
    expect(readPages(['', 'of \ufb01ve 运\u2f8f'])).toEqual([{ page: 2, body: 'of five 运行' }]);
  });
});

describe('the library of a workspace', () => {
  let here: World;
  beforeAll(async () => {
    here = await world();
  });
  afterAll(() => here.drop());
  const now = at('2026-11-02T12:00');
  const fileOf = (name: string, bytes: Uint8Array, said = bytes.length): GivenFile => ({
    ...{ name, bytes: said },
    read: async (most) => (bytes.length > most ? undefined : bytes),
  });
  const add = (workspace: string, given: { title?: string; text?: string; file?: GivenFile }) =>
    addDocument(here.ports, { workspace, ...given, now });
  const add1 = async (text: string, workspace: string) => expect((await add(workspace, { text })).kind).toBe('added');

  test('takes a text, and the same text once', async () => {
    expect(await add('slack T1', { text: 'Herons fish at dawn.' })).toEqual({
      kind: 'added',
      title: 'Herons fish at dawn.',
    });
    expect(await add('slack T1', { title: 'Again', text: 'Herons fish at dawn.' })).toMatchObject({ kind: 'same' });
    expect(await add('slack T2', { text: 'Herons fish at dawn.' })).toMatchObject({ kind: 'added' });
    expect((await here.store.library.list('slack T1')).map(({ title }) => title)).toEqual(['Herons fish at dawn.']);
  });

  test.each([
    ['nothing', {}],
    ['both', { text: 'a', file: fileOf('a.txt', Buffer.from('a')) }],
    ['type', { file: fileOf('a.docx', Buffer.from('a')) }],
    ['type', { file: fileOf('constructor', Buffer.from('a')) }],
    ['large', { file: fileOf('a.txt', Buffer.from('a'), libraryBounds.bytes + 1) }],
    ['lost', { file: fileOf('a.txt', Buffer.alloc(libraryBounds.bytes + 1), 3) }],
    ['unreadable', { file: fileOf('a.txt', Uint8Array.of(1, 2, 0)) }],
    ['unreadable', { file: fileOf('a.pdf', Buffer.from('no PDF')) }],
    ['empty', { file: fileOf('a.md', Buffer.from('# \n\n---\n')) }],
    ['empty', { file: fileOf('a.pdf', pdfOf([''])) }],
    ['long', { file: fileOf('a.txt', Buffer.from('word '.repeat(libraryBounds.letters / 4))) }],
    ['pages', { file: fileOf('a.pdf', pdfOf(Array.from({ length: libraryBounds.pages + 1 }, () => 'x'))) }],
  ])('says %s of what it does not take', async (kind, given) => {
    expect((await add('slack T3', given)).kind).toBe(kind);
    expect(await here.store.library.list('slack T3')).toEqual([]);
  });

  test('says that it is full, also to many at once', async () => {
    const kinds = await Promise.all(
      Array.from({ length: libraryBounds.documents + 3 }, (_, n) => add('slack T4', { text: `Document ${n}` })),
    );
    expect(kinds.filter(({ kind }) => kind === 'full')).toHaveLength(3);
    expect(await here.store.library.list('slack T4')).toHaveLength(libraryBounds.documents);
  });

  const ask = async (learner: string, question: string, workspace?: string) => {
    const found = await retrieve(here.ports, { question, learner, language: 'en', workspace });
    return found.kind === 'quotes' ? found.quotes.map(({ passage }) => passage) : [];
  };
  const documents = async (...asked: Parameters<typeof ask>) =>
    (await ask(...asked)).filter(({ source }) => source === 'document').map(({ body }) => body.en);

  test('is searched beside the curriculum by its own people alone, as it is now', async () => {
    const ana = await here.person();
    await add1('The zorblatt ritual opens every retrospective.', 'discord G1');
    const question = 'What is the zorblatt ritual?';
    expect(await documents(ana.id, question, 'discord G1')).toEqual(['The zorblatt ritual opens every retrospective.']);
    expect(await documents(ana.id, question, 'discord G2')).toEqual([]);
    expect(await documents(ana.id, question)).toEqual([]);
    await add1('The zorblatt ritual was moved to Monday.', 'discord G1');
    expect(await documents(ana.id, question, 'discord G1')).toHaveLength(2);
    for (const { id } of await here.store.library.list('discord G1')) {
      expect(await here.store.library.remove({ workspace: 'discord G2', document: id })).toBe(false);
      expect(await here.store.library.remove({ workspace: 'discord G1', document: id })).toBe(true);
    }
    expect(await documents(ana.id, question, 'discord G1')).toEqual([]);
  });

  test('never displaces the best passage of the curriculum, and pages and headings are told', async () => {
    const ana = await here.person();
    const skill = [...curriculum.skills.values()].find(({ lesson }) => lesson)!;
    const [best] = await ask(ana.id, skill.name.en);
    const file = fileOf('notes.pdf', pdfOf(['x', `${skill.name.en}. ${skill.name.en}`]));
    expect((await add('discord G5', { file })).kind).toBe('added');
    const found = await ask(ana.id, skill.name.en, 'discord G5');
    expect(found).toContainEqual(best);
    expect(found.find(({ source }) => source === 'document')).toMatchObject({
      name: { en: 'notes' },
      page: 2,
      added: now,
    });
  });

  test('does not give the key of an item that waits for the reader, to anybody else it does', async () => {
    const [ana, ben] = [await here.person(), await here.person('Ben')];
    const item = [...curriculum.items.values()].find((one): one is Item & { type: 'single' } => one.type === 'single')!;
    const key = item.options.find(({ correct }) => correct)!.text.en;
    await add1(`${item.stem.en}\n\n${key}`, 'discord G6');
    await here.store.quiz.create({ key: 'k', learner: ana.id, items: [item.id], at: now });
    expect(await documents(ana.id, item.stem.en, 'discord G6')).toEqual([]);
    expect(await documents(ben.id, item.stem.en, 'discord G6')).toHaveLength(1);
  });
});
