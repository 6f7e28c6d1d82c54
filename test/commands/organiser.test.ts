import { expect, vi } from 'vitest';
import type { Seat } from '../harness/seat.ts';
import { join, openGroup, playAll, type Row, type Scene, sees } from '../harness/stage.ts';

// What organisers do with a group and its members, and what becomes of it.

/** Names are isolated on the screen. */
const isolatedOut = (seen: string) => seen.replace(/[\u2068\u2069]/g, '');

/** Waits until a person reads a sentence with somebody's name in it. */
const reads = (seat: Seat, words: string) =>
  vi.waitFor(async () => expect(isolatedOut(await seat.sees())).toContain(words), { timeout: 5000, interval: 20 });

/** The number of a member, as the list shows it. */
async function numberOf({ db }: Scene, account: string): Promise<string> {
  const { id } = await db
    .selectFrom('enrolment')
    .innerJoin('account', 'account.learner', 'enrolment.learner')
    .where('account.account', '=', account)
    .select('enrolment.id')
    .executeTakeFirstOrThrow();
  return id;
}

const rows: readonly Row[] = [
  [
    'an organiser sees who is there, chooses a co-organiser, removes somebody, and the log says so',
    async (scene) => {
      const { t, mei, wei } = scene;
      const ana = scene.seat('Ana');
      await openGroup(scene);
      for (const who of [mei, wei, ana]) await join(scene, who);
      await mei.command('cohort members');
      await sees(mei, t.member.counts(3, 0, 0, 0, 0));
      await mei.choose(`${await numberOf(scene, wei.account)} · Wei`);
      await sees(mei, t.member.organise);
      await mei.press(t.member.organise);
      await reads(mei, t.member.done.organise('Wei'));
      // The co-organiser does the rest, and is asked first.
      await wei.command('cohort remove');
      await sees(wei, t.member.lead.remove);
      await wei.choose(`${await numberOf(scene, ana.account)} · Ana`);
      await sees(wei, t.member.removeYes);
      await wei.press(t.member.removeYes);
      await reads(wei, t.member.done.expel('Ana'));
      await ana.command('join');
      await sees(ana, t.join.refused.removed);
      await mei.command('cohort members');
      await sees(mei, t.member.removed);
      await mei.press(t.member.csv);
      await sees(mei, t.member.csvSent);
      await scene.runJobs();
      await vi.waitFor(async () => expect(await mei.dms()).toContain('Student,ID,SIS User ID'));
      expect(await mei.dms()).toMatch(/^Wei,,,.*,co-organiser/m);
      await mei.command('cohort members');
      await sees(mei, t.member.removed);
      await mei.press(t.audit.button);
      const seen = isolatedOut(await sees(mei, t.audit.title));
      expect(seen).toContain(t.audit.line('Wei', t.audit.did.expel('Ana'), '').replace(/^[:：] ?/, ''));
      expect(seen).toContain(t.audit.line('Mei', t.audit.did.organise('Wei'), '').replace(/^[:：] ?/, ''));
      // Nobody else.
      await ana.command('cohort members');
      await sees(ana, t.chat.organiserOnly);
    },
  ],
  [
    'a group is handed over to a member, who is asked for nothing and can do everything',
    async (scene) => {
      const { t, mei, wei } = scene;
      await openGroup(scene);
      for (const who of [mei, wei]) await join(scene, who);
      await mei.command('cohort handover');
      await sees(mei, t.member.lead.handover);
      await mei.press(t.member.find);
      await mei.submit({ sought: 'We' });
      await scene.runJobs();
      await mei.choose(`${await numberOf(scene, wei.account)} · Wei`);
      await sees(mei, t.member.handOverYes);
      await mei.press(t.member.handOverYes);
      await reads(mei, t.member.done.handOver('Wei'));
      await wei.command('cohort settings');
      await sees(wei, t.cohort.change);
    },
  ],
];

playAll(rows);
