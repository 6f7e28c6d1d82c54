import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, test, vi } from 'vitest';
import { random } from '../../src/core/seed/rules.ts';
import { openDatabase } from '../../src/store/database.ts';
import { address, cleanUp, folder, run, serverOf, stop } from '../harness/process.ts';

afterAll(cleanUp);

interface Said {
  readonly messages?: readonly { id: string; view?: { title?: { html: string }; body: readonly Block[] } }[];
  readonly form?: unknown;
}
interface Block {
  readonly kind: string;
  readonly route?: string;
  readonly buttons?: readonly { route?: string }[];
}

/** What an answer is sent as, to whatever question is shown; `draw` where a single press is the whole answer. */
function answerTo(blocks: readonly Block[]): { question?: string; body: object } | undefined {
  const routes = blocks.flatMap(({ route, buttons = [] }) => [route, ...buttons.map((button) => button.route)]);
  for (const route of routes) {
    const [, deed, question] = /^quiz\.(answer|choose|write):(\d+)/.exec(route ?? '') ?? [];
    if (question && deed === 'answer') return { question, body: { route } };
    if (deed === 'choose') return { body: { route, values: ['0'] } };
    if (deed === 'write') return { body: { route, fields: { answer: '1' } } };
  }
  return undefined;
}

/** Answers one question after another until the line breaks; `acknowledged` gets each that was answered for. */
async function study(url: string, person: string, acknowledged: Set<string>, luck: () => number): Promise<void> {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person, ...body }),
    });
    if (response.status >= 500) throw new Error(await response.text());
    return (await response.json()) as Said;
  };
  const channel = `dm:${person}`;
  for (;;) {
    const shown = (await post('play', { channel, text: '/quiz' })).messages?.at(-1)?.view;
    const answer = answerTo(shown?.body ?? []);
    if (!answer) await post('play', { channel, route: 'quiz.practise' });
    else {
      const replied = await post('play', { channel, ...answer.body });
      if (answer.question && replied.messages?.length) acknowledged.add(answer.question);
    }
    if (luck() < 0.1) await post('clock', { to: '+3h' });
  }
}

test('killed at any moment and started again, it has lost no answer it acknowledged and sent nothing twice', async () => {
  const data = folder();
  const luck = random('kill');
  const acknowledged = new Set<string>();
  const recovered: number[] = [];
  const rounds = 5;

  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const it = run({ DATA_DIR: data, LOG_LEVEL: 'silent' });
    if (round === 0) {
      // In the middle of the very first start: what it makes must be whole or not there.
      while (!serverOf(data)) await setTimeout(5);
      await setTimeout(luck() * 1_000);
    } else {
      const url = await address(it);
      if (round > 1) recovered.push(performance.now() - began);
      const people = ['ana', 'ben', 'wei', 'ling', 'mei'];
      const studying = Promise.allSettled(people.map((person) => study(url, person, acknowledged, luck)));
      // However slow the machine: some answers are there, and more are under way.
      const before = acknowledged.size;
      await vi.waitUntil(() => acknowledged.size > before + 1, { timeout: 15_000 });
      await setTimeout(luck() * 600);
      await stop(it, 'SIGKILL');
      // Before the answer, or in the middle of it.
      const broken = expect.stringMatching(/^(fetch failed|terminated)$/);
      for (const outcome of await studying) expect(outcome).toMatchObject({ reason: { message: broken } });
      continue;
    }
    await stop(it, 'SIGKILL');
  }

  const last = run({ DATA_DIR: data });
  const url = await address(last);
  const moved = await fetch(`${url}/api/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'friday' }),
  });
  expect(moved.status).toBe(200);

  const db = openDatabase(serverOf(data)!.url, 1);
  const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows;
  const kept = new Set(
    (await rows(sql<{ question: string }>`select draw as question from attempt`)).map(({ question }) => question),
  );
  expect(acknowledged.size).toBeGreaterThan(rounds);
  expect([...acknowledged].filter((question) => !kept.has(question))).toEqual([]);

  const sent = await rows(sql<{ n: number }>`select count(*)::int as n from delivery where state = 'sent'`);
  // A post is one delivery, and what begins its thread is said beside it.
  const shown = await rows(
    sql<{ n: number }>`select count(*)::int as n from message where key like 'sent:%' and key not like '%:thread'`,
  );
  expect(shown).toEqual(sent);
  // What somebody says to the group has no title, and each question of the day has the same one.
  const twice = await rows(sql`
    select channel, coalesce((view->>'title') || (view->'body'->0)::text, view::text) as shown from message
    where key like 'sent:%' and channel = 'general' group by 1, 2 having count(*) > 1`);
  expect(twice).toEqual([]);
  const open = await rows(
    sql`select id, state from delivery where state in ('pending', 'claimed', 'sending', 'ambiguous')`,
  );
  expect(open).toEqual([]);
  await db.destroy();
  expect((await stop(last)).code).toBe(0);
  console.log(`${acknowledged.size} answers; ready again after a kill in ${recovered.map(Math.round).join(', ')} ms`);
}, 120_000);
