import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { skillOf } from '../../src/core/curriculum/entry.ts';
import type { Path } from '../../src/core/curriculum/path.ts';
import type { Thing } from '../../src/core/curriculum/task.ts';
import { goOn } from '../../src/core/enrolment/go-on.ts';
import { showTask } from '../../src/core/task/show-task.ts';
import { readFiles } from '../../src/curriculum/files.ts';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { newReading } from '../../src/curriculum/read.ts';
import { statsTable } from '../../src/curriculum/stats.ts';
import { counted } from '../harness/counted.ts';
import { type Bot, startBot } from '../harness/people.ts';

const curriculum = await loadCurriculum(fileURLToPath(new URL('../../curriculum', import.meta.url)));
const monday = Temporal.PlainDate.from('2026-11-02');

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ curriculum, at: '2026-11-02T11:00:00Z' });
});
afterAll(() => bot.drop());

/** The tasks that somebody is given who does one each study day from Monday on and goes on after each sprint. */
async function walk(route: Path): Promise<{ date: string; given: readonly string[] }[]> {
  const { store } = bot;
  const ada = bot.person({ in: 'dm', zone: 'UTC' });
  const { learner } = await ada.known();
  const none = { postAt: null, summaryAt: null, board: false, demo: false, postTime: 9 * 60 };
  const cohort = await store.cohort.create({
    home: { platform: 'test', workspace: 'hall', channel: route.id },
    ...{ ...none, key: `walk:${route.id}`, name: '', path: route.id, start: monday, languages: ['en'], zone: 'UTC' },
    organiser: learner.id,
  });
  let enrolment = await store.enrolment.enrol({
    learner: learner.id,
    cohort: cohort.id,
    joined: monday,
    now: Temporal.Instant.from('2026-11-02T12:00Z'),
  });
  const days: { date: string; given: readonly string[] }[] = [];
  for (let n = 0; n < route.weeks.length * 7; n++) {
    const date = monday.add({ days: n });
    bot.goTo(`${date}T11:00:00Z`);
    const look = async () => {
      const shown = await showTask(bot.ports, { learner, enrolment, now: bot.now() });
      return shown.kind === 'today' ? shown.today : undefined;
    };
    let there = await look();
    if (there?.kind === 'finish') {
      enrolment = await goOn(bot.ports, { enrolment, sprint: there.next });
      there = await look();
    }
    const given = there?.kind === 'task' && !there.done ? [there.day.task] : [];
    for (const { id, minutes } of given)
      await store.task.finish({
        enrolment: enrolment.id,
        task: id,
        evidence: [],
        ...counted,
        minutes,
        day: date,
        at: bot.now(),
      });
    days.push({ date: date.toString(), given: given.map(({ id }) => id) });
  }
  return days;
}

