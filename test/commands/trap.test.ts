import { expect } from 'vitest';
import type { Item } from '../../src/core/curriculum/item.ts';
import { sample } from '../curriculum/sample.ts';
import type { Seat } from '../harness/seat.ts';
import { join, openGroup, playAll, type Row, type Scene, sees, told } from '../harness/stage.ts';

/** Each point has items with options alone, so that the next one is known; and the trap is held by one item. */
const items = [...sample.items.values()].filter(({ id }) => id !== 'one-typed' && id !== 'one');
const curriculum = { ...sample, siblings: Map.groupBy(items, (item: Item) => item.kp) };

/** Chooses this option of the open question, by its place in the item. */
async function choose({ db }: Scene, who: Seat, option: number): Promise<void> {
  const { shown } = await db
    .selectFrom('draw')
    .leftJoin('attempt', 'attempt.draw', 'draw.id')
    .where('attempt.draw', 'is', null)
    .select('shown')
    .orderBy('draw.id', 'desc')
    .executeTakeFirstOrThrow();
  await who.press('ABCD'[shown.indexOf(option)]!);
}

const rows: readonly Row[] = [
  [
    'a trap is named, comes again with its remedy and then without it, and is listed until it is overcome',
    async (scene) => {
      const { t, mei, wei, goTo } = scene;
      const belief = told('Belief of m-first', t);
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('quiz', { topic: 'single' });
      await sees(wei, told('Stem of two', t));
      await choose(scene, wei, 0);
      await sees(wei, `[${t.quiz.next}]`);
      await wei.press(t.quiz.next);
      await sees(wei, told('Stem of one-again', t));
      await choose(scene, wei, 1);
      await sees(wei, belief);
      await sees(wei, told('Remedy of m-first', t));
      await wei.command('progress');
      await sees(wei, `[${t.plan.skills}]`);
      await wei.press(t.progress.traps);
      // The belief is quoted after its sign: alone it would read as a fact.
      await sees(wei, t.trap.named(belief, told('Remedy of m-first', t)));
      // Both questions about it were asked: neither is promised, or offered, while its answer is remembered. Its point comes first.
      await sees(wei, t.trap.pointNext(t.date(Temporal.PlainDate.from('2026-11-24'))));
      expect(await wei.sees()).not.toContain(`[${t.trap.quiz}]`);
      goTo('2026-12-15T11:00:00Z');
      await wei.command('progress');
      await sees(wei, `[${t.plan.skills}]`, 2);
      await wei.press(t.progress.traps);
      await sees(wei, `[${t.trap.quiz}]`);
      await wei.press(t.trap.quiz);
      await sees(wei, t.trap.step(t.date(Temporal.PlainDate.from('2026-11-23'))));
      await sees(wei, t.trap.named(belief, told('Remedy of m-first', t)));
      await choose(scene, wei, 0);
      await sees(wei, t.trap.passed);
      goTo('2026-12-19T11:00:00Z');
      await wei.command('quiz', { mode: 'traps' });
      await sees(wei, t.quiz.none.traps);
      await sees(wei, t.trap.remedy(belief, told('Remedy of m-first', t)));
      goTo('2027-01-06T11:00:00Z');
      await wei.command('quiz', { mode: 'traps' });
      await sees(wei, t.trap.check);
      await choose(scene, wei, 0);
      await sees(wei, t.trap.overcome(belief));
      await wei.press(t.quiz.why);
      await sees(wei, t.quiz.because.trap);
      await wei.command('progress');
      await sees(wei, `[${t.plan.skills}]`);
      await wei.press(t.progress.traps);
      await sees(wei, t.trap.overcomeOn(t.date(Temporal.PlainDate.from('2027-01-06'))));
      await wei.command('quiz', { mode: 'mistakes' });
      await sees(wei, t.quiz.none.mistakes);
      // What would ask something can be chosen by its name.
      await sees(wei, t.quiz.otherModes);
      expect((await wei.sees()).split(t.quiz.none.mistakes).at(-1)).not.toContain(t.quiz.modes.mistakes);
    },
  ],
];

playAll(rows, { curriculum });
