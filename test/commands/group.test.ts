import { expect } from 'vitest';
import { join as enrol } from '../../src/core/enrolment/join-cohort.ts';
import { identifyLearner } from '../../src/core/learner/identify-learner.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import { openGroup, plainly, playAll, type Row, type Scene, sees } from '../harness/stage.ts';

// What the group sees of each other: on the daily post, and in the thread below it.

/** Other members, who came by themselves. */
async function others({ db, ports, now, curriculum }: Scene, names: readonly string[]) {
  const { id } = await db.selectFrom('cohort').select('id').executeTakeFirstOrThrow();
  const cohort = await ports.cohort.get(id);
  const path = curriculum.paths.get(cohort!.path)!;
  const place = { kind: 'cohort', cohort: cohort!, path } as const;
  return Promise.all(
    names.map(async (name) => {
      const who = { platform: 'web', account: `other-${name}`, name, language: 'en', now: now() } as const;
      const { learner } = await identifyLearner(ports, who);
      return enrol(ports, { learner, place, changes: {}, now: now() });
    }),
  );
}

const rows: readonly Row[] = [
  [
    'the post of the day counts in place who has done its task, from five people on',
    async (scene) => {
      const { t, wei, ports, now } = scene;
      await openGroup(scene);
      await scene.runJobs();
      await sees(wei, t.post.beFirst, 1);
      for (const { learner, enrolment } of await others(scene, ['A', 'B', 'C', 'D', 'E'])) {
        const done = { learner, enrolment, task: 'task-1', evidence: [], now: now() };
        expect((await finishTask(ports, done)).kind).toBe('finished');
      }
      scene.goTo(now().add({ minutes: 2 }));
      await scene.runJobs();
      await sees(wei, t.post.did(5), 1);
      expect(await wei.sees()).not.toContain(plainly(t.post.beFirst));
    },
  ],
];

playAll(rows);
