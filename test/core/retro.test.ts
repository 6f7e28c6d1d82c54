import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { edit } from '../../jobs/edit.ts';
import { weeklySummary } from '../../jobs/summary.ts';
import { erase } from '../../src/core/learner/erase-learner.ts';
import { makePledge } from '../../src/core/pledge/make-pledge.ts';
import { readWeek } from '../../src/core/pledge/read-week.ts';
import { decideNote, reportNote } from '../../src/core/report/report-note.ts';
import { lookBack } from '../../src/core/retro/look-back.ts';
import type { Share } from '../../src/core/retro/model.ts';
import { mayShare } from '../../src/core/retro/rules.ts';
import { makeSummary } from '../../src/core/summary/make-summary.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { retroForm } from '../../src/views/retro.ts';
import { weeklySummaryView } from '../../src/views/summary.ts';
import { at, date } from '../harness/clock.ts';
import { curriculum, type Member, start, type World, world } from '../harness/world.ts';

// What somebody means to do in a week, and how they look back on it.

let here: World;
beforeAll(async () => {
  here = await world();
});
afterAll(() => here.drop());

const friday = at('2026-11-06T12:00');
const back = (who: Member, share: Share = 'nothing', now = friday, learned = `I learned ${who.learner.id}`) =>
  lookBack(here.ports, { ...who, retro: { monday: start, learned, stuck: '', next: 'More' }, share, now });
const made = async (who: Member, again = false, now = at('2026-11-06T17:00')) =>
  (await makeSummary(here.ports, { cohort: who.enrolment.cohort.id, monday: start, now, again }))!;

test('a pledge is of this week, can be changed until it is answered, and is asked after from Friday on', async () => {
  const ana = await here.member(await here.group());
  const pledge = (what: string, day: string) =>
    makePledge(here.ports, { learner: ana.learner, what, moment: 'Tuesday', now: at(`${day}T12:00`) });
  const asks = (day: string) => readWeek(here.ports, { ...ana, now: at(`${day}T12:00`) });
  await pledge('Read', '2026-11-02');
  await pledge('Write', '2026-11-04');
  expect(await asks('2026-11-05')).toEqual({
    monday: start,
    pledge: { monday: start, what: 'Write', moment: 'Tuesday' },
    ends: false,
    asksKept: false,
  });
  expect(await asks('2026-11-06')).toMatchObject({ asksKept: true, asksRetro: { id: ana.enrolment.id } });
  expect(await here.ports.pledge.answer({ learner: ana.learner.id, monday: start, kept: 'partly' })).toBe(true);
  expect(await asks('2026-11-06')).toMatchObject({ asksKept: false, pledge: { kept: 'partly' } });
  expect(await pledge('Something else', '2026-11-07')).toBeUndefined();
  // The week after has room for another.
  expect(await asks('2026-11-09')).toEqual({ monday: date('2026-11-09'), ends: false, asksKept: false });
  expect(await here.ports.pledge.answer({ learner: ana.learner.id, monday: date('2026-11-09'), kept: 'no' })).toBe(
    false,
  );
});

test('one looks back once a week, from its Friday to its Sunday', async () => {
  const ana = await here.member(await here.group());
  expect(await back(ana, 'nothing', at('2026-11-05T12:00'))).toEqual({ kind: 'early' });
  expect(await back(ana, 'nothing', at('2026-11-09T12:00'))).toEqual({ kind: 'over' });
  expect(await back(ana, 'nothing', at('2026-11-08T12:00'))).toEqual({ kind: 'kept', shared: false });
  expect(await back(ana, 'named')).toEqual({ kind: 'repeat' });
  expect((await made(ana)).lines).toEqual([]);
});

test('the summary counts from five people on, and has the lines that their authors share, escaped', async () => {
  const cohort = await here.group();
  const members = [];
  for (const name of ['Ana', 'Ben', 'Cy', 'Di', 'Eve']) members.push(await here.member(cohort, { name }));
  const [ana, ben, ...others] = members as [Member, Member, ...Member[]];
  await back(ana, 'named', friday, 'That **@everyone** [x](y) is text');
  await back(ben, 'unnamed', friday, 'A second thing');
  for (const who of others.slice(1)) await back(who);
  expect((await made(ana)).lookedBack).toBeUndefined();
  await back(others[0]!);
  const summary = await made(ana);
  expect(summary.lookedBack).toBe(5);
  for (const t of Object.values(catalogues)) {
    const seen = JSON.stringify(weeklySummaryView(summary, [t], curriculum));
    expect(seen).toContain(t.summary.lookedBack(5));
    expect(seen).toContain('\\\\*\\\\*\\\\@everyone\\\\*\\\\*');
    expect(seen).toContain('Ana');
    expect(seen).toContain('A second thing');
    for (const hidden of ['Ben', 'Cy', 'I learned', 'More']) expect(seen).not.toContain(hidden);
  }
});

