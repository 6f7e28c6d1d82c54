import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { handIn } from '../../src/core/project/hand-in.ts';
import { lookAtCommit } from '../../src/core/project/look-at-commit.ts';
import type { HostAnswer } from '../../src/core/project/port.ts';
import { maxFileBytes, readWork } from '../../src/core/project/read-work.ts';
import { milestonesOf, missingFiles, totalOf, weakestRow } from '../../src/core/project/rules.ts';
import { scoreRow } from '../../src/core/project/score-row.ts';
import { showHandIns } from '../../src/core/project/show-hand-ins.ts';
import { showProject } from '../../src/core/project/show-project.ts';
import { commitLink } from '../../src/core/task/evidence.ts';
import { mapped, project } from '../curriculum/mapped.ts';
import { at, date } from '../harness/clock.ts';
import { type Member, type World, world } from '../harness/world.ts';

const url = 'https://github.com/ada/clock/commit/3f9a1c2';
const row = project.rubric[0]!;

describe('the rules', () => {
  const sprint = { ...mapped.paths.get('swe')!.sprints[0]!, weeks: { from: 2, to: 3 } };
  const utc = { zone: 'UTC', dayStart: 0 };
  const two = { ...project, milestones: [1, 2].map((week) => ({ ...project.milestones[0]!, week })) };

  test('a milestone is due on the Sunday of its week of the sprint', () => {
    const due = milestonesOf(two, sprint, { start: date('2026-11-02') }, [], utc).map((one) => String(one.due));
    expect(due).toEqual(['2026-11-15', '2026-11-22']);
  });

  test('holidays move what comes after them', () => {
    const holidays = [{ from: date('2026-11-09'), to: date('2026-11-13') }];
    const [first] = milestonesOf(two, sprint, { start: date('2026-11-02'), holidays }, [], utc);
    expect(String(first?.due)).toBe('2026-11-22');
  });

  test('an own score is whole when each row has points, and names the first of the weakest rows', () => {
    const four = { ...project, rubric: Array.from({ length: 4 }, () => row) };
    const scores = [2, 1, 0, 0].map((points, at) => ({ row: at, points }));
    expect(totalOf(four, scores.slice(0, 3))).toBeUndefined();
    expect(totalOf(four, scores)).toBe(3);
    expect(weakestRow(four, scores)).toBe(2);
    expect(weakestRow(project, [{ row: 0, points: 2 }])).toBeUndefined();
  });

  test('a file that is asked for by its name may be in any folder; part of a name is not enough', () => {
    const files = ['docs/readme.md', 'evals/cases.jsonl', 'my-card.md'];
    expect(missingFiles(['README.md', 'cases.jsonl', 'evals/cases.jsonl', 'card.md'], files)).toEqual(['card.md']);
  });

  test.each([
    [url, url],
    [`<${url}>`, url],
    [`${url}#diff-1`, url],
    ['https://gitee.com/ada/clock/commit/3f9a1c2d', 'https://gitee.com/ada/clock/commit/3f9a1c2d'],
    ['https://github.com/ada/clock', undefined],
    ['https://ada:secret@github.com/ada/clock/commit/3f9a1c2', undefined],
    ['http://localhost/ada/clock/commit/3f9a1c2', undefined],
    ['3f9a1c2', undefined],
  ])('%s is the link to a commit: %s', (typed, link) => expect(commitLink(typed)).toBe(link));
});

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const now = at('2026-11-02T12:00');
const ports = () => ({ ...here.ports, curriculum: mapped });
const give = ({ learner, enrolment }: Member, link = url, when = now) =>
  handIn(ports(), {
    ...{ learner, enrolment, project: project.id, milestone: 0, now: when },
    work: { kind: 'commit', url: link },
  });
const look = async (member: Member) =>
  (await showProject(ports(), { ...member, project: project.id, now }))?.milestones[0]?.handIn?.look;

/** Looks at all that is due at a moment, on a host that gives this answer. */
async function lookAt(when: Temporal.Instant, answer: HostAnswer) {
  const asked: string[] = [];
  const commit = async (link: string) => {
    asked.push(link);
    return answer;
  };
  for (const claim of await here.store.project.claim(when, 10))
    await lookAtCommit({ ...ports(), host: { commit } }, { claim, now: async () => when });
  return asked;
}

test('a commit that was handed in is looked at once, and what it lacks is known', async () => {
  const ana = await here.member(await here.group());
  await give(ana);
  expect(await look(ana)).toEqual({ kind: 'waiting' });
  const found = { kind: 'found', at: at('2026-11-01T22:00'), files: ['clock.py'] } as const;
  expect(await lookAt(now, found)).toEqual([url]);
  expect(await look(ana)).toEqual({ kind: 'found', on: date('2026-11-01'), missing: ['README.md'] });
  expect(await lookAt(now.add({ hours: 1 }), found)).toEqual([]);
});

