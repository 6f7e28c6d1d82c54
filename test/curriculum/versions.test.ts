import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adoptPaths } from '../../src/core/cohort/adopt-paths.ts';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import type { Path } from '../../src/core/curriculum/path.ts';
import { goOn } from '../../src/core/enrolment/go-on.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Learner } from '../../src/core/learner/model.ts';
import { pathOf } from '../../src/core/path/path-of.ts';
import { showTask } from '../../src/core/task/show-task.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { counted } from '../harness/counted.ts';
import { type Bot, startBot } from '../harness/people.ts';

const curriculum = await loadCurriculum(fileURLToPath(new URL('../../curriculum', import.meta.url)));
const monday = Temporal.PlainDate.from('2026-11-02');
const changed = [...curriculum.paths.values()].filter(({ earlier }) => earlier);

const idsOf = (path: Pick<Path, 'days'>, of: (sprint: number) => boolean) =>
  path.days.filter(({ sprint }) => of(sprint)).map(({ task }) => task.id);

describe.each(changed.flatMap((path) => path.earlier!.map((was, i) => [path.id, i + 1, path, was] as const)))(
  'the path %s for whoever began in its version %i',
  (_, version, path, was) => {
    test.each(was.sprints.map((__, i) => [i + 1]))('and is in sprint %i then', (through) => {
      const walked = pathOf(curriculum, { path: path.id, kept: [{ version, through }] })!;
      expect(idsOf(walked, (sprint) => sprint <= through)).toEqual(idsOf(was, (sprint) => sprint <= through));
      const after = idsOf(walked, (sprint) => sprint > through);
      expect(after).toHaveLength(idsOf(path, (sprint) => sprint > through).length);
      expect(walked.sprints.map(({ id }) => id)).toEqual(path.sprints.map(({ id }) => id));
      expect(new Set(walked.days.map(({ task }) => task.id)).size).toBe(walked.days.length);
      for (const [i, { number, week, sprint, buildsOn = [] }] of walked.days.entries()) {
        expect([number, week]).toEqual([i + 1, Math.ceil((i + 1) / 5)]);
        const { from, to } = walked.sprints[sprint - 1]!.weeks;
        expect(week >= from && week <= to).toBe(true);
        expect(Math.max(0, ...buildsOn.flat())).toBeLessThan(number);
      }
      expect(walked.days.length).toBe(walked.weeks.length * 5);
    });
  },
);

/** The curriculum as it was before a path changed. */
const before = (path: Path): Curriculum => ({
  ...curriculum,
  paths: new Map([...curriculum.paths, [path.id, path.earlier![0]!]]),
});

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ curriculum, at: '2026-11-02T11:00:00Z' });
});
afterAll(() => bot.drop());

/** Somebody on a path as it is in `taught`: by themselves, or in a group. */
async function begin(path: string, alone: boolean): Promise<{ learner: Learner; enrolment: Enrolment }> {
  const ada = bot.person({ in: 'dm', zone: 'UTC' });
  const { learner } = await ada.known();
  const none = { postAt: null, summaryAt: null, board: false, demo: false, postTime: 9 * 60 };
  const cohort = await bot.store.cohort.create({
    ...(!alone && { home: { platform: 'test', workspace: 'hall', channel: `${path}-${learner.id}` } }),
    ...{ ...none, key: `versions:${learner.id}`, name: '', path, start: monday, languages: ['en'], zone: 'UTC' },
    organiser: learner.id,
  });
  const now = Temporal.Instant.from('2026-11-02T12:00Z');
  return {
    learner,
    enrolment: await bot.store.enrolment.enrol({ learner: learner.id, cohort: cohort.id, joined: monday, now }),
  };
}

/** What somebody does who does one task each study day, from a day on, for so many days; and what they do not get. */
async function walk(who: { learner: Learner; enrolment: Enrolment }, taught: Curriculum, from: number, days: number) {
  const ports = { ...bot.ports, curriculum: taught };
  const { learner } = who;
  let { enrolment } = who;
  const done: string[] = [];
  const idle: string[] = [];
  for (let n = from; n < from + days; n++) {
    const date = monday.add({ days: n });
    if (date.dayOfWeek > 5) continue;
    bot.goTo(`${date}T11:00:00Z`);
    const look = async () => {
      const shown = await showTask(ports, { learner, enrolment, now: bot.now() });
      return shown.kind === 'today' ? shown.today : undefined;
    };
    let there = await look();
    if (there?.kind === 'finish') {
      enrolment = await goOn(ports, { enrolment, sprint: there.next });
      there = await look();
    }
    if (there?.kind !== 'task' || there.done) {
      idle.push(`${date}: ${there?.kind}`);
      continue;
    }
    const { id, minutes } = there.day.task;
    const finish = { enrolment: enrolment.id, task: id, evidence: [], ...counted, minutes, day: date, at: bot.now() };
    expect(await bot.store.task.finish(finish), id).toBe(true);
    done.push(id);
  }
  return { done, idle };
}

const again = async ({ learner, enrolment }: { learner: Learner; enrolment: Enrolment }) => {
  const known = await bot.store.learner.get(learner.id);
  return { learner, enrolment: known!.enrolments.find(({ id }) => id === enrolment.id)! };
};

describe.each(changed.map((path) => [path.id, path] as const))(
  'somebody on %s when its weeks are renumbered',
  (_, path) => {
    const was = path.earlier![0]!;
    // The second week of the sprint before the last one that there was.
    const sprint = Math.min(3, was.sprints.length);
    const week = was.sprints[sprint - 1]!.weeks.from + 1;
    const passed = (week - 1) * 7 + 2;

    test.each([
      ['by themselves', true],
      ['in a group', false],
    ])(
      '%s, keeps the tasks of the sprint, loses none, gets none twice, and goes on in the new weeks',
      async (__, alone) => {
        const who = await begin(path.id, alone);
        const first = await walk(who, before(path), 0, passed);
        expect(first).toEqual({ done: was.days.slice(0, (week - 1) * 5 + 2).map(({ task }) => task.id), idle: [] });

        expect(await adoptPaths(bot.ports, { now: bot.now() })).toBeGreaterThan(0);
        expect(await adoptPaths(bot.ports, { now: bot.now() })).toBe(0);
        const { enrolment } = await again(who);
        expect(enrolment.cohort).toMatchObject({
          version: path.earlier!.length + 1,
          kept: [{ version: 1, through: sprint }],
        });

        const left = pathOf(curriculum, enrolment.cohort)!.days.length - first.done.length;
        const rest = await walk(await again(who), curriculum, passed, Math.ceil(left / 5) * 7 - 2);
        const all = [...first.done, ...rest.done];
        expect(rest.idle).toEqual([]);
        expect(new Set(all).size).toBe(all.length);
        expect(all.filter((id) => idsOf(was, (n) => n <= sprint).includes(id))).toEqual(idsOf(was, (n) => n <= sprint));
        expect(all.slice(idsOf(was, (n) => n <= sprint).length)).toEqual(
          idsOf(pathOf(curriculum, enrolment.cohort)!, (n) => n > sprint),
        );
      },
    );

    test('whose group has not begun begins in the new version', async () => {
      const who = await begin(path.id, false);
      bot.goTo('2026-10-30T11:00:00Z');
      await adoptPaths(bot.ports, { now: bot.now() });
      const { enrolment } = await again(who);
      expect(enrolment.cohort.kept).toBeUndefined();
      expect(pathOf(curriculum, enrolment.cohort)).toBe(curriculum.paths.get(path.id));
    });
  },
);
