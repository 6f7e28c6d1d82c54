import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../../src/postgres/session.ts';
import { messages } from '../../src/store/message.ts';
import { testDatabase } from '../harness/database.ts';

interface View {
  readonly title: string;
}
let said: ReturnType<typeof messages<View>>;
let url: string;
let drop: () => Promise<void>;
beforeAll(async () => {
  const made = await testDatabase();
  ({ url, drop } = made);
  said = messages<View>(made.db as never);
});
afterAll(() => drop());

const at = Temporal.Instant.from('2026-11-02T12:00:00Z');
const bot = { author: 'bot', at };

test('a view is kept as it is; what a person typed has none', async () => {
  const view = { title: '任务 "1"' };
  const made = await said.append({ ...bot, channel: 'kept', view });
  expect(await said.get(made.id)).toMatchObject({ view, text: null, person: null, edited: false, at });
  const typed = await said.append({ channel: 'kept', author: 'ana', text: '/task', at });
  expect(await said.get(typed.id)).toMatchObject({ author: 'ana', text: '/task', view: null });
  expect(await said.get('999999')).toBeUndefined();
});

test('said twice under one key it is said once, also ten times at once', async () => {
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      said.append({ ...bot, channel: 'once', view: { title: String(i) }, key: 'k' }),
    ),
  );
  expect(new Set(all.map((m) => m.id)).size).toBe(1);
  expect(new Set(all.map((m) => m.view?.title)).size).toBe(1);
  expect(await said.list({ person: 'ana', channel: 'once' })).toHaveLength(1);
});

test('editing puts another view in its place, and says so', async () => {
  const { id } = await said.append({ ...bot, channel: 'edited', view: { title: 'question' } });
  expect(await said.edit(id, { title: 'answer' })).toMatchObject({ id, view: { title: 'answer' }, edited: true });
  expect(await said.list({ person: 'ana', channel: 'edited' })).toMatchObject([{ view: { title: 'answer' } }]);
  expect(await said.edit('999999', { title: 'nothing' })).toBeUndefined();
});

test('what is for one person is seen by them alone, in its order', async () => {
  for (const [title, person] of [['all'], ['ana', 'ana'], ['ben', 'ben'], ['last']])
    await said.append({ ...bot, channel: 'room', view: { title: title! }, ...(person && { person }) });
  const seen = async (person: string) => (await said.list({ person, channel: 'room' })).map((m) => m.view?.title);
  expect(await seen('ana')).toEqual(['all', 'ana', 'last']);
  expect(await seen('ben')).toEqual(['all', 'ben', 'last']);
  expect(await seen('cy')).toEqual(['all', 'last']);
});

test('the latest two hundred are listed, and those after one that is known', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 205; i++) ids.push((await said.append({ ...bot, channel: 'long', text: String(i) })).id);
  const list = await said.list({ person: 'ana', channel: 'long' });
  expect([list.length, list[0]?.text, list.at(-1)?.text]).toEqual([200, '5', '204']);
  expect((await said.list({ person: 'ana', channel: 'long', after: ids[202]! })).map((m) => m.text)).toEqual([
    '203',
    '204',
  ]);
  expect((await said.since(ids[203]!)).map((m) => m.id)).toEqual([ids[204]]);
  expect(await said.last()).toBe(ids[204]);
});

test('whoever listens hears of each new and each edited message', async () => {
  const heard: string[] = [];
  let enough = () => {};
  const three = new Promise<void>((resolve) => {
    enough = resolve;
  });
  const onHeard = (id: string) => {
    heard.push(id);
    if (heard.length === 3) enough();
  };
  const stop = await listen(url, 'message', onHeard, () => {});
  const one = await said.append({ ...bot, channel: 'heard', view: { title: 'one' }, key: 'heard' });
  await said.append({ ...bot, channel: 'heard', view: { title: 'again' }, key: 'heard' });
  await said.edit(one.id, { title: 'edited' });
  const two = await said.append({ ...bot, channel: 'heard', view: { title: 'two' } });
  await three;
  await stop();
  expect(heard).toEqual([one.id, one.id, two.id]);
});
