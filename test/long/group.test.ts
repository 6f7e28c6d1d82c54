import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buddies } from '../../jobs/buddies.ts';
import { dailyQuestion } from '../../jobs/daily-question.ts';
import { deliver } from '../../jobs/deliver.ts';
import { edit } from '../../jobs/edit.ts';
import { note } from '../../jobs/note.ts';
import { officeHour } from '../../jobs/office-hour.ts';
import { dailyPost } from '../../jobs/post.ts';
import { reminder } from '../../jobs/reminder.ts';
import { weeklySummary } from '../../jobs/summary.ts';
import { chooseBuddies } from '../../src/core/buddy/choose-buddies.ts';
import { dayOf, withinHours } from '../../src/core/calendar/rules.ts';
import { dayOfCohort } from '../../src/core/calendar/study-days.ts';
import { cohortDate } from '../../src/core/cohort/rules.ts';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import { wantPair } from '../../src/core/daily-question/pair-willing.ts';
import { castVote } from '../../src/core/daily-question/show-daily-question.ts';
import { leave } from '../../src/core/enrolment/leave-cohort.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import type { Learner } from '../../src/core/learner/model.ts';
import { recogniseLearner } from '../../src/core/learner/recognise-learner.ts';
import type { Note } from '../../src/core/note/model.ts';
import { mostADay } from '../../src/core/note/model.ts';
import { postNote } from '../../src/core/note/post-note.ts';
import { callNext, joinQueue } from '../../src/core/office-hour/queue.ts';
import { setOfficeHour } from '../../src/core/office-hour/set-office-hour.ts';
import { answerQuestion } from '../../src/core/quiz/answer-question.ts';
import { tryItem } from '../../src/core/quiz/try-item.ts';
import { hourOn } from '../../src/core/reminder/rules.ts';
import { decideNote, reportNote } from '../../src/core/report/report-note.ts';
import { random } from '../../src/core/seed/rules.ts';
import { finishTask } from '../../src/core/task/finish-task.ts';
import { runJob } from '../../src/schedule/job.ts';
import { shortCurriculum } from '../curriculum/short.ts';
import { at, date } from '../harness/clock.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';
import type { Member } from '../harness/world.ts';
import { type Somebody, somebody, zones } from './group-people.ts';

// Six weeks of a large group, from a seed, hour by hour: keen, late, silent, leaving, travelling and abusive people in
// twelve zones, against the real store and the real jobs, with a platform that writes down what arrives.

const size = Number(process.env.COHORT ?? 500);
const weeks = 6;
const begins = at('2026-11-30T00:00:00Z');
/** Thursday and Friday of the fourth week. */
const holiday = { from: date('2026-12-24'), to: date('2026-12-25') };

/** Six weeks of the real path. Made-up people pass no quizzes, so these are no criterion. */
async function sixWeeks(): Promise<{ curriculum: Curriculum; opener: string }> {
  const whole = await shortCurriculum(weeks);
  const path = whole.paths.get('swe')!;
  const days = path.days.map((day) => ({
    ...day,
    task: { ...day.task, done: day.task.done.filter(({ kind }) => kind !== 'quiz') },
  }));
  return { curriculum: { ...whole, paths: new Map([['swe', { ...path, days }]]) }, opener: path.opener };
}

type Living = Somebody & Omit<Member, 'learner'> & { learner: Learner; gone?: boolean };

let world: JobWorld;
let opener: string;
beforeAll(async () => {
  const six = await sixWeeks();
  opener = six.opener;
  world = await openJobs({ curriculum: six.curriculum });
});
afterAll(() => world.drop());

