import { setMissingAlarms } from '../core/alarm/sweep-alarms.ts';
import { onTheHour } from '../core/calendar/minute-of-day.ts';
import { momentOf, mondayOf } from '../core/calendar/rules.ts';
import { dayOfCohort, perWeek } from '../core/calendar/study-days.ts';
import { createCohort } from '../core/cohort/create-cohort.ts';
import type { Item } from '../core/curriculum/item.ts';
import { join } from '../core/enrolment/join-cohort.ts';
import { keyOf } from '../core/item/rules.ts';
import type { Language, Languages } from '../core/language/model.ts';
import { identifyLearner } from '../core/learner/identify-learner.ts';
import type { Learner } from '../core/learner/model.ts';
import { pathOf } from '../core/path/path-of.ts';
import type { Ports } from '../core/ports.ts';
import { answerQuestion } from '../core/quiz/answer-question.ts';
import type { Answer, AskedQuestion } from '../core/quiz/model.ts';
import { nextQuestion } from '../core/quiz/next-question.ts';
import { startQuiz } from '../core/quiz/start-quiz.ts';
import { random } from '../core/seed/rules.ts';
import { finishTask } from '../core/task/finish-task.ts';
import { languageOf } from '../i18n/locale.ts';
import { type Demo, unfinished } from '../store/demo.ts';
import { befriend, sayHello } from './company.ts';
import { madeUpEvidence } from './evidence.ts';
import { demoHome, learners, names, organiser, type Person, people, played } from './people.ts';
import { groupOf } from './speak.ts';
import { talk, talkTime } from './talk.ts';
import { voteDay } from './vote.ts';

/** What the demo's group speaks, and where its clock is: as its visitor does. */
export interface DemoHome {
  readonly languages: Languages;
  readonly zone: string;
}

/** As this machine is set: the page is open to nobody else, so its first visitor most likely is as well. */
export const thisMachine = (): DemoHome => {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { languages: [languageOf(locale)], zone: timeZone };
};

const groupNames: Readonly<Partial<Record<Language, string>>> = { 'zh-CN': 'AI 工程师 · 演示' };

interface Played {
  readonly demo: Demo;
  readonly ports: Ports;
  readonly moveTo: (to: Temporal.Instant) => Promise<void>;
  readonly advance: (to: Temporal.Instant) => Promise<void>;
  readonly home: DemoHome;
}

const nameIn = ({ languages: [first] }: DemoHome): string => groupNames[first] ?? 'AI engineers · demo';

/** The group began on last week's Monday, and two days before that people could join. */
export function beginning({ zone }: DemoHome, now: Temporal.Instant) {
  const start = mondayOf(now.toZonedDateTimeISO(zone).toPlainDate()).subtract({ weeks: 1 });
  return { start, begun: momentOf(start, 0, zone).subtract({ hours: 48 }) };
}

/**
 * Plays the days from last week's Monday to `now`: people join, study and answer as well as they can, while
 * `advance` runs the jobs in between. Marks the cohort as the demo only at the end, so that an interrupted
 * demo counts as none.
 */
export async function seedDemo({ demo, ports, moveTo, advance, home }: Played, now: Temporal.Instant): Promise<void> {
  const { zone } = home;
  const { start, begun } = beginning(home, now);
  const path = [...ports.curriculum.paths.values()][0]!;
  await moveTo(begun);
  const host = await identify(ports, organiser, begun);
  const made = await createCohort(ports, {
    form: {
      ...{ name: nameIn(home), path: path.id, start },
      ...{ languages: home.languages, postTime: onTheHour(8), zone },
    },
    organiser: host,
    home: demoHome,
    key: unfinished,
    now: begun,
    demo: true,
  });
  if (made.kind !== 'created') throw new Error(`the demo cohort: ${made.kind}`);
  const place = { kind: 'cohort', cohort: made.cohort, path } as const;
  await ports.cohort.save(made.cohort.id, { board: true });

  for (const who of [organiser, ...learners]) {
    const learner = await identify(ports, who, begun);
    const changes = { language: who.language, zone: who.zone, reminderTime: onTheHour(20), remind: 'channel' } as const;
    const { enrolment } = await join(ports, { learner, place, changes, now: begun });
    await ports.enrolment.save(enrolment.id, { board: who.board });
  }
  await playDays({ ports, advance, zone }, begun, now);
  await demo.finish(made.cohort.id);
}

/**
 * Moves the demo into another language and zone: what was posted, said and summed up is made anew, what people studied
 * is as it was. That is a fifth of the statements, and the visitor waits. False when there is no demo to move.
 */
