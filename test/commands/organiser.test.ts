import { expect, vi } from 'vitest';
import type { Seat } from '../harness/seat.ts';
import { count, join, openGroup, plainly, playAll, type Row, type Scene, sayOld, sees } from '../harness/stage.ts';

// What organisers do with a group and its members, and what becomes of it.

/** Names are isolated on the screen. */
const isolatedOut = (seen: string) => seen.replace(/[\u2068\u2069]/g, '');

/** Waits until a person reads a sentence with somebody's name in it. */
const reads = (seat: Seat, words: string) =>
  vi.waitFor(
    async () => expect(isolatedOut(await seat.sees()).replaceAll('*', '')).toContain(words.replaceAll('*', '')),
    { timeout: 5000, interval: 20 },
  );

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
      await scene.runJobs();
      await vi.waitFor(async () =>
        expect(isolatedOut(await wei.dms()).replaceAll('*', '')).toContain(
          plainly(t.member.handedOver('Owls').replaceAll('*', '')),
        ),
      );
      await wei.command('cohort settings');
      await sees(wei, t.cohort.change);
    },
  ],
  [
    'an organiser says something to the group once a week, pauses it, and lets it go on',
    async (scene) => {
      const { t, mei, wei } = scene;
      // Two messages for one channel within a second: the second waits.
      scene.allow(/ratelimited/);
      await openGroup(scene);
      await join(scene, wei);
      await mei.command('cohort announce');
      await mei.submit({ words: 'Read *this*, <@1>\n@everyone' });
      await sees(mei, t.cohort.end.announced);
      await scene.runJobs();
      expect(await sees(wei, 'Read *this*')).toContain('@everyone');
      await mei.command('cohort announce');
      await mei.submit({ words: 'Once more' });
      await sees(mei, t.cohort.end.announcedBefore('').split(/ ?(?:can be on|最早)/)[0]!);
      await mei.command('cohort pause');
      await sees(mei, t.cohort.end.pause);
      await mei.press(t.cohort.end.pause);
      await sees(mei, t.cohort.end.resume);
      await scene.runJobs();
      await reads(wei, t.cohort.end.turned.paused('Owls'));
      const before = await wei.sees();
      scene.goTo('2026-11-24T12:00:00Z');
      await scene.runJobs();
      expect(await wei.sees()).toBe(before);
      // Whoever looks for a task is told why there is none; so is who looks at the card.
      await wei.command('task');
      await sees(wei, t.summary.paused);
      await mei.press(t.cohort.end.resume);
      await reads(mei, t.cohort.end.goesOn('Owls', t.date(Temporal.PlainDate.from('2026-11-25'))));
      scene.goTo('2026-11-25T12:00:00Z');
      await scene.runJobs();
      await reads(wei, t.post.title('Owls', 2));
    },
  ],
  [
    'a group asks for its code, shows its first days before they come, ends with a last message, and is deleted by its name',
    async (scene) => {
      const { t, mei, wei } = scene;
      await openGroup(scene);
      await mei.press(t.cohort.preview);
      await sees(mei, t.cohort.previewNext);
      await mei.press(t.cohort.previewNext);
      await reads(mei, t.post.title('Owls', 2));
      await mei.press(t.cohort.settings);
      await sees(mei, t.cohort.entry);
      await mei.press(t.cohort.entry);
      await mei.submit({ code: 'Blue owl', cap: '30' });
      await sees(mei, t.cohort.capped(30, t.cohort.entryCode));
      const before = await count(scene, 'learner');
      await wei.command('join');
      await sees(wei, t.join.setDay);
      await wei.press(t.join.setDay);
      await wei.submit({ clock: 'Berlin', hour: '13', code: 'owl' });
      await sees(wei, t.join.refused.code);
      // Of whoever is not let in, nothing is kept.
      expect(await count(scene, 'learner')).toBe(before);
      expect(await count(scene, 'account')).toBe(before);
      await wei.press(t.chat.retry);
      await wei.submit({ clock: 'Berlin', hour: '13', code: 'blue OWL' });
      await sees(wei, t.join.remindNo);
      await mei.command('cohort close');
      await sees(mei, t.cohort.end.close);
      await mei.press(t.cohort.end.close);
      await sees(mei, t.cohort.end.closedNow);
      await scene.runJobs();
      await reads(wei, t.cohort.end.endTitle('Owls'));
      await mei.command('cohort delete');
      await mei.submit({ name: 'owls!' });
      await sees(mei, t.cohort.end.notItsName);
      await mei.press(t.chat.retry);
      await mei.submit({ name: 'owls' });
      await sees(mei, t.cohort.end.deleted);
      await mei.command('cohort settings');
      await sees(mei, t.cohort.none);
    },
  ],
  [
    'of whoever a full group does not take, nothing is kept, by no way in',
    async (scene) => {
      const { t, db, mei, wei } = scene;
      await openGroup(scene);
      await join(scene, mei);
      const { id } = await db.selectFrom('cohort').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
      await db.updateTable('cohort').set({ cap: 1 }).execute();
      const before = await Promise.all(['learner', 'account', 'draw'].map((table) => count(scene, table)));
      await wei.command('join');
      await sees(wei, t.join.refused.full);
      await sayOld(scene, [`join.card:${id}`, `join.day:${id}`]);
      await wei.press('Old 0');
      await sees(wei, t.join.refused.full, 2);
      await wei.press('Old 1');
      await wei.submit({ clock: 'Berlin', hour: '13' });
      await sees(wei, t.join.refused.full, 3);
      expect(await Promise.all(['learner', 'account', 'draw'].map((table) => count(scene, table)))).toEqual(before);
    },
  ],
  [
    'an organiser takes one public holiday of the country of the group, then all of them, and none of a country that is unknown',
    async (scene) => {
      const { t, mei, db } = scene;
      await openGroup(scene);
      const today = Temporal.PlainDate.from('2026-11-23');
      const christmas = Temporal.PlainDate.from('2026-12-25');
      const off = async () =>
        (await db.selectFrom('cohort').select('holidays').executeTakeFirstOrThrow()).holidays.length;
      await mei.command('cohort holidays');
      await sees(mei, t.holiday.suggest);
      await mei.press(t.holiday.suggest);
      await sees(mei, t.holiday.all);
      await mei.choose(`${t.date(christmas, today)} · ${t.language === 'en' ? 'Christmas Day' : '圣诞节'}`);
      // On Slack, a select of several has a button of its own.
      await vi.waitFor(async () => expect(await mei.sees()).toMatch(new RegExp(`${t.cohort.saved}|${t.chat.done}`)));
      if (!(await mei.sees()).includes(t.cohort.saved)) await mei.press(t.chat.done);
      await sees(mei, t.cohort.saved);
      expect(await off()).toBe(1);
      await mei.press(t.holiday.suggest);
      await sees(mei, t.holiday.all);
      await mei.press(t.holiday.all);
      await vi.waitFor(async () => expect(await off()).toBeGreaterThan(5));
      await sees(mei, t.holiday.suggest);
      await mei.press(t.holiday.suggest);
      await sees(mei, t.holiday.other);
      await mei.press(t.holiday.other);
      await mei.submit({ country: 'Atlantis' });
      await sees(mei, 'Atlantis');
    },
  ],
  [
    'on Friday morning the organiser has the summary, adds a sentence, and it is posted in the afternoon',
    async (scene) => {
      const { t, mei, wei } = scene;
      await openGroup(scene);
      await join(scene, mei);
      await join(scene, wei);
      scene.goTo('2026-11-27T09:30:00Z');
      await scene.runJobs();
      expect(await mei.dms()).toContain(t.organiser.edit);
      await mei.press(t.organiser.edit);
      await mei.submit({ words: 'Well done, *all*' });
      await sees(mei, t.organiser.saved);
      await scene.runJobs();
      expect(await wei.sees()).not.toContain('Well done');
      scene.goTo('2026-11-27T16:30:00Z');
      await scene.runJobs();
      await sees(wei, 'Well done, *all*');
      // The message that had the draft says so, and there is nothing left to decide.
      await vi.waitFor(async () =>
        expect(isolatedOut(await mei.dms()).replaceAll('*', '')).toContain(
          plainly(t.organiser.stands.posted('Owls').replaceAll('*', '')),
        ),
      );
      expect(await mei.dms()).not.toContain(t.organiser.skip);
    },
  ],
  [
    'a group of minors has no board, no model, and no word without a name',
    async (scene) => {
      const { t, mei, wei } = scene;
      await openGroup(scene);
      await join(scene, wei);
      await mei.command('cohort settings');
      await sees(mei, t.cohort.settings);
      await mei.press(t.cohort.boardOn);
      await sees(mei, t.cohort.saved);
      await mei.press(t.cohort.minorsOn);
      const seen = await sees(mei, t.cohort.minorsMean);
      expect(seen.slice(seen.lastIndexOf(t.cohort.minorsMean))).not.toContain(`[${t.cohort.boardOn}]`);
      await scene.runJobs();
      await wei.press(t.peers.stuckButton);
      await wei.submit({ words: 'Where do I begin', notify: 'no' });
      await sees(wei, t.peers.asked);
      // A form that was opened before lets nobody hide either.
      const cohort = await scene.ports.cohort.get(
        (await scene.db.selectFrom('cohort').select('id').executeTakeFirstOrThrow()).id,
      );
      expect(cohort).toMatchObject({ board: false, quotesOnly: true, minors: true });
      await scene.runJobs();
      await reads(mei, 'Wei');
    },
  ],
];

playAll(rows);