test('the day of a commit is that of its learner, where it was evening or morning', async () => {
  const ana = await here.member(await here.group());
  await changeSettings(here.ports, { learner: ana.learner, changes: { zone: 'Asia/Shanghai' }, now });
  await give(ana);
  await lookAt(now, { kind: 'found', at: at('2026-11-01T22:00'), files: ['clock.py'] });
  expect(await look(ana)).toMatchObject({ kind: 'found', on: date('2026-11-02') });
});

test('a host that does not answer is asked later, and in the end left alone', async () => {
  const ana = await here.member(await here.group());
  await give(ana);
  let when = now;
  let tries = 0;
  const later = { kind: 'later', reason: 'status 403', seconds: 600 } as const;
  while (tries < 20 && (await look(ana))?.kind === 'waiting') {
    const asked = await lookAt(when, later);
    tries += asked.length;
    if (asked.length) expect(await lookAt(when.add({ seconds: 599 }), later)).toEqual([]);
    when = when.add({ hours: 24 });
  }
  expect(tries).toBe(6);
  expect(await look(ana)).toEqual({ kind: 'unseen' });
});

test('what is seen of a commit is not said of the one that took its place meanwhile', async () => {
  const ana = await here.member(await here.group());
  await give(ana);
  const [claim] = await here.store.project.claim(now, 10);
  await give(ana, `${url}99`);
  const host = { commit: async (): Promise<HostAnswer> => ({ kind: 'absent' }) };
  await lookAtCommit({ ...ports(), host }, { claim: claim!, now: async () => now });
  expect(await look(ana)).toEqual({ kind: 'waiting' });
  expect(await lookAt(now, { kind: 'absent' })).toEqual([`${url}99`]);
  expect(await look(ana)).toEqual({ kind: 'absent' });
});

test('a milestone, a row or a project that there is not keeps nothing', async () => {
  const ana = await here.member(await here.group());
  const work = { kind: 'commit', url } as const;
  expect(await handIn(ports(), { ...ana, project: project.id, milestone: 1, work, now })).toBeUndefined();
  expect(await handIn(ports(), { ...ana, project: 'p-none', milestone: 0, work, now })).toBeUndefined();
  expect(await scoreRow(ports(), { ...ana, project: project.id, row: 1, points: 2, now })).toBeUndefined();
  expect(await here.store.project.work({ enrolment: ana.enrolment.id, project: project.id })).toEqual({
    handIns: [],
    scores: [],
  });
});

test('an organiser sees what members handed in, the newest first, and not what other groups did or who left', async () => {
  const group = await here.group();
  const [ana, ben, cleo] = [await here.member(group), await here.member(group), await here.member(group)];
  const other = await here.member(await here.group());
  for (const [at, who] of [ana, ben, cleo, other].entries()) await give(who, url, now.add({ minutes: at }));
  await scoreRow(ports(), { ...ana, project: project.id, row: 0, points: 1, now });
  await here.store.enrolment.save(cleo.enrolment.id, { left: now });
  const { works, next } = await showHandIns(ports(), { cohort: group.id, page: 0 });
  expect(works.map((one) => one.enrolment)).toEqual([ben.enrolment.id, ana.enrolment.id]);
  expect(works[1]?.scores).toEqual([{ row: 0, points: 1 }]);
  expect(next).toBeUndefined();
});

describe('a file', () => {
  const file = (bytes: Uint8Array | undefined, size = bytes?.length ?? 1) => ({
    name: 'notes.md',
    bytes: size,
    read: async (most: number) => (bytes && bytes.length <= most ? bytes : undefined),
  });
  const words = new TextEncoder().encode('abc');

  test('is kept by its name, size and SHA-256', async () => {
    // The example of FIPS 180-2.
    const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await readWork({ file: file(words) })).toEqual({ kind: 'file', name: 'notes.md', bytes: 3, sha256 });
    expect(await readWork({ commit: url, file: file(words) })).toEqual({ kind: 'commit', url });
  });

  test.each([
    ['nothing', {}],
    ['large', { file: file(new Uint8Array(maxFileBytes + 1)) }],
    ['noText', { file: file(new Uint8Array([0xff, 0xfe, 0x41])) }],
    ['noText', { file: file(new Uint8Array([0x41, 0, 0x42])) }],
    ['lost', { file: file(undefined) }],
    // A platform that is wrong about the size.
    ['lost', { file: file(new Uint8Array(maxFileBytes + 1), 3) }],
  ] as const)('or it is not: %s', async (kind, given) => {
    expect(await readWork(given)).toEqual({ kind });
  });
});
