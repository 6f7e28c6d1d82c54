import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import type { Seat } from '../harness/seat.ts';
import { count, join, openGroup, plainly, playAll, type Row, type Scene, sayOld, sees } from '../harness/stage.ts';

// What is left of somebody who had themselves erased: nothing, in any table, and no mere look writes them down again.

/** Every row of every table that is not PostgreSQL's own, as text. */
async function everything({ db }: Pick<Scene, 'db'>): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
  expect(tables.length).toBeGreaterThan(12);
  const found = await Promise.all(
    tables.map(async ({ schema, name }) => {
      const { rows } = await sql<{ row: string }>`
        select to_jsonb(t)::text as row from ${sql.table(`${schema}.${name}`)} t`.execute(db);
      return rows.map(({ row }) => `${schema}.${name} ${row}`);
    }),
  );
  return found.flat();
}

const learnerOf = async ({ db }: Pick<Scene, 'db'>, account: string): Promise<string | undefined> =>
  (await db.selectFrom('account').select('learner').where('account', '=', account).executeTakeFirst())?.learner;

/** Rows in which there is something of them. */
const traces = (rows: readonly string[], id: string, ...words: readonly string[]) =>
  rows.filter(
    (row) =>
      new RegExp(`"(learner|organiser)": "?${id}\\b|learner:${id}\\b|solo:${id}:`).test(row) ||
      words.some((word) => row.includes(JSON.stringify(word).slice(1, -1))),
  );

async function eraseThemselves({ t }: Scene, who: Seat): Promise<void> {
  await who.command('settings');
  await sees(who, t.settings.title);
  await who.press(t.settings.leave);
  for (const label of [t.settings.leaveErase, t.settings.eraseYes]) {
    await sees(who, label);
    await who.press(label);
  }
  await sees(who, t.settings.erased);
}

const rows: readonly Row[] = [
  [
    'of who is erased nothing stays in any table: no id, no name, no word',
    async (scene) => {
      const { t, mei, room } = scene;
      // Several messages in one channel within a second wait their turn.
      scene.allow(/ratelimited/);
      const beside = scene.chat.room(room);
      const ada = scene.seat('Zoe *Q* Löwe', { organiser: true, in: [room, beside] });
      await openGroup(scene);
      await join(scene, mei);
      await join(scene, ada);
      await scene.db.updateTable('enrolment').set({ board: true }).execute();
      await ada.command('quiz');
      await sees(ada, t.quiz.yes);
      await ada.press(t.quiz.yes);
      await ada.command('quiz', { topic: 'zoe-typed-this' });
      await ada.say('zoe said this', 'dm');
      await ada.say('@bot zoe said that');
      await scene.runJobs();
      await ada.press(t.peers.shareButton);
      await ada.submit({ words: 'zoe shared this' });
      await sees(ada, t.peers.shared);
      await scene.runJobs();
      await ada.command('task');
      await sees(ada, t.peers.stuckButton);
      await ada.press(t.peers.stuckButton);
      await ada.submit({ words: 'zoe asked this', signed: 'yes', notify: 'no' });
      await sees(ada, t.peers.asked);
      await scene.runJobs();
      await sees(mei, 'zoe asked this');
      // A group of her own, which others go on with.
      await openGroup({ t, mei: ada }, 'Cats', beside);
      scene.goTo('2026-11-27T17:00:00Z');
      await scene.runJobs();
      await mei.command('cohort show');
      const id = (await learnerOf(scene, ada.account))!;
      const words = [ada.account, 'Zoe', 'zoe'];
      expect(traces(await everything(scene), id, ...words).length).toBeGreaterThan(5);

      await eraseThemselves(scene, ada);
      expect(traces(await everything(scene), id, ...words)).toEqual([]);
      // The groups go on, and their messages.
      expect(await count(scene, 'cohort')).toBe(2);
      await scene.runJobs();
      expect(traces(await everything(scene), id, ...words)).toEqual([]);
      // Also what the group's channel shows: its messages were edited.
      expect(await mei.sees()).not.toMatch(/zoe (asked|shared) this/);
      // The playground's own copy is gone at once.
      if (scene.chat.platform().name !== 'web') await sees(mei, t.peers.withdrawn.slice(0, 12));
    },
  ],
  [
    'whoever only looks is not written down',
    async (scene) => {
      const { mei, wei } = scene;
      await openGroup(scene);
      await join(scene, wei);
      await eraseThemselves(scene, wei);
      const before = await Promise.all(['learner', 'account', 'account_name'].map((table) => count(scene, table)));
      for (const line of ['help', 'settings', 'task', 'progress', 'quiz', 'leaderboard', 'roadmap', 'cohort show'])
        await wei.command(line);
      await wei.command('cohort create');
      await wei.say('hello', 'dm');
      await wei.say('@bot what is this');
      await sayOld(
        scene,
        ['quiz.answer:1:1', 'task.start:1', 'no.such', 'settings.erase', 'settings.erased', 'roadmap.skill:x:y'],
        undefined,
      );
      for (let n = 0; n < 6; n++) await wei.press(`Old ${n}`);
      expect(await learnerOf(scene, wei.account)).toBeUndefined();
      expect(await Promise.all(['learner', 'account', 'account_name'].map((table) => count(scene, table)))).toEqual(
        before,
      );
      // Whoever begins again begins anew.
      await mei.command('help');
      await join(scene, wei);
      expect(await learnerOf(scene, wei.account)).toBeDefined();
    },
  ],
  [
    'My data says what is kept and what is sent, sends all of it as a file to them alone, and erases it',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      await join(scene, wei);
      await wei.command('settings');
      await sees(wei, t.settings.changeClock);
      await wei.press(t.ownData.button);
      await sees(wei, plainly(t.ask.sent.nowhere));
      expect(await wei.sees()).toMatch(new RegExp(`${t.ownData.kinds.groups}\\W+1`));
      await wei.press(t.ownData.export);
      await sees(wei, t.ownData.exportSent);
      await scene.runJobs();
      await vi.waitFor(async () => expect(await wei.dms()).toContain('"enrolment": ['));
      expect(await wei.dms()).not.toContain('log_key');
      await wei.command('settings');
      await sees(wei, t.settings.changeClock);
      await wei.press(t.ownData.button);
      for (const label of [t.ownData.erase, t.settings.eraseYes]) {
        await sees(wei, label);
        await wei.press(label);
      }
      await sees(wei, t.settings.erased);
      expect(await learnerOf(scene, wei.account)).toBeUndefined();
    },
  ],
];

playAll(rows);
