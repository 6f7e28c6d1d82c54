import { expect } from 'vitest';
import { count, join, openGroup, playAll, type Row, sayOld, sees, told } from '../harness/stage.ts';

const rows: readonly Row[] = [
  [
    'an answer that its learner stands by goes to the organiser with the question, and is credited',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await join({ t }, mei);
      await join({ t }, wei);
      await wei.command('quiz', { topic: 'truth' });
      await sees(wei, told('Stem of truth', t));
      await wei.press(t.quiz.no);
      await sees(wei, `[${t.appeal.right}]`);
      await wei.press(t.appeal.right);
      await wei.submit({ reason: 'It depends on the *base* rate' });
      await sees(wei, t.appeal.sent);
      await wei.press(t.appeal.report);
      await wei.submit({ reason: 'Two ways to read it' });
      await sees(wei, t.appeal.sentReport);
      await mei.command('peers');
      await sees(mei, t.appeal.saysRight);
      await sees(mei, t.appeal.given(t.quiz.no));
      await sees(mei, t.appeal.saysReport);
      await mei.press(t.appeal.agree);
      await sees(mei, t.appeal.agreed(1));
      await wei.press(t.quiz.why);
      await sees(wei, t.appeal.credited);
      await mei.command('peers');
      await sees(mei, t.audit.title);
      await mei.command('cohort settings');
      await sees(mei, t.cohort.settings);
      await mei.press(t.cohort.hard.title);
      await sees(mei, t.cohort.hard.none(5));
    },
  ],
  [
    'whoever did not know is not asked whether they were right, by no old button either, and may report the item',
    async (scene) => {
      const { t, db, mei, wei } = scene;
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('quiz', { topic: 'truth' });
      await sees(wei, told('Stem of truth', t));
      await wei.press(t.quiz.unknown);
      const seen = await sees(wei, `[${t.appeal.report}]`);
      expect(seen).toContain(t.quiz.unknownTitle);
      expect(seen).not.toContain(`[${t.appeal.right}]`);
      const { id } = await db.selectFrom('draw').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
      await sayOld(scene, [`quiz.right:${id}`], wei);
      await wei.press('Old 0');
      await wei.submit({ reason: 'I nearly knew' });
      await sees(wei, t.chat.gone);
      expect(await count({ db }, 'appeal')).toBe(0);
    },
  ],
];

playAll(rows);
