import { sql } from 'kysely';
import { expect } from 'vitest';
import { groupLabels } from '../../src/chat/contract/group-name.ts';
import { count, openGroup, playAll, type Row, sees, showCard } from '../harness/stage.ts';

/** Several groups in one workspace: what they are called, and who is shown what. The same on every platform. */
const rows: readonly Row[] = [
  [
    'which group is meant is asked of one person alone, and its card comes to everybody in its own channel',
    async ({ t, mei, wei, ...scene }) => {
      await openGroup({ t, mei }, 'Owls');
      await openGroup({ t, mei }, 'Larks');
      await sees(mei, 'Larks');
      await wei.command('cohort show');
      await sees(wei, t.cohort.which);
      expect(await mei.sees()).not.toContain(t.cohort.which);
      await wei.press('Larks');
      await sees(wei, t.cohort.shownAlone);
      await wei.press(t.cohort.showHere);
      await sees(wei, t.cohort.shown(''));
      expect(await mei.sees()).not.toContain(t.join.promise);
      await scene.deliver();
      await sees(mei, t.join.promise);
      await sees(wei, t.join.promise);
    },
  ],
  [
    'a second card within a minute is for whoever asks alone',
    async ({ t, mei, wei, ...scene }) => {
      await openGroup({ t, mei });
      await showCard({ t, mei, ...scene });
      await sees(mei, t.join.promise, 1);
      await wei.command('cohort show');
      await sees(wei, t.cohort.shownAlone);
      await wei.press(t.cohort.showHere);
      await sees(wei, t.cohort.shownJustNow);
      await scene.deliver();
      await sees(mei, t.join.promise, 1);
    },
  ],
  [
    'groups of one name can be told apart and each be joined, and opening one names the group that is there',
    async ({ t, mei, wei, ...scene }) => {
      await openGroup({ t, mei });
      await mei.command('cohort create');
      await mei.submit({ name: 'Owls', start: '2026-11-30', post: '9:00 Berlin' });
      await sees(mei, t.cohort.bothPost('Owls'));
      expect(await count(scene, 'cohort')).toBe(2);
      await wei.command('join');
      await sees(wei, t.join.several);
      const cohorts = await scene.store.cohort.listIn({
        platform: scene.chat.platform().name,
        workspace: scene.room.workspace,
      });
      const labels = groupLabels(cohorts, t);
      expect(new Set(labels).size).toBe(2);
      await wei.press(labels[1]!);
      await sees(wei, t.join.starts(t.date(Temporal.PlainDate.from('2026-11-30'))));
    },
  ],
  [
    'holidays and workdays at the weekend are written as people write dates, said back, and the path goes by them; a learner may not set one',
    async ({ t, mei, wei, ...scene }) => {
      await openGroup({ t, mei });
      await scene.db.updateTable('cohort').set({ question_off: true }).execute();
      await mei.command('cohort holidays');
      await sees(mei, t.cohort.noHolidays);
      await mei.press(t.cohort.holidaysChange);
      await mei.submit({ holidays: '2026-11-26 – 2026-11-25' });
      await sees(mei, t.cohort.backwardsHoliday('').replace('“”', ''));
      await mei.correct();
      await mei.submit({ holidays: '2026-11-25 – 2026-11-26\n2026-12-24', workdays: '2026-11-27' });
      await sees(mei, t.cohort.weekdayWorkday('').replace(/^.*?“”/, ''));
      await mei.correct();
      await mei.submit({ holidays: '2026-11-25 – 2026-11-26\n2026-12-24', workdays: '2026-11-28' });
      const date = (day: string) => t.date(Temporal.PlainDate.from(day), Temporal.PlainDate.from('2026-11-22'));
      await sees(mei, t.cohort.fromTo(date('2026-11-25'), date('2026-11-26')));
      await sees(mei, date('2026-12-24'));
      await sees(mei, date('2026-11-28'));
      await wei.command('cohort holidays');
      await sees(wei, t.chat.organiserOnly);
      // Days pass in a moment here: what Slack takes in a second is kept by lanes, which have tests of their own.
      scene.allow(/^chat\.postMessage: ratelimited/);
      for (const day of ['23', '24', '25', '26', '27', '28', '29']) {
        scene.goTo(`2026-11-${day}T12:00:00Z`);
        await scene.runJobs();
      }
      const { rows } = await sql<{ slot: string }>`
        select slot from delivery where kind = 'daily-post' order by slot`.execute(scene.db);
      expect(rows.map(({ slot }) => slot)).toEqual(['2026-11-23', '2026-11-24', '2026-11-27', '2026-11-28']);
    },
  ],
  [
    'a group that moves says so in the channel that it leaves and in the one that it comes to',
    async ({ t, mei, room, ...scene }) => {
      const beside = scene.chat.room(room);
      const lin = scene.seat('Lin', { in: [beside], organiser: true });
      const wei = scene.seat('Wei', { in: [room] });
      await openGroup({ t, mei });
      const [cohort] = await scene.store.cohort.listIn({
        platform: scene.chat.platform().name,
        workspace: room.workspace,
      });
      await scene.store.cohort.save(cohort!.id, { languages: [t.language] });
      await lin.command('cohort settings');
      await sees(lin, `[${t.cohort.postHere}]`);
      await lin.press(t.cohort.postHere);
      await sees(lin, t.cohort.saved);
      await scene.deliver();
      const bare = (said: string) => said.replace(/\*\*/g, '');
      const seen = async (who: typeof wei) => bare((await who.sees()).replace(/\*/g, ''));
      expect(await seen(wei)).toContain(bare(t.cohort.movedAway('Owls')));
      expect(await seen(lin)).toContain(bare(t.cohort.movedHere('Owls')));
    },
  ],
];

playAll(rows);