describe.each([...curriculum.paths.values()].map((route) => [route.id, route] as const))('the route %s', (_, route) => {
  test('gives a task on every study day of every written week, and none twice', async () => {
    const days = await walk(route);
    const study = days.filter(({ date }) => Temporal.PlainDate.from(date).dayOfWeek <= 5);
    expect(study.filter(({ given }) => given.length !== 1)).toEqual([]);
    expect(study.flatMap(({ given }) => given)).toEqual(route.days.map((day) => day.task.id));
    expect(new Set(study.flatMap(({ given }) => given)).size).toBe(study.length);
  });

  test('meets every prerequisite before it is used', () => {
    const met = new Set(route.assumes);
    const early: string[] = [];
    for (const { task } of route.days) {
      const own = new Set(task.kps.map(skillOf));
      for (const id of own)
        for (const needed of curriculum.skills.get(id)!.requires)
          if (!met.has(needed) && !own.has(needed)) early.push(`${task.id} needs ${needed}`);
      for (const id of own) met.add(id);
    }
    expect(early).toEqual([]);
  });

  test('has every tool and account from the day on that gives it', () => {
    const given = new Set([...curriculum.tasks.values()].flatMap(({ gives }) => gives));
    const before = [...curriculum.tasks.values()].filter(({ kps }) =>
      kps.some((kp) => route.assumes.includes(skillOf(kp))),
    );
    const had = new Set(before.flatMap(({ gives }) => gives));
    const early: string[] = [];
    for (const { task } of route.days) {
      for (const thing of task.gives) had.add(thing);
      const linked = task.done.some(({ kind }) => kind === 'commit' || kind === 'link');
      const wanted: Thing[] = [...(task.needs ?? []), ...(linked ? (['remote'] as const) : [])];
      for (const thing of wanted) if (given.has(thing) && !had.has(thing)) early.push(`${task.id} wants ${thing}`);
    }
    expect(given.size).toBeGreaterThan(3);
    expect(early).toEqual([]);
  });

  test('speaks of the capstone from the sprint on that builds it', () => {
    const sprint = route.sprints.findIndex(({ project }) => project === 'p-capstone') + 1;
    const before = route.days.filter((day) => !sprint || day.sprint < sprint);
    const early = before.filter(({ task }) => /[Cc]apstone|毕业项目/.test(JSON.stringify(task)));
    expect(before.length).toBeGreaterThan(80);
    expect(early.map(({ task }) => task.id)).toEqual([]);
  });

  test('has sprints of six weeks, each with a project, a finish and one task about work; a seventh week brings no new point', () => {
    for (const [i, sprint] of route.sprints.entries()) {
      const last = sprint.weeks.from + 5;
      expect(sprint.weeks.to).toBeLessThanOrEqual(last + 1);
      const met = new Set(route.days.filter(({ week }) => week <= last).flatMap(({ task }) => task.kps));
      const seventh = route.days.filter(({ week }) => week > last && week <= sprint.weeks.to);
      expect(seventh.flatMap(({ task }) => task.kps.filter((kp) => !met.has(kp)))).toEqual([]);
      expect(curriculum.projects.has(sprint.project ?? ''), sprint.id).toBe(true);
      expect(sprint.finish, sprint.id).toBeDefined();
      expect(route.days.filter((day) => day.sprint === i + 1 && day.task.career)).toHaveLength(1);
    }
  });
});

test('holds what was promised: skills, tasks, points with three questions each, projects, placement, lessons', () => {
  const { skills, tasks, items, siblings, projects, placement } = curriculum;
  const points = [...skills.values()].flatMap(({ kps }) => kps.map(({ id }) => id));
  const days = new Map([...curriculum.paths].map(([id, { days: all }]) => [id, all.length]));
  expect(Object.fromEntries(days)).toEqual({ swe: 130, ds: 130, beginner: 130 });
  expect(skills.size).toBeGreaterThanOrEqual(70);
  expect(tasks.size).toBeGreaterThanOrEqual(140);
  expect(points.length).toBeGreaterThanOrEqual(280);
  expect(items.size).toBeGreaterThanOrEqual(840);
  expect(points.filter((kp) => (siblings.get(kp)?.length ?? 0) < 3)).toEqual([]);
  expect(projects.size).toBeGreaterThanOrEqual(12);
  expect(placement.size).toBe(66);
  expect([...placement.keys()].filter((id) => items.has(id))).toEqual([]);
  expect([...skills.values()].filter(({ lesson }) => !lesson)).toEqual([]);
});

test('has at least 118 task days on each path, no task twice on one, and 255 distinct tasks on all', async () => {
  const paths = [...curriculum.paths].map(([id, { days }]) => [id, days.map(({ task }) => task.id)] as const);
  expect(paths.filter(([, tasks]) => tasks.length < 118).map(([id]) => id)).toEqual([]);
  expect(
    paths.flatMap(([id, all]) => all.filter((task, i) => all.indexOf(task) < i).map((task) => [id, task])),
  ).toEqual([]);
  const distinct = new Set(paths.flatMap(([, tasks]) => tasks)).size;
  expect(distinct).toBeGreaterThanOrEqual(255);
  const folder = fileURLToPath(new URL('../../curriculum', import.meta.url));
  const stats = statsTable(await readFiles(newReading(folder)));
  const days = paths.reduce((n, [, tasks]) => n + tasks.length, 0);
  expect(stats).toMatch(new RegExp(`^all +78 +${days} +${distinct}$`, 'm'));
});
