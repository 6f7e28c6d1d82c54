import { expect } from 'vitest';
import { join, openGroup, plainly, playAll, type Row, type Scene, sees } from '../harness/stage.ts';

// What somebody means to do in a week, and how they look back on it: in the day's private message, and in their plan.

/** Wei has done something on Monday, is reminded at one o'clock, and it is Friday at that hour. */
async function onFriday(scene: Scene): Promise<void> {
  const { t, wei } = scene;
  await openGroup(scene);
  await join({ t }, wei, t.join.remindYes('13:00'));
  scene.goTo('2026-11-27T12:00:30Z');
}

/** Wei looks back on the week by name, beside Mei, and the summary has been posted. */
async function lookBack(scene: Scene, said: { readonly learned: string; readonly stuck: string }): Promise<void> {
  const { t, mei, wei } = scene;
  await onFriday(scene);
  await join({ t }, mei);
  await wei.command('progress');
  await sees(wei, t.plan.title);
  await wei.press(t.plan.title);
  await sees(wei, t.retro.button);
  await wei.press(t.retro.button);
  await wei.submit({ ...said, next: '', share: 'named' });
  await sees(wei, t.retro.keptShared);
  scene.goTo('2026-11-27T16:00:30Z');
  await scene.runJobs();
}

const rows: readonly Row[] = [
  [
    'on Monday the message of the day asks for one thing, on Friday whether it happened; nobody else sees it',
    async (scene) => {
      const { t, mei, wei } = scene;
      await openGroup(scene);
      await join({ t }, wei, t.join.remindYes('13:00'));
      scene.goTo('2026-11-23T12:00:30Z');
      await scene.runJobs();
      await sees(wei, t.pledge.invite, 1);
      await wei.press(t.pledge.button);
      // Not everybody has a place or an hour for it.
      await wei.submit({ what: 'finish the parser', moment: '' });
      await sees(wei, t.pledge.made);
      await wei.press(t.pledge.button);
      await wei.submit({ what: 'finish the *parser*', moment: 'Tuesday at 19:00' });
      await sees(wei, t.pledge.made, 2);
      scene.goTo('2026-11-27T12:00:30Z');
      await scene.runJobs();
      await sees(wei, t.pledge.ask, 1);
      await wei.press(t.reminder.yourWeek);
      await sees(wei, `[${t.pledge.kept.yes}]`);
      expect(await wei.dms()).toContain('finish the *parser*');
      await wei.press(t.pledge.kept.yes);
      await sees(wei, t.pledge.thanks.yes);
      expect(await mei.sees()).not.toContain('parser');
    },
  ],
  [
    'what Friday’s message asks can be answered on the days after it, until the week is over',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      await join({ t }, wei, t.join.remindYes('13:00'));
      scene.goTo('2026-11-23T12:00:30Z');
      await scene.runJobs();
      await wei.press(t.pledge.button);
      await wei.submit({ what: 'finish the parser', moment: '' });
      await sees(wei, t.pledge.made);
      scene.goTo('2026-11-27T12:00:30Z');
      await scene.runJobs();
      await sees(wei, t.pledge.ask, 1);
      scene.goTo('2026-11-29T09:00:00Z');
      await wei.press(t.reminder.yourWeek);
      await sees(wei, `[${t.pledge.kept.yes}]`);
      await wei.press(t.pledge.kept.yes);
      await sees(wei, t.pledge.thanks.yes);
      scene.goTo('2026-11-30T09:00:00Z');
      await wei.press(t.reminder.yourWeek);
      await sees(wei, plainly(t.reminder.dayOver));
    },
  ],
  [
    'a week is looked back on in one form; the summary has the line that is shared, until it is reported',
    async (scene) => {
      const { t, mei, wei } = scene;
      await lookBack(scene, { learned: 'Trees are *graphs*', stuck: 'Secret trouble' });
      await sees(mei, t.retro.inWords, 1);
      expect(await mei.sees()).toContain('Trees are *graphs*');
      expect(await mei.sees()).not.toContain('Secret trouble');
      await mei.press(t.retro.lines);
      await sees(mei, t.peers.block);
      await mei.press(t.peers.report);
      await sees(mei, t.peers.reportYes);
      await mei.press(t.peers.reportYes);
      await sees(mei, t.peers.reported);
      scene.goTo('2026-11-27T16:02:30Z');
      await scene.runJobs();
      await sees(wei, t.retro.inWords, 0);
    },
  ],
  [
    'nobody reports their own line: whoever wrote it can take it back, and the summary loses it',
    async (scene) => {
      const { t, mei, wei } = scene;
      await lookBack(scene, { learned: 'Trees are graphs', stuck: '' });
      await sees(wei, t.retro.inWords, 1);
      await wei.press(t.retro.lines);
      const own = await sees(wei, t.peers.withdraw);
      expect(own).not.toContain(`[${t.peers.report}]`);
      expect(own).not.toContain(`[${t.peers.block}]`);
      await wei.press(t.peers.withdraw);
      await sees(wei, t.peers.withdrawnNow);
      scene.goTo('2026-11-27T16:02:30Z');
      await scene.runJobs();
      expect(await mei.sees()).not.toContain('Trees are graphs');
    },
  ],
  [
    'a line that comes after the summary is shown in it, in place',
    async (scene) => {
      const { t, mei, wei } = scene;
      await onFriday(scene);
      scene.goTo('2026-11-27T16:00:30Z');
      await scene.runJobs();
      await sees(mei, t.summary.title('Owls', 1), 1);
      await wei.command('progress');
      await sees(wei, t.plan.title);
      await wei.press(t.plan.title);
      await sees(wei, t.retro.button);
      await wei.press(t.retro.button);
      await wei.submit({ learned: 'Late, but mine', stuck: '', next: '', share: 'unnamed' });
      await sees(wei, t.retro.keptShared);
      scene.goTo('2026-11-27T16:05:30Z');
      await scene.runJobs();
      await sees(mei, 'Late, but mine', 1);
      await sees(mei, t.summary.title('Owls', 1), 1);
    },
  ],
];

playAll(rows);
