import { expect } from 'vitest';
import { exampleDates } from '../../src/core/calendar/example-dates.ts';
import { date } from '../harness/clock.ts';
import type { Seat } from '../harness/seat.ts';
import { join, openGroup, playAll, type Row, type Scene, sees } from '../harness/stage.ts';

// The office hour: an organiser sets it, members queue, and each is called in turn.

const place = 'https://meet.example.org/owls';

/** Sets it for this Monday at three in the afternoon in Berlin, every week, with more of the form than given. */
async function set({ t, mei }: Pick<Scene, 't' | 'mei'>, more: Readonly<Record<string, string>> = {}) {
  await mei.command('cohort hour');
  await sees(mei, t.officeHour.about);
  await mei.press(t.officeHour.set);
  await mei.submit({ day: '2026-11-23', time: '15:00', minutes: '60', often: 'weekly', place, ...more });
}

/** Opens their page of it. */
async function look({ t }: Pick<Scene, 't'>, who: Seat) {
  await who.command('peers');
  await sees(who, t.officeHour.title);
  await who.press(t.officeHour.title);
}

async function queue({ t }: Pick<Scene, 't'>, who: Seat, topic = '') {
  await look({ t }, who);
  await sees(who, `[${t.officeHour.join}]`);
  await who.press(t.officeHour.join);
  await who.submit({ topic });
}

const rows: readonly Row[] = [
  [
    'an organiser sets one, members queue for it without names, and are called one after the other; the end tells who is left',
    async (scene) => {
      const { t, mei, wei, seat, runJobs, goTo } = scene;
      const [ada, bo] = [seat('Ada'), seat('Bo')];
      await openGroup(scene);
      for (const one of [wei, ada, bo]) await join({ t }, one);
      await runJobs();
      await set(scene);
      // Nobody could have queued for another time: it is the first.
      await sees(mei, t.officeHour.saved(false));
      await sees(mei, 'Europe/Berlin');
      await runJobs();
      await look(scene, wei);
      await sees(wei, t.officeHour.how);
      expect(await wei.sees()).not.toContain(`[${t.officeHour.join}]`);
      goTo('2026-11-23T13:55:00Z');
      await queue(scene, wei, 'Why is my loss flat?');
      await sees(wei, t.officeHour.ahead(0));
      await queue(scene, ada);
      await sees(ada, t.officeHour.ahead(1));
      await queue(scene, bo, 'Tests');
      await sees(bo, t.officeHour.ahead(2));
      expect(await bo.sees()).not.toContain('Ada');
      goTo('2026-11-23T14:00:00Z');
      await mei.command('cohort hour');
      await sees(mei, 'Why is my loss flat?');
      await mei.press(t.officeHour.next);
      await sees(mei, t.officeHour.turnNow(''));
      await runJobs();
      expect(await wei.dms()).toContain(t.officeHour.turnTitle);
      expect(await ada.dms()).toContain(t.officeHour.nextTitle);
      expect(await bo.dms()).not.toContain(t.officeHour.nextTitle);
      // Whoever was next gives up their place: the one behind them is next now.
      await look(scene, ada);
      await sees(ada, `[${t.officeHour.leave}]`);
      await ada.press(t.officeHour.leave);
      await sees(ada, t.officeHour.left);
      await runJobs();
      expect(await bo.dms()).toContain(t.officeHour.nextTitle);
      goTo('2026-11-23T15:00:00Z');
      await runJobs();
      const left = await bo.dms();
      expect(left).toContain(t.officeHour.overTitle);
      expect(left).toContain(t.officeHour.ask);
      expect(await wei.dms()).not.toContain(t.officeHour.overTitle);
      expect(await ada.dms()).not.toContain(t.officeHour.overTitle);
      await bo.press(t.officeHour.ask);
      await bo.submit({ words: 'What are tests for?', signed: 'yes', notify: 'no' });
      await sees(bo, t.peers.asked);
    },
  ],
  [
    'what was written wrong is named with what would fit; one that is moved or called off is told to whoever queued, and is gone from the post',
    async (scene) => {
      const { t, mei, wei, runJobs, goTo } = scene;
      await openGroup(scene);
      await join({ t }, wei);
      const form = { day: '2026-11-23', time: '15:00', minutes: '60', often: 'once', place };
      await set(scene, { time: '15 Uhr Shanghai' });
      await sees(mei, t.officeHour.badTime);
      await mei.correct();
      await mei.submit({ ...form, day: 'someday' });
      await sees(mei, t.officeHour.badDay(exampleDates(date('2026-11-23')).thursday));
      await mei.correct();
      await mei.submit({ ...form, place: 'http://meet.example.org/owls' });
      await sees(mei, t.officeHour.badPlace);
      await mei.correct();
      await mei.submit({ ...form, time: '9:00' });
      await sees(mei, t.chat.retry);
      expect(await mei.sees()).toContain('2026-11-24');
      await mei.press(t.chat.retry);
      await mei.submit({ ...form, place: '' });
      await sees(mei, t.officeHour.inChannel);
      await runJobs();
      await sees(wei, t.officeHour.onPost(''));
      goTo('2026-11-23T13:55:00Z');
      await queue(scene, wei);
      await sees(wei, t.officeHour.ahead(0));
      await mei.command('cohort hour');
      await mei.press(t.officeHour.change);
      await mei.submit({ day: '2026-11-24', time: '16:00', minutes: '30', often: 'once', place: '' });
      await sees(mei, t.officeHour.minutes(30));
      await runJobs();
      expect(await wei.dms()).toContain(t.officeHour.offTitle);
      await sees(wei, t.officeHour.onPost(''), 0);
      await wei.command('peers');
      await sees(wei, `[${t.officeHour.title}]`);
      await mei.press(t.officeHour.callOff);
      await sees(mei, t.officeHour.off);
      await runJobs();
      await wei.press(t.officeHour.title);
      await sees(wei, t.officeHour.none);
    },
  ],
];

playAll(rows);