test('one post a study day, one unasked message a person and day, no public absence, and nobody stuck is left alone', async () => {
  const { ports } = world;
  const path = ports.curriculum.paths.get('swe')!;
  world.goTo(begins.subtract({ hours: 12 }));
  const cohort = await world.cohort();
  await ports.cohort.save(cohort.id, { holidays: [holiday], questionOff: false });
  const home = { ...cohort, holidays: [holiday] };
  const organiser = await world.person('organiser');
  await changeSettings(ports, { learner: organiser, changes: { zone: 'UTC' }, now: world.now() });
  // Wednesdays at noon.
  const form = { on: () => date('2026-12-02'), time: 12 * 60, minutes: 60, weekly: true, place: 'the library' };
  await setOfficeHour(ports, { form, cohort: home, by: organiser.id, now: world.now() });
  const luck = random('group');
  const waiting = Array.from({ length: size }, (_, n) => somebody(n));
  const living = new Map<string, Living>();
  const questions: string[] = [];
  const abuse: string[] = [];
  const spent = new Set<string>();
  const willing = new Set<string>();
  const wantBuddies = new Set<string>();
  let queued = 0;
  /** What came when, with what its reader had set at that moment. */
  const dms: { to: string; kind: 'asked' | 'unasked'; day: string; quiet: boolean; title: string; asks: string[] }[] =
    [];
  const open = new Map<string, string>();
  let seen = 0;

  const hear = (name: string, now: Temporal.Instant) =>
    recogniseLearner(ports, { platform: 'keyed', account: name, name, language: 'en', now });

  const arrive = async (who: Somebody, now: Temporal.Instant): Promise<void> => {
    const { learner, enrolment } = await world.member(home, who.name, who.changes);
    await hear(who.name, now);
    living.set(who.name, { ...who, learner, enrolment });
    if (who.manner === 'keen' && luck() < 0.5) {
      await chooseBuddies(ports, { enrolment, on: true, now });
      wantBuddies.add(learner.id);
    }
    if (who.changes.remind !== 'dm') return;
    const tried = await tryItem(ports, { learner: learner.id, item: opener, again: false, key: 'try', now });
    if (tried.kind !== 'question') return;
    await answerQuestion(ports, { learner, question: tried.question.id, answer: { positions: [0] }, now });
  };

  const say = async (
    { learner }: Living,
    what: { kind: Note['kind']; signed: boolean; text: string; notify?: boolean },
    now: Temporal.Instant,
    question?: Note,
  ) => {
    const about = dayOfCohort(home, path, cohortDate(home, now))?.task.id;
    const written = { ...what, key: `${now}:${luck()}`, ...(about && { about }) };
    const posted = await postNote(ports, { cohort: home, learner, note: written, now, ...(question && { question }) });
    if (posted.kind === 'spent') spent.add(learner.id);
    return posted.kind === 'posted' ? posted.note : undefined;
  };

  /** What somebody does when they come by. */
  const live = async (who: Living, now: Temporal.Instant): Promise<void> => {
    if (who.leaves !== undefined && now.since(begins).total('hours') > who.leaves * 24) {
      who.gone = true;
      return leave(ports, { ...who, last: true, now });
    }
    if (who.manner === 'silent' || luck() < 0.35) return;
    const known = await hear(who.name, now);
    if (known.kind === 'known') who.learner = known.learner;
    if (who.manner === 'travelling' && luck() < 0.15) {
      const zone = zones[Math.floor(luck() * zones.length)]!;
      who.learner = await changeSettings(ports, { learner: who.learner, changes: { zone }, now });
    }
    const asked = open.get(who.name);
    if (asked && luck() < 0.7) {
      open.delete(who.name);
      await answerQuestion(ports, { learner: who.learner, question: asked, answer: { positions: [0] }, now });
    }
    const day = dayOfCohort(home, path, cohortDate(home, now));
    if (day && (who.manner === 'keen' || luck() < 0.5))
      await finishTask(ports, { ...who, task: day.task.id, evidence: [], now });
    const posed = day && (await ports.dailyQuestion.get({ cohort: home.id, day: cohortDate(home, now) }));
    if (posed && who.manner === 'keen') {
      const input = { question: posed.id, learner: who.learner, now };
      await castVote(ports, { ...input, position: Math.floor(luck() * posed.order.length) });
      if (luck() < 0.5 && (await wantPair(ports, { ...input, learner: who.learner.id })))
        willing.add(`${posed.id} ${who.name}`);
    }
    if (who.manner === 'keen') {
      const { queue } = await joinQueue(ports, { ...who, topic: '', key: `${who.name} ${now}`, now });
      queued += queue.some(({ learner }) => learner === who.learner.id) ? 1 : 0;
    }
    if (who.manner === 'abusive') {
      for (let n = 0; n < mostADay.share + 2; n++) {
        const said = await say(who, { kind: 'share', signed: true, text: `ABUSE ${n} at ${now}` }, now);
        if (said) abuse.push(said);
      }
      return;
    }
    if (luck() < 0.012) {
      const text = `stuck ${questions.length} here`;
      const id = await say(who, { kind: 'question', signed: luck() < 0.5, text, notify: luck() < 0.5 }, now);
      if (id) questions.push(id);
    } else if (luck() < 0.04) {
      const since = now.subtract({ hours: 72 });
      const [first] = await ports.note.questions({
        ...{ cohort: home.id, reader: who.learner.id, own: false, since, limit: 1 },
      });
      if (first) await say(who, { kind: 'answer', signed: true, text: 'try this' }, now, first);
    } else if (luck() < 0.02) await say(who, { kind: 'share', signed: true, text: 'a thought' }, now);
  };

  /** Writes down what arrived. */
  const look = (now: Temporal.Instant): void => {
    for (; seen < world.keyed.shown.length; seen++) {
      const { to, view } = world.keyed.shown[seen]!;
      const who = 'account' in to ? living.get(to.account) : undefined;
      if (!('account' in to) || !who) continue;
      const { learner } = who;
      const words = wordsOf(view);
      const kind = /settings\.(snooze|more)/.test(words) ? 'unasked' : 'asked';
      const chosen = hourOn(dayOf(now, learner), learner);
      const atHour = now.since(chosen).total('minutes') < 60 && Temporal.Instant.compare(chosen, now) <= 0;
      const quiet =
        !(kind === 'unasked' && atHour) && withinHours(now, learner.quiet.from, learner.quiet.to, learner.zone);
      const [, question] = /quiz\.answer:(\d+)/.exec(words) ?? [];
      if (question) open.set(who.name, question);
      expect(who.gone, who.name).toBeFalsy();
      dms.push({
        to: who.name,
        kind,
        day: dayOf(now, learner).toString(),
        quiet,
        title: view.title ?? '',
        asks: question ? [question] : [],
      });
    }
  };

  for (let hour = -12; hour < weeks * 7 * 24; hour++) {
    const now = begins.add({ hours: hour });
    world.goTo(now);
    while (waiting.some(({ joins }) => joins * 24 <= hour || joins === 0)) {
      const next = waiting.findIndex(({ joins }) => joins * 24 <= hour || joins === 0);
      await arrive(waiting.splice(next, 1)[0]!, now);
    }
    for (const job of [reminder, dailyPost, dailyQuestion, weeklySummary, buddies, officeHour, note, deliver, edit])
      await runJob(job, world.env);
    look(now);
    for (const who of living.values())
      if (!who.gone && now.toZonedDateTimeISO(who.learner.zone).hour === who.hour) await live(who, now);
    // The organiser calls everybody in the queue of the office hour, and waits for each.
    for (let page = await callNext(ports, { cohort: home, now }); page.queue.length; ) {
      await runJob(deliver, world.env);
      page = await callNext(ports, { cohort: home, after: page.queue[0]!.id, now });
    }
    look(now);
    // Somebody reports what they read; the organiser decides the next noon.
    for (const id of abuse.splice(0)) {
      const found = (await ports.note.get(id))!;
      await reportNote(ports, { note: found, learner: [...living.values()][0]!.learner.id, now });
    }
    if (((hour % 24) + 24) % 24 === 12)
      for (
        let left = await ports.report.pending(organiser.id);
        left.length;
        left = await ports.report.pending(organiser.id)
      )
        for (const one of left) await decideNote(ports, { note: one, action: 'remove', organiser: organiser.id, now });
  }
  world.goTo(begins.add({ hours: weeks * 7 * 24 + 12 }));
  for (const job of [note, deliver, edit]) await runJob(job, world.env);

  const rows = (await world.rows()).filter(({ state }) => String(state) === 'sent');
  const of = (kind: string) => rows.filter((row) => row.kind === kind);
  console.log(
    `${size} people: ${dms.length} private messages, ${dms.filter(({ asks }) => asks.length).length} with a question, ${questions.length} stuck, ${of('note').length} notes, ${of('daily-post').length} posts`,
  );

  // One post a study day, and beside it only Friday's.
  const studyDays = Array.from({ length: weeks * 7 }, (_, n) => date('2026-11-30').add({ days: n })).filter((day) =>
    dayOfCohort(home, path, day),
  );
  expect(studyDays).toHaveLength(weeks * 5 - 2);
  expect(of('daily-post').map(({ slot }) => slot)).toEqual(studyDays.map(String));
  for (const { kind, address } of rows.filter(({ learner }) => learner === null))
    expect(
      ['daily-post', 'weekly-summary'].includes(kind) || (address as { thread?: string }).thread,
      kind,
    ).toBeTruthy();
  expect(of('weekly-summary').length).toBe(weeks);

  // At most one unasked message a person and day of theirs, none in quiet hours, none on the holiday, never twice the same words.
  const days = dms.filter(({ kind }) => kind === 'unasked').map(({ to, day }) => `${to} ${day}`);
  expect(days.filter((one, i) => days.indexOf(one) < i)).toEqual([]);
  expect(dms.filter(({ quiet }) => quiet)).toEqual([]);
  expect(dms.filter(({ kind, day }) => kind === 'unasked' && (day === '2026-12-24' || day === '2026-12-25'))).toEqual(
    [],
  );
  for (const list of Map.groupBy(
    dms.filter(({ kind }) => kind === 'unasked'),
    ({ to }) => to,
  ).values())
    for (const [i, { title, to }] of list.entries()) if (i) expect(title, to).not.toBe(list[i - 1]!.title);
  expect(dms.some(({ asks }) => asks.length)).toBe(true);
  // Nobody who is silent is written to more often than eight times.
  for (const [to, list] of Map.groupBy(dms, ({ to }) => to))
    if (to.startsWith('silent')) expect(list.length, to).toBeLessThanOrEqual(9);
  // A question that nobody answered is no wrong answer, and no item came back within its rest.
  const { rows: twice } = await sql<{ item: string }>`
    select d.item from draw d join quiz q on q.id = d.quiz and q.key like 'reminder:%'
    where exists (select 1 from draw b where b.learner = d.learner and b.item = d.item and b.id < d.id
      and b.asked_at > d.asked_at - interval '21 days')`.execute(world.db);
  expect(twice).toEqual([]);

  // What an organiser is told: once a day.
  const toOrganiser = of('group-note').map(({ slot }) => slot);
  expect(new Set(toOrganiser).size).toBe(toOrganiser.length);
  expect(new Set(of('answered').map(({ slot }) => slot)).size).toBe(of('answered').length);

  // Every question has an answer, or the organiser has read it. Those of the last day are not due yet.
  expect(questions.length).toBeGreaterThan(size / 20);
  const told = world
    .dms('organiser')
    .map(({ view }) => wordsOf(view))
    .join();
  for (const id of questions) {
    const found = (await ports.note.get(id))!;
    const fresh = begins.add({ hours: (weeks * 7 - 3) * 24 });
    if (Temporal.Instant.compare(found.at, fresh) > 0) continue;
    expect(found.answers > 0 || told.includes(found.text), found.text).toBe(true);
  }

  // What one person can have the bot post is limited, and what was removed is not shown.
  for (const who of living.values()) if (spent.has(who.learner.id)) expect(who.manner).toBe('abusive');
  expect(spent.size).toBeGreaterThan(0);
  const { rows: shares } = await sql<{ n: number }>`
    select count(*)::int as n from note where kind = 'share' group by learner, day order by 1 desc limit 1`.execute(
    world.db,
  );
  expect(shares[0]?.n).toBe(mostADay.share);
  const last = new Map(world.keyed.edited.map(({ ref, view }) => [ref, wordsOf(view)]));
  for (const { ref, slot } of of('note')) {
    const found = await ports.note.get(slot);
    if (found?.text.startsWith('ABUSE')) expect(last.get(ref!)).not.toContain('ABUSE');
  }

  // Nothing public names somebody who said nothing and is on no board, and nothing counts against a whole.
  const spoke = new Set(
    (
      await sql<{ name: string }>`select l.name from note n join learner l on l.id = n.learner`.execute(world.db)
    ).rows.map(({ name }) => name),
  );
  // A private message that was edited may name study buddies.
  const posted = new Set(rows.filter(({ learner }) => learner === null).map(({ ref }) => ref));
  const edited = world.keyed.edited.filter(({ ref }) => posted.has(ref));
  const shown = [...world.posts(), ...edited].map(({ view }) => wordsOf(view));
  const named = new Set(
    shown.flatMap((words) => words.match(/(?:keen|late|silent|leaving|travelling|abusive)-\d+/g) ?? []),
  );
  expect([...named].filter((name) => !spoke.has(name))).toEqual([]);
  // What the curriculum says of its own subject is no word about anybody.
  const taught = [...ports.curriculum.items.values()].flatMap((item) => [
    item.stem.en,
    item.explanation.en,
    ...('options' in item ? item.options.map(({ text }) => text.en) : []),
  ]);
  const inJson = taught.map((one) => JSON.stringify(one).slice(1, -1)).toSorted((a, b) => b.length - a.length);
  const asksDaily = (words: string) => words.includes('peers.daily') || words.includes('Question of the day');
  const bare = (words: string) =>
    asksDaily(words) ? inJson.reduce((left, one) => left.replaceAll(one, ''), words) : words;

  // A question on each study day but the first, in its thread; most of those who want to argue are brought together.
  expect(of('daily-split').length).toBeGreaterThanOrEqual(studyDays.length - 3);
  expect(of('daily-answer').length).toBeGreaterThanOrEqual(studyDays.length - 3);
  if (size >= 200) expect(of('daily-pair').length / willing.size).toBeGreaterThanOrEqual(0.8);
  console.log(`${willing.size} wanted to argue, ${of('daily-pair').length} were told with whom`);
  // Those who want study buddies have some, and each who queued was called, once a time.
  const wanting = [...living.values()].filter(({ learner, gone }) => !gone && wantBuddies.has(learner.id));
  const found = await Promise.all(wanting.map(({ enrolment }) => ports.buddy.get(enrolment.id)));
  const met = found.filter((own) => own?.others.length).length;
  console.log(`${wanting.length} want buddies, ${met} have some; ${queued} queued in office hours`);
  if (size >= 200) expect(met / wanting.length).toBeGreaterThanOrEqual(0.9);
  expect(queued).toBeGreaterThan(0);
  expect(of('office-turn').length).toBe(queued);
  for (const words of shown.map(bare))
    expect(words).not.toMatch(/\b\d+ (?:of|out of) \d{2,}\b|have not|did not|missing/);
  expect(world.faults).toEqual([]);
}, 1_500_000);
