import { sql } from 'kysely';
import { expect } from 'vitest';
import { count, join, openGroup, plainly, playAll, type Row, type Scene, sees, told } from '../harness/stage.ts';

/** What became of what was sent, oldest first. */
async function sent({ db }: Pick<Scene, 'db'>, kind: string): Promise<readonly string[]> {
  const { rows } = await sql<{ state: string }>`select state from delivery where kind = ${kind} order by id`.execute(
    db,
  );
  return rows.map(({ state }) => state);
}

/** How often the platform said no while this was done. */
async function refusedIn({ chat }: Pick<Scene, 'chat'>, work: () => Promise<void>): Promise<number> {
  const before = chat.refusals().length;
  await work();
  return chat.refusals().length - before;
}

/** Joins one more group: who has answered the question once is not asked again. */
async function joinToo({ t, wei }: Pick<Scene, 't' | 'wei'>, where: Scene['room']): Promise<void> {
  await wei.command('join', {}, where);
  await sees(wei, `[${t.join.setDay}]`);
  await wei.press(t.join.setDay);
  await wei.submit({ clock: 'Berlin', hour: '13' });
  await sees(wei, t.join.remindYes('13:00'));
  await wei.press(t.join.remindYes('13:00'));
  await sees(wei, t.join.firstTask);
}

/** At Wei's hour, and a little later. */
const hour = '2026-11-23T12:00:30Z';
const daily = { tuesday: '2026-11-24T08:00:30Z', noon: '2026-11-24T12:00:30Z', wednesday: '2026-11-25T08:00:30Z' };
const refusal = /not delivered|^POST .*messages 40[34]|chat\.postMessage|conversations\.open/;

