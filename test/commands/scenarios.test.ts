import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';
import { answer, count, join, openGroup, playAll, type Row, sees, showCard, told } from '../harness/stage.ts';

/** What people do from the first day to the first Friday: the same on every platform, in either language. */
const rows: readonly Row[] = [
  [
    'an organiser opens a group, and everybody in the channel sees its card',
    async ({ t, mei, wei, ...scene }) => {
      await openGroup({ t, mei });
      expect(await wei.sees()).not.toContain('Owls');
      await showCard({ t, mei, ...scene });
      await sees(wei, 'Owls');
      await sees(wei, `[${t.join.button}]`);
      expect(await count(scene, 'cohort')).toBe(1);
    },
  ],
  [
    'a learner joins by a question, a form that can be corrected, and a choice; nobody else sees any of it',
    async ({ t, mei, wei, ...scene }) => {
      await openGroup({ t, mei });
      await wei.command('join');
      await sees(wei, t.join.tryFirst);
      await wei.press('B');
      await sees(wei, t.join.setDay);
      await wei.press(t.join.setDay);
      await wei.submit({ clock: 'nowhere', hour: '20' });
      await sees(wei, t.chat.badZone);
      expect(await count(scene, 'enrolment')).toBe(0);
      await wei.correct();
      await wei.submit({ clock: 'Berlin', hour: '20' });
      await sees(wei, t.join.remindYes('20:00'));
      await wei.press(t.join.remindYes('20:00'));
      await sees(wei, t.join.firstTask);
      expect(await count(scene, 'enrolment')).toBe(1);
      const seen = await mei.sees();
      for (const words of [t.join.tryFirst, t.join.firstTask, t.chat.badZone]) expect(seen).not.toContain(words);
      // Where nobody can be answered alone, the DM is the place for it.
      if (scene.chat.platform().can.has('privateReply')) expect(await wei.dms()).toBe('');
    },
  ],
  [
    'a task is shown, hinted at, done with what was made, and counts once',
    async ({ t, wei, ...scene }) => {
      await openGroup({ t, ...scene });
      await join({ t }, wei);
      await wei.press(t.join.firstTask);
      await sees(wei, told('What task 1 asks', t));
      await wei.press(t.task.hintButton);
      await sees(wei, told('First hint 1', t));
      await wei.press(t.task.doneButton);
      await wei.submit({ f0: 'my page', f1: 'That it works at all, everywhere' });
      await sees(wei, t.chat.badLink);
      expect(await count(scene, 'finish')).toBe(0);
      await wei.correct();
      await wei.submit({ f0: 'https://example.org/mine', f1: 'That it works at all, everywhere' });
      await sees(wei, t.task.finishedBody(30));
      await wei.command('task');
      await sees(wei, t.task.doneToday(t.date(Temporal.PlainDate.from('2026-11-24'))));
      expect(await count(scene, 'finish')).toBe(1);
    },
  ],
  [
    'a quiz goes from question to question, and ends with how it went',
    async ({ t, wei, ...scene }) => {
      await openGroup({ t, ...scene });
      await join({ t }, wei);
      await wei.command('quiz', { topic: 'single' });
      await sees(wei, told('Stem of two', t));
      await wei.press('A');
      await sees(wei, told('Explanation of two', t));
      await wei.press(t.quiz.next);
      await sees(wei, t.quiz.title(2, 2, ''));
      await answer(wei, t);
      await wei.press(t.quiz.finish);
      await sees(wei, t.quiz.summary);
      // The question before joining, and these two.
      expect(await count(scene, 'attempt')).toBe(3);
      await wei.command('quiz', { topic: 'several' });
      await sees(wei, t.quiz.choose);
    },
  ],
  [
    'progress and the roadmap show what was done and where it leads',
    async ({ t, wei, ...scene }) => {
      await openGroup({ t, ...scene });
      await join({ t }, wei);
      await wei.command('progress');
      await sees(wei, t.progress.title);
      await sees(wei, t.progress.streak);
      await sees(wei, `● ○ ○ ○ ○ · ${t.progress.weekLeft(4, false)}`);
      await wei.press(t.plan.skills);
      await sees(wei, t.plan.areasMean);
      await wei.command('progress');
      await wei.press(t.plan.title);
      await sees(wei, t.plan.tasks);
      await wei.press(t.plan.wholePath);
      await sees(wei, t.plan.estimate);
      await wei.choose(t.plan.hours(10));
      await sees(wei, t.plan.years(10, 4, 3, 6));
      await wei.command('roadmap');
      await sees(wei, t.roadmap.where(1, 2));
      await wei.command('roadmap', { skill: 'single' });
      await sees(wei, t.language === 'en' ? 'The single skill' : 'single 技能');
      await wei.press(t.roadmap.quiz);
      await sees(wei, 'Stem of');
    },
  ],
  [
    'settings change, by an option, a form and a choice',
    async ({ t, wei, ...scene }) => {
      await openGroup({ t, ...scene });
      await join({ t }, wei);
      await wei.command('settings', { zone: 'Tokyo' });
      await sees(wei, t.settings.zoneSet(t.zone('Asia/Tokyo')));
      await wei.command('settings');
      await sees(wei, t.settings.changeDays);
      await wei.press(t.settings.changeDays);
      await wei.submit({ days: '3', from: '22', to: '7' });
      await sees(wei, t.settings.days(3));
      await wei.press(t.settings.changeDaysOff);
      await wei.submit({ holidays: '2026-12-24 – 2027-01-03' });
      await sees(wei, t.settings.daysOffSaved);
      await wei.choose(t.settings.remindValue.channel);
      const kept = () =>
        sql`select zone, remind from learner l join account a on a.learner = l.id where a.account = ${wei.account}`
          .execute(scene.db)
          .then(({ rows }) => rows);
      await vi.waitFor(async () => expect(await kept()).toEqual([{ zone: 'Asia/Tokyo', remind: 'channel' }]));
    },
  ],
  [
    'an organiser changes the group, and a learner may not',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await mei.command('cohort settings');
      await sees(mei, t.cohort.change);
      await mei.press(t.cohort.boardOn);
      await sees(mei, t.cohort.saved);
      // The button that was pressed stays in sight, with those around it.
      await sees(mei, `[${t.cohort.boardOff}]`);
      await mei.command('cohort settings');
      await sees(mei, `[${t.cohort.change}]`);
      await mei.press(t.cohort.change);
      await mei.submit({ name: 'Night owls' });
      await sees(mei, 'Night owls');
      await wei.command('cohort settings');
      await sees(wei, t.chat.organiserOnly);
    },
  ],
  [
    'who joins after the start is owed nothing: five minutes to begin with, or the first task at their own pace',
    async ({ t, wei, mei, ...scene }) => {
      await openGroup({ t, mei });
      scene.goTo('2026-12-02T11:00:00Z');
      await join({ t }, wei);
      await wei.press(t.join.firstTask);
      expect(await sees(wei, t.task.lateStart(true))).not.toContain(t.task.gapGroup);
      await wei.press(t.task.firstWin);
      await sees(wei, t.quiz.title(1, 2, '').trim());
      await wei.command('task');
      await sees(wei, t.task.own);
      await wei.press(t.task.own);
      await sees(wei, told('What task 1 asks', t));
    },
  ],
  [
    'the reminder comes at its hour, once, and its buttons work in the DM',
    async ({ t, wei, mei, ...scene }) => {
      await openGroup({ t, mei });
      await join({ t }, wei, t.join.remindYes('13:00'));
      const reminders = async () => (await wei.dms()).split(t.reminder.snooze.hour).length;
      const before = await reminders();
      scene.goTo('2026-11-23T12:00:30Z');
      await scene.runJobs();
      await vi.waitFor(async () => expect(await reminders()).toBe(before + 1));
      expect(await mei.sees()).not.toContain(t.reminder.snooze.hour);
      await wei.press(t.reminder.open);
      await sees(wei, told('What task 1 asks', t));
    },
  ],
  [
    'each is answered in their own language, the channel in the group’s, and a form changes it',
    async ({ t, mei, ...scene }) => {
      const other = catalogues[t.language === 'en' ? 'zh-CN' : 'en'];
      const tom = scene.seat('Tom', { language: other.language });
      await openGroup({ t, mei });
      await showCard({ t, mei, ...scene });
      await sees(tom, `[${t.join.button}]`);
      await tom.press(t.join.button);
      await sees(tom, other.join.tryFirst);
      await tom.press('A');
      await sees(tom, told('Explanation of one', other));
      await tom.press(other.join.setDay);
      await tom.submit({ language: t.language, clock: 'Shanghai', hour: '20' });
      await sees(tom, t.join.remindYes('20:00'));
      await tom.command('task');
      await sees(tom, told('What task 1 asks', t));
      const seen = await mei.sees();
      for (const words of [t.join.tryFirst, other.join.tryFirst, other.join.button]) expect(seen).not.toContain(words);
    },
  ],
  [
    'the daily post and the weekly summary come to the channel once each, and their buttons answer the presser alone',
    async ({ t, mei, wei, ...scene }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      scene.goTo('2026-11-24T08:00:30Z');
      await scene.runJobs();
      await sees(mei, t.post.title('Owls', 2), 1);
      await wei.press(t.post.start);
      await sees(wei, told('What task 2 asks', t));
      await mei.press(t.post.start);
      await sees(mei, t.chat.notEnrolled);
      expect(await wei.sees()).not.toContain(t.chat.notEnrolled);
      scene.goTo('2026-11-27T16:00:30Z');
      await scene.runJobs();
      await sees(wei, t.summary.title('Owls', 1), 1);
      await sees(wei, t.summary.invite(5));
      await scene.runJobs();
      await sees(wei, t.summary.title('Owls', 1), 1);
    },
  ],
];

playAll(rows);