test('minors and those who study alone share no line, whatever is sent', async () => {
  const cohort = await here.group();
  await here.store.cohort.save(cohort.id, { minors: true });
  const ana = await here.again(await here.member(cohort));
  expect(await back(ana, 'named')).toEqual({ kind: 'kept', shared: false });
  expect((await made(ana)).lines).toEqual([]);
  const solo = await here.solo(await here.person('Sol'));
  expect(await back(solo, 'named')).toEqual({ kind: 'kept', shared: false });
  for (const { enrolment } of [ana, solo])
    expect(retroForm(mayShare(enrolment.cohort), catalogues.en).fields.map(({ name }) => name)).toEqual([
      'learned',
      'stuck',
      'next',
    ]);
});

test('a line that is reported is gone from the summary that was posted, and back when it is kept', async () => {
  const cohort = await here.group();
  const ana = await here.member(cohort, { name: 'Ana' });
  const ben = await here.member(cohort, { name: 'Ben' });
  await back(ana, 'named', friday, 'Something rude');
  const [line] = (await made(ana)).lines;
  const note = (await here.ports.note.get(line!.id))!;
  expect(await reportNote(here.ports, { note, learner: ben.learner.id, now: friday })).toBe(true);
  expect((await made(ana)).lines).toEqual([]);
  const decided = { note, action: 'keep', organiser: cohort.organiser, now: friday } as const;
  expect(await decideNote(here.ports, decided)).toBe(true);
  expect((await made(ana)).lines).toHaveLength(1);
  // Whoever blocks its author reads it no more where they alone are shown it.
  const lines = () => here.ports.retro.lines({ cohort: cohort.id, about: start.toString(), reader: ben.learner.id });
  expect(await lines()).toHaveLength(1);
  await here.ports.report.block({ learner: ben.learner.id, blocked: ana.learner.id, at: friday });
  expect(await lines()).toEqual([]);
});

test('whoever is erased takes their line out of a summary, also of one that was posted weeks ago', async () => {
  const cohort = await here.group();
  const ana = await here.member(cohort, { name: 'Ana' });
  await back(ana, 'named', friday, 'My very own words');
  const params = { cohort: cohort.id, day: start.toString() };
  const { rows } = await sql<{ id: string }>`
    insert into delivery (kind, recipient, slot, params, platform, address, state, due_at, ended_at, ref)
    values (${weeklySummary.name}, ${`cohort:${cohort.id}`}, ${start.toString()}, ${JSON.stringify(params)}::jsonb, 'web',
      ${JSON.stringify({ workspace: 'w', channel: 'c' })}::jsonb, 'sent', ${friday}, ${friday}, 'r1')
    returning id::text`.execute(here.db);
  await erase(here.store, ana.learner);
  const { pieces = [] } = await edit.plan(here.ports, at('2026-12-20T12:00'), 10, here.env.log);
  expect(pieces).toEqual([{ edit: rows[0]!.id, claim: 1 }]);
  const again = { ports: here.ports, now: at('2026-12-20T12:00'), again: true };
  const shown = JSON.stringify(await weeklySummary.message!.make(params as never, again));
  expect(shown).toContain('week 1');
  expect(shown).not.toContain('My very own words');
});

test('both are in the file of what is kept, and in the counts', async () => {
  const ana = await here.member(await here.group());
  await makePledge(here.ports, { learner: ana.learner, what: 'Read', moment: 'Tuesday', now: at('2026-11-02T12:00') });
  await back(ana, 'named');
  const rows = await here.store.ownData.read(ana.learner.id);
  const of = (table: string) => rows.find((one) => one.table === table)?.rows;
  expect(of('pledge')).toEqual([expect.objectContaining({ what: 'Read', moment: 'Tuesday' })]);
  expect(of('retro')).toEqual([expect.objectContaining({ next: 'More' })]);
  expect(await here.store.ownData.count(ana.learner.id)).toMatchObject({ weeks: 1, retros: 1, posts: 1 });
});

test('a summary that is edited weeks later says of the week after what it said: a pause that began since is no part of it', async () => {
  const ana = await here.member(await here.group());
  await back(ana, 'named');
  const { id } = ana.enrolment.cohort;
  const before = await made(ana);
  expect(before.next).toBeDefined();
  await here.store.cohort.save(id, { pausedFrom: start.add({ weeks: 1 }) });
  const after = await made(ana, true, at('2026-11-20T12:00'));
  expect(after.next).toEqual(before.next);
  expect(after).not.toHaveProperty('paused');
  // One that had begun before it was posted is said in it as before.
  await here.store.cohort.save(id, { pausedFrom: start.add({ days: 4 }) });
  expect(await made(ana, true, at('2026-11-20T12:00'))).toMatchObject({ paused: true });
});