/** People, channels and groups that are not where they were. */
const rows: readonly Row[] = [
  [
    'a reminder works in the DM when its group’s channel is lost',
    async (scene) => {
      const { t, wei, chat, room } = scene;
      await openGroup(scene);
      await join(scene, wei, t.join.remindYes('13:00'));
      scene.goTo(hour);
      await scene.runJobs();
      await sees(wei, t.reminder.snooze.hour, 1);
      chat.lose(room);
      await wei.press(t.reminder.open);
      await sees(wei, told('What task 1 asks', t));
      expect(await wei.dms()).toContain(told('What task 1 asks', t));
      await wei.press(t.task.doneButton);
      await wei.submit({ f0: 'https://example.org/mine', f1: 'That it works at all, everywhere' });
      await sees(wei, t.task.finishedBody(30));
      expect(await wei.dms()).toContain(t.task.finishedBody(30));
      expect(await count(scene, 'finish')).toBe(1);
    },
  ],
  [
    'in a lost channel a day’s post is tried once, the reminders still come, and the organiser moves the posts',
    async (scene) => {
      const { t, wei, chat, room } = scene;
      const other = chat.room(room);
      const mei = scene.seat('Mo', { organiser: true, in: [room, other] });
      await openGroup({ t, mei });
      await join(scene, wei, t.join.remindYes('13:00'));
      chat.lose(room);
      scene.allow(refusal);
      scene.goTo(daily.tuesday);
      const tries = await refusedIn(scene, scene.runJobs);
      expect(tries).toBeLessThanOrEqual(1);
      expect(await sent(scene, 'daily-post')).toEqual(['refused']);
      scene.goTo(daily.noon);
      expect(await refusedIn(scene, scene.runJobs)).toBe(0);
      await sees(wei, t.reminder.snooze.hour, 1);
      expect(await sent(scene, 'daily-post')).toEqual(['refused']);
      await mei.command('cohort settings', {}, other);
      await sees(mei, `[${t.cohort.postHere}]`);
      await mei.press(t.cohort.postHere);
      await sees(mei, t.cohort.saved);
      scene.goTo(daily.wednesday);
      await scene.runJobs();
      await sees(mei, t.post.title('Owls', 3), 1);
      expect(await sent(scene, 'daily-post')).toEqual(['refused', 'sent']);
    },
  ],
  [
    'somebody who left is tried once and no more, and the others get theirs',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      const tom = scene.seat('Tom');
      for (const who of [wei, tom]) await join(scene, who, t.join.remindYes('13:00'));
      wei.close();
      scene.allow(refusal);
      scene.goTo(hour);
      await scene.runJobs();
      await sees(tom, t.reminder.snooze.hour, 1);
      expect((await sent(scene, 'reminder')).toSorted()).toEqual(['refused', 'sent']);
      scene.goTo(daily.noon);
      expect(await refusedIn(scene, scene.runJobs)).toBe(0);
      await sees(tom, t.reminder.snooze.hour, 2);
      expect((await sent(scene, 'reminder')).toSorted()).toEqual(['refused', 'sent', 'sent']);
    },
  ],
  [
    'whoever says yes is written to at once; where that does not arrive, their next answer says so, once, and what to do',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      const tom = scene.seat('Tom');
      for (const who of [wei, tom]) await join(scene, who, t.join.remindYes('13:00'));
      wei.close();
      scene.allow(refusal);
      await scene.runJobs();
      expect((await sent(scene, 'reminder-set')).toSorted()).toEqual(['refused', 'sent']);
      expect(await tom.dms()).toContain(plainly(t.reminder.set('13:00', 'x')).slice(0, 20));
      await tom.command('settings');
      await sees(tom, t.chat.dmRefused, 0);
      // Elsewhere, who has closed their DMs sees nothing at all any more.
      if (!['discord', 'slack'].includes(scene.chat.platform().name)) return;
      for (let n = 0; n < 2; n++) await wei.command('settings');
      await sees(wei, t.chat.dmRefused, 1);
    },
  ],
  [
    'somebody in two groups is asked in a DM which, in a channel not, and is reminded of both in one message',
    async (scene) => {
      const { t, chat, room } = scene;
      const other = chat.room();
      const mei = scene.seat('Mo', { organiser: true, in: [room, other] });
      const wei = scene.seat('Wen', { in: [room, other] });
      await openGroup({ t, mei });
      await openGroup({ t, mei }, 'Larks', other);
      await join(scene, wei);
      await joinToo({ t, wei }, other);
      expect(await count(scene, 'enrolment')).toBe(2);
      await wei.command('task', {}, 'dm');
      await sees(wei, t.chat.whichGroup, 1);
      expect(await wei.dms()).not.toContain('What task');
      await wei.press('Larks');
      await sees(wei, told('What task 1 asks', t), 1);
      await wei.command('task', {}, room);
      await sees(wei, told('What task 1 asks', t), 2);
      scene.goTo(hour);
      await scene.runJobs();
      await sees(wei, t.reminder.snooze.hour, 1);
      const dms = await wei.dms();
      const written = dms.slice(0, dms.indexOf(t.reminder.snooze.hour));
      for (const name of ['Owls', 'Larks']) expect(written.slice(-400)).toContain(name);
      expect(await sent(scene, 'reminder')).toEqual(['sent']);
    },
  ],
  [
    'where no group is to be seen somebody studies solo, and the DM is enough for it',
    async (scene) => {
      const { t, chat, room } = scene;
      await openGroup(scene);
      const tom = scene.seat('Tom');
      chat.lose(room);
      // The group was opened after its hour: its first post is due, and its channel is gone.
      scene.allow(refusal);
      await tom.command('join', {}, 'dm');
      const solo = t.join.solo(told('Software engineer', t));
      await sees(tom, `[${solo}]`);
      await tom.press(solo);
      await sees(tom, t.join.tryFirst);
      await tom.press('A');
      await sees(tom, t.join.setDay);
      await tom.press(t.join.setDay);
      await tom.submit({ clock: 'Berlin', hour: '13' });
      await sees(tom, t.join.remindYes('13:00'));
      await tom.press(t.join.remindYes('13:00'));
      await sees(tom, t.join.firstTask);
      await tom.press(t.join.firstTask);
      await sees(tom, told('What task 1 asks', t));
      scene.goTo(hour);
      await scene.runJobs();
      await sees(tom, t.reminder.snooze.hour, 1);
      const { rows: homes } = await sql`select c.platform from enrolment e join cohort c on c.id = e.cohort`.execute(
        scene.db,
      );
      expect(homes).toEqual([{ platform: null }]);
    },
  ],
];

playAll(rows);
