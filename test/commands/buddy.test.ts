import { expect } from 'vitest';
import { join, openGroup, playAll, type Row, sees } from '../harness/stage.ts';

// Study buddies: a wish, a round on Sunday, a word on Monday, and an end.

const rows: readonly Row[] = [
  [
    'two who want study buddies are brought together on Sunday, told on Monday, and one blocks the other without a word',
    async (scene) => {
      const { t, mei, wei } = scene;
      await openGroup(scene);
      await join({ t }, mei, t.join.remindYes('13:00'));
      await join({ t }, wei);
      for (const one of [mei, wei]) {
        await one.command('peers');
        await sees(one, t.buddy.title);
        await one.press(t.buddy.title);
        await sees(one, t.buddy.want);
        await one.press(t.buddy.want);
        await sees(one, t.buddy.leave);
      }
      scene.goTo('2026-11-29T11:00:30Z');
      await scene.runJobs();
      scene.goTo('2026-11-30T12:00:30Z');
      await scene.runJobs();
      for (const [one, other] of [
        [mei, 'Wei'],
        [wei, 'Mei'],
      ] as const) {
        const dms = await one.dms();
        expect(dms).toContain(other);
        await one.command('peers');
        await sees(one, t.buddy.title);
        await one.press(t.buddy.title);
        await sees(one, t.buddy.pledgeHidden);
      }
      await mei.press(t.peers.helloButton);
      await mei.submit({ words: 'Shall we meet on Tuesdays' });
      await sees(mei, t.peers.shared);
      scene.chat.rest();
      await scene.runJobs();
      await sees(wei, 'Shall we meet on Tuesdays');
      for (const one of [mei, wei]) {
        await one.press(t.buddy.streakOn);
        await sees(one, t.buddy.streakWith);
      }
      await sees(wei, t.buddy.notYet);
      await wei.press(t.buddy.block('Mei'));
      await sees(wei, t.peers.blockYes);
      await wei.press(t.peers.blockYes);
      await sees(wei, t.peers.blocked);
      await mei.command('peers');
      await mei.press(t.buddy.title);
      await sees(mei, `[${t.buddy.leave}]`);
      await mei.press(t.buddy.leave);
      await sees(mei, t.buddy.stopped);
      expect(await mei.sees()).not.toContain(t.peers.blocked);
    },
  ],
];

playAll(rows);
