import { sql } from 'kysely';
import { expect } from 'vitest';
import { chooseDeadline } from '../../src/core/deadline/choose-deadline.ts';
import { join, openGroup, playAll, type Row, type Scene, sees, told } from '../harness/stage.ts';

// The private message of the day: its question, and its buttons.

/** Wei, who is reminded at one o'clock, on Tuesday at that hour, with a question due. */
async function reminded(scene: Scene): Promise<void> {
  const { t, wei, ports, db } = scene;
  await openGroup(scene);
  // The one due question is to be in the message, and not in the group's post.
  await db.updateTable('cohort').set({ question_off: true }).execute();
  await join({ t }, wei, t.join.remindYes('13:00'));
  const { id } = await db.selectFrom('learner').select('id').where('remind', '=', 'dm').executeTakeFirstOrThrow();
  const [enrolment] = (await ports.learner.get(id))!.enrolments;
  await chooseDeadline(ports, { enrolment: enrolment!, change: 'none' });
  await sql`update card set due_at = '2026-11-24T03:00Z'`.execute(db);
  scene.goTo('2026-11-24T12:00:30Z');
  await scene.runJobs();
  await sees(wei, `[${t.reminder.others}]`, 1);
}

const rows: readonly Row[] = [
  [
    'a reminder carries a question, which one press answers below it: the rest of the message stays; then comes the rest of the day',
    async (scene) => {
      const { t, wei, db } = scene;
      await reminded(scene);
      await wei.press('A');
      await sees(wei, t.reminder.goOn);
      await sees(wei, `[${t.join.firstTask}]`, 2);
      // The task of the day and the other buttons are where they were; an answer may have some behind that word, too.
      await sees(wei, `[${t.reminder.others}]`);
      const { rows: kept } = await sql<{ n: number }>`select count(*)::int as n from attempt`.execute(db);
      expect(kept[0]?.n).toBe(2);
      await wei.press(t.reminder.goOn);
      await sees(wei, t.quiz.title(1, 2, '').trim());
    },
  ],
  [
    'a reminder stays whole when its question is not known, its task is put aside and it is put off',
    async (scene) => {
      const { t, wei } = scene;
      await reminded(scene);
      await wei.press(t.reminder.others);
      await sees(wei, `[${t.reminder.snooze.hour}]`, 1);
      await wei.press(t.task.notToday);
      await sees(wei, t.task.skipped);
      await wei.press(t.reminder.snooze.tomorrow);
      await sees(wei, t.reminder.snoozed('WHEN').split('WHEN')[0]!);
      // What was behind its button is there as well: one press takes nothing away.
      await sees(wei, `[${t.task.notToday}]`);
      await wei.press(t.quiz.unknown);
      await sees(wei, t.quiz.unknownGiven);
    },
  ],
  [
    'a reminder is put off by a press, and comes again at that hour',
    async (scene) => {
      const { t, wei } = scene;
      await reminded(scene);
      // The question has its own buttons: the others are behind one.
      await wei.press(t.reminder.others);
      await sees(wei, `[${t.reminder.snooze.hour}]`, 1);
      await wei.press(t.reminder.snooze.hour);
      await sees(wei, t.reminder.snoozed('WHEN').split('WHEN')[0]!);
      scene.goTo('2026-11-24T13:00:40Z');
      await scene.runJobs();
      await sees(wei, `[${t.reminder.others}]`, 3);
      await wei.press(t.reminder.others);
      await sees(wei, `[${t.reminder.open}]`, 2);
      await wei.press(t.reminder.open);
      await sees(wei, told('What task 2 asks', t));
    },
  ],
  [
    'after eight without an answer a pause is offered: a week off, or none any more',
    async (scene) => {
      const { t, wei, db } = scene;
      await reminded(scene);
      await sql`insert into delivery (kind, recipient, slot, params, platform, address, state, due_at)
        select 'reminder', recipient, '2026-10-' || n, params, platform, address, 'sent', due_at
        from delivery, generate_series(11, 17) n where kind = 'reminder'`.execute(db);
      await sql`delete from delivery where kind = 'reminder' and slot > '2026-11'`.execute(db);
      await sql`update learner set heard_on = '2026-10-01'`.execute(db);
      await sql`update learner set remind_at = '2026-11-25T12:00Z' where remind = 'dm'`.execute(db);
      scene.goTo('2026-11-25T12:00:30Z');
      await scene.runJobs();
      await sees(wei, t.reminder.pause.weekOff);
      await wei.press(t.reminder.pause.weekOff);
      await sees(wei, t.reminder.weekOff('WHEN').split('WHEN')[0]!);
      scene.goTo('2026-11-26T12:00:30Z');
      await scene.runJobs();
      // The one that offered it stays, and no other comes.
      expect((await wei.dms()).split(t.reminder.pause.silence)).toHaveLength(2);
    },
  ],
];

playAll(rows);