export async function rehomeDemo(
  { demo, ports, moveTo, advance, home }: Played,
  now: Temporal.Instant,
): Promise<boolean> {
  const { begun } = beginning(home, now);
  const cohort = await demo.rehome({ ...home, name: nameIn(home) });
  if (cohort === undefined) return false;
  await moveTo(begun);
  await setMissingAlarms(ports, { now: begun });
  await playDays({ ports, advance, zone: home.zone, studied: true }, begun, now);
  await demo.finish(cohort);
  return true;
}

/**
 * Plays the days between two moments: everybody who studies that day does so at noon unless they have, some talk, and
 * `advance` runs the jobs.
 */
export async function playDays(
  {
    ports,
    advance,
    zone,
    studied = false,
    memory,
  }: {
    ports: Ports;
    advance: (to: Temporal.Instant) => Promise<void>;
    zone: string;
    studied?: boolean;
    /** In the days that a visitor has moved on to: what they said and did. */
    memory?: Demo;
  },
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<void> {
  const first = from.toZonedDateTimeISO(zone).toPlainDate();
  for (let date = first; ; date = date.add({ days: 1 })) {
    const noon = momentOf(date, talkTime, zone);
    if (Temporal.Instant.compare(noon, to) > 0) break;
    if (Temporal.Instant.compare(noon, from) <= 0) continue;
    const group = memory && (await groupOf(ports, names));
    const demos = group && { cohort: group.cohort, names, company: memory.company };
    // A round is formed at noon, too.
    if (demos) await befriend(ports, { ...demos, now: noon.subtract({ minutes: 1 }) });
    await advance(noon);
    if (!studied) await Promise.all([organiser, ...learners].map((who) => studyDay(ports, who, date, noon)));
    await talk(ports, { date, now: noon, names, ...(memory && { memory }) });
    if (demos && date.dayOfWeek <= perWeek) await sayHello(ports, { ...demos, date, now: noon });
    await voteDay(ports, { date, noon, to, zone, advance }, learners, played);
  }
  await advance(to);
}

async function identify(ports: Pick<Ports, 'learner'>, who: Person, now: Temporal.Instant): Promise<Learner> {
  const { account, name, language, zone } = who;
  return (await identifyLearner(ports, { platform: 'web', account, name, language, zone, now })).learner;
}

async function studyDay(ports: Ports, who: Person, date: Temporal.PlainDate, now: Temporal.Instant): Promise<void> {
  const luck = random(`${who.account}:${date}`);
  if (luck() > who.steady) return;
  // Somebody whom a visitor has erased stays erased.
  const known = await ports.learner.recognise({ platform: 'web', account: who.account, name: who.name });
  if (!known) return;
  const { learner, enrolments } = known;
  const enrolment = enrolments.find((e) => e.cohort.demo);
  const route = enrolment && pathOf(ports.curriculum, enrolment.cohort);
  const day = enrolment && route && dayOfCohort(enrolment.cohort, route, date);
  if (!enrolment || !day) return;
  const play = async (task?: string, atMost = Number.POSITIVE_INFINITY) => {
    let answers = 0;
    let drawn = await startQuiz(ports, { learner, enrolment, task, now, key: `demo:${date}:${task}` });
    for (; drawn.kind === 'question' && answers < atMost; answers++) {
      const { question, item } = drawn;
      const answer = answerOf(question, item, luck() < who.knows);
      const answered = await answerQuestion(ports, { learner, question: question.id, answer, now });
      if (answered.kind === 'compare')
        await answerQuestion(ports, { learner, question: question.id, answer: { self: luck() < who.knows }, now });
      // A question that cannot be answered would be asked for ever.
      else if (answered.kind !== 'marked') return;
      drawn = await nextQuestion(ports, { learner: learner.id, quiz: question.quiz, now });
    }
  };
  // Whom the visitor cannot be needs answers for the board alone. Each costs four round trips, and the visitor waits.
  await play(undefined, people.some((one) => one.account === who.account) ? undefined : 2);
  const evidence = madeUpEvidence(day.task, enrolment.id);
  const done = { learner, enrolment, task: day.task.id, evidence, now };
  if ((await finishTask(ports, done)).kind !== 'quizFirst') return;
  await play(day.task.id);
  await finishTask(ports, done);
}

/** A right answer, or a plausible wrong one. */
function answerOf(question: AskedQuestion, item: Item, right: boolean): Answer {
  const key = keyOf(item);
  if (key.length) {
    const wanted = right ? key : question.order.filter((index) => !key.includes(index)).slice(0, 1);
    return { positions: wanted.map((index) => question.order.indexOf(index)) };
  }
  if (item.type === 'numeric') return { text: String(right ? item.answer.value : item.answer.value * 2 + 1) };
  if (item.type === 'code_output') return { text: right ? item.answer : '0' };
  if (item.type === 'ordering') {
    const steps = item.steps.map((_, step) => question.order.indexOf(step) + 1);
    return { text: (right ? steps : steps.toReversed()).join(' ') };
  }
  return { text: 'In my own words: it depends on how often it happens at all.' };
}
