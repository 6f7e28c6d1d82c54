import { onTheHour } from '../core/calendar/minute-of-day.ts';
import { momentOf } from '../core/calendar/rules.ts';
import { dayOfCohort, perWeek } from '../core/calendar/study-days.ts';
import type { Cohort } from '../core/cohort/model.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Path } from '../core/curriculum/path.ts';
import type { Task } from '../core/curriculum/task.ts';
import type { Language, Text } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Note } from '../core/note/model.ts';
import { postNote } from '../core/note/post-note.ts';
import { solveQuestion } from '../core/note/solve-question.ts';
import { pathOf } from '../core/path/path-of.ts';
import type { Ports } from '../core/ports.ts';
import { random, shuffled } from '../core/seed/rules.ts';
import { excerptOf } from '../core/tutor/excerpt.ts';
import { readLesson } from '../core/tutor/read-text.ts';
import { termsOf } from '../core/tutor/terms.ts';
import { catalogues } from '../i18n/index.ts';
import { shorten } from '../markup/cut.ts';
import { type Demo, heardKey, thanksKey } from '../store/demo.ts';
import { questions, type Sentence, shares, type Topic } from './sentences.ts';
import { echoes, quotes, thanks, unquoted, welcomes } from './to-visitors.ts';

/** When they study, and talk. */
export const talkTime = onTheHour(12);

/** What somebody is called who has said no name: nobody is spoken to so. */
const unnamed: ReadonlySet<string> = new Set(['You', ...Object.values(catalogues).map(({ web }) => web.visitor)]);

/** Who answers what a visitor asks, and the key of such an answer, which the question's id follows. */
const helper = 'ana';
const helpKey = 'demo:help:';

/** What a task is about: one point of it, by a number from 0 to 1. */
export function topicsOf({ skills }: Curriculum, task: Task, share: number): Parameters<(typeof shares)[number]>[0] {
  const kp = task.kps[Math.floor(share * task.kps.length)] ?? '';
  const skill = skills.get(skillOf(kp));
  const point = skill?.kps.find(({ id }) => id === kp)?.name ?? task.title;
  const topic = (language: Language): Topic => ({
    task: textIn(task.title, language) ?? task.id,
    point: textIn(point, language) ?? task.id,
    skill: textIn(skill?.name, language) ?? task.id,
  });
  return { en: topic('en'), 'zh-CN': topic('zh-CN') };
}

/** Of a list in an order that depends on the seed, the n-th: all of it comes before anything comes again, in the same order. */
const turn = (length: number, n: number, seed: string): number => shuffled(length, seed)[n % length]!;

/** What is said on one study day, by the places of its lines in their lists, and by whom. */
interface Said {
  readonly by: string;
  readonly line: number;
}
export interface Plan {
  readonly question?: Said;
  /** What the question of this day is answered with on the next one, unless somebody else has answered by then. */
  readonly answer?: Said;
  readonly share?: Said;
}

/**
 * Who says what on the n-th study day of a group. Each line belongs to one of the people, and comes again only when all
 * others were said: after about six weeks.
 */
export function planOf(n: number, accounts: readonly string[], seed: string): Plan {
  // Of three days, one has a question, one somebody who shares something, and one both.
  const [block, day] = [Math.floor((n - 1) / 3), (n - 1) % 3];
  const kinds = shuffled(3, `${seed}:kinds:${block}`);
  const before = (other: number) => 2 * block + kinds.slice(0, day).filter((kind) => kind !== other).length;
  const owners = shuffled(accounts.length, `${seed}:owners`);
  const owner = (line: number): string => accounts[owners[line % owners.length]!] ?? helper;
  const asked = kinds[day] !== 1 && turn(questions.length, before(1), `${seed}:questions`);
  const shared = kinds[day] !== 0 && turn(shares.length, before(0), `${seed}:shares`);
  // When a question comes again, another answer does, of somebody else.
  const answers = asked === false ? 1 : questions[asked]!.answers.length;
  const answer = Math.floor(before(1) / questions.length) % answers;
  return {
    ...(asked !== false && {
      question: { by: owner(asked), line: asked },
      answer: { by: owner(asked + 1 + 5 * answer), line: answer },
    }),
    ...(shared !== false && { share: { by: owner(shared + 3), line: shared } }),
  };
}

/** Nobody who asks is left alone: a question of somebody else than the demo's people gets an answer. */
async function answerVisitors(ports: Ports, { now, names, memory }: When, { cohort, path }: Group): Promise<void> {
  const name = names.get(helper) ?? helper;
  const known = await ports.learner.recognise({ platform: 'web', account: helper, name });
  if (!known) return;
  const of = {
    cohort: cohort.id,
    reader: known.learner.id,
    own: false,
    since: now.subtract({ hours: 72 }),
    limit: 5,
  };
  const demos = new Set(names.values());
  for (const question of await ports.note.questions(of))
    if (question.answers === 0 && !demos.has(question.name)) {
      const task = ports.curriculum.tasks.get(question.about ?? '') ?? path.days[0]!.task;
      const words = await helpFor(
        ports,
        question,
        task,
        (await memory?.said({ cohort: cohort.id, key: helpKey })) ?? 0,
      );
      const who = { account: helper, name, words, key: `${helpKey}${question.id}`, now };
      await sayAs(ports, who, { cohort, task }, { kind: 'answer', signed: true, question });
    }
}

/** The words for a question of a visitor: what the lesson of its skill says that fits it best, quoted. */
async function helpFor(ports: Ports, question: Note, task: Task, n: number): Promise<ReturnType<Sentence>> {
  const { skills } = ports.curriculum;
  // It is about a task or a skill; of a task's skills, the one whose lesson has most of what was asked.
  const about = skills.has(question.about ?? '') ? [question.about!] : [...new Set(task.kps.map(skillOf))];
  const asked = termsOf(question.text);
  const fits = (id: string) => {
    const own = new Set(Object.values(skills.get(id)?.lesson ?? {}).flatMap((text) => termsOf(text ?? '')));
    return asked.filter((term) => own.has(term)).length;
  };
  const id = about.toSorted((a, b) => fits(b) - fits(a))[0] ?? '';
  const skill = skills.get(id);
  const of = (language: Language): Topic => {
    const name = textIn(skill?.name ?? task.title, language) ?? task.id;
    return { task: textIn(task.title, language) ?? task.id, point: name, skill: name };
  };
  const topics = { en: of('en'), 'zh-CN': of('zh-CN') };
  const quote = async (language: Language) => {
    const parts = (await readLesson(ports, { skill: id, learner: question.learner, language })) ?? [];
    const readable = parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join('\n\n');
    const found = excerptOf({ [language]: readable } as Text, question.text, language, isProse);
    return sentenceOf(found.split('\n\n')[0] ?? '');
  };
  const [en, zh] = [await quote('en'), await quote('zh-CN')];
  if (!en || !zh) return unquoted[n % unquoted.length]!(topics);
  const frame = quotes[n % quotes.length]!;
  return { en: frame(en)(topics).en, 'zh-CN': frame(zh)(topics)['zh-CN'] };
}

/** A paragraph, and no heading, list, table, code or picture. */
const isProse = (block: string): boolean => !/^\s*(#|[-*+|>!`]|\d+\.)/.test(block) && !/[:：]$/.test(block);

/** As much of a paragraph as a classmate would quote, without its marks: whole sentences. */
function sentenceOf(paragraph: string): string {
  const words = paragraph
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/\*\*|[`*]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const first = /^.{30,200}?[.!?](?=\s|$)|^.{12,110}?[。！？]/.exec(words)?.[0];
  return first ?? shorten(words, 200);
}

interface When {
  readonly date: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  /** The names of the demo's people, by account. */
  readonly names: ReadonlyMap<string, string>;
  /** In the days that a visitor has moved on to: what they said that nobody has taken up, and what was said to them. */
  readonly memory?: Pick<Demo, 'unheard' | 'unthanked' | 'said'>;
}

/** What a visitor is called, or nothing when they have said no name. */
export const calledBy = (name: string): string => (unnamed.has(name) ? '' : name);

/** Takes up what a visitor told the group: once, by one of its people, in the visitor's own language. */
async function hearVisitors(ports: Ports, { date, now, names, memory }: When, { cohort, path }: Group) {
  const accounts = [...names.keys()];
  const found = await memory?.unheard({ cohort: cohort.id, accounts, since: now.subtract({ hours: 72 }) });
  const note = found && (await ports.note.get(found.id));
  const author = note && (await ports.learner.get(note.learner))?.learner;
  const task = ports.curriculum.tasks.get(note?.about ?? '') ?? (dayOfCohort(cohort, path, date) ?? path.days[0]!).task;
  if (!memory || !note || !author) return;
  const n = await memory.said({ cohort: cohort.id, key: heardKey });
  const [seed, lines] = [`heard:${cohort.start}`, note.kind === 'arrival' ? welcomes : echoes];
  const line = turn(lines.length, n, seed);
  const owners = shuffled(accounts.length, seed);
  const account = accounts[owners[line % owners.length]!]!;
  const words = lines[line]!(note.signed ? calledBy(note.name) : '');
  const who = { account, name: names.get(account) ?? account, key: `${heardKey}${note.id}`, now };
  const said = words(topicsOf(ports.curriculum, task, random(`${seed}:${note.id}:point`)()));
  await sayAs(ports, { ...who, words: said, language: author.language }, { cohort, task }, sharing);
}

/**
 * Whoever of the demo's people got an answer from a visitor says that it helped, and thanks them: in the same words only
 * after some weeks.
 */
async function thankVisitors(ports: Ports, { now, names, memory }: When, { cohort, path }: Group): Promise<void> {
  const accounts = [...names.keys()];
  const since = now.subtract({ hours: 72 });
  const lately = now.subtract({ hours: 24 * 28 });
  for (const found of (await memory?.unthanked({ cohort: cohort.id, accounts, since, lately })) ?? []) {
    const answer = await ports.note.get(found.id);
    const question = answer?.question && (await ports.note.get(answer.question));
    const author = answer && (await ports.learner.get(answer.learner))?.learner;
    if (!answer || !question || !author) continue;
    if (!question.solvedBy) await solveQuestion(ports, { answer, asker: question.learner, now });
    if (found.lately) continue;
    const task = ports.curriculum.tasks.get(question.about ?? '') ?? path.days[0]!.task;
    const words = thanks[accounts.indexOf(found.asker) % thanks.length]!(answer.signed ? calledBy(answer.name) : '');
    const who = {
      account: found.asker,
      name: names.get(found.asker) ?? found.asker,
      key: `${thanksKey}${answer.id}`,
      now,
    };
    const said = words(topicsOf(ports.curriculum, task, 0));
    await sayAs(ports, { ...who, words: said, language: author.language }, { cohort, task }, sharing);
  }
}

interface Group {
  readonly cohort: Cohort;
  readonly path: Path;
}

/** The demo's group: that of any of its people who is still there. */
export async function groupOf(ports: Ports, names: When['names']): Promise<Group | undefined> {
  for (const [account, name] of names) {
    const known = await ports.learner.recognise({ platform: 'web', account, name });
    const cohort = known?.enrolments.find((enrolment) => enrolment.cohort.demo)?.cohort;
    const path = cohort && pathOf(ports.curriculum, cohort);
    if (path) return { cohort, path };
  }
  return undefined;
}

/**
 * One study day's talk, in the thread of its post, when that is there: who speaks and what they say depends on the week in
 * which the group began, on the day, and on what its task is about. What was asked on the day before is answered now: until
 * then a visitor may.
 */
export async function talk(ports: Ports, when: When): Promise<void> {
  const { date, now, names } = when;
  const group = date.dayOfWeek > perWeek ? undefined : await groupOf(ports, names);
  if (!group) return;
  await answerVisitors(ports, when, group);
  await thankVisitors(ports, when, group);
  await hearVisitors(ports, when, group);
  const { cohort, path } = group;
  const day = dayOfCohort(cohort, path, date);
  if (!day) return;
  const [seed, accounts] = [`talk:${cohort.start}`, [...names.keys()]];
  const topics = (task: Task, n: number) => topicsOf(ports.curriculum, task, random(`${seed}:${n}:point`)());
  const speak = (account: string, sentence: Sentence, about: { task: Task; n: number }, how: How) => {
    const who = { account, name: names.get(account) ?? account, key: `demo:${seed}:${about.n}`, now };
    return sayAs(ports, { ...who, words: sentence(topics(about.task, about.n)) }, { cohort, task: about.task }, how);
  };
  const yesterday = day.number > 1 ? planOf(day.number - 1, accounts, seed) : {};
  if (yesterday.question && yesterday.answer && random(`${seed}:${day.number}:answers`)() < 0.8) {
    const { question: asked, answer: said } = yesterday;
    const question = await openQuestion(ports, asked.by, { cohort, names, now });
    const about = question && ports.curriculum.tasks.get(question.about ?? '');
    if (question && about) {
      const of = { task: about, n: day.number - 1 };
      const words = questions[asked.line]!.answers[said.line]!;
      const answer = await speak(said.by, words, of, { kind: 'answer', signed: true, question });
      if (answer) await solveQuestion(ports, { answer, asker: question.learner, now });
    }
  }
  const plan = planOf(day.number, accounts, seed);
  const today = { task: day.task, n: day.number };
  const signed = random(`${seed}:${day.number}:signed`)() < 0.7;
  if (plan.question) {
    const { asks } = questions[plan.question.line]!;
    await speak(plan.question.by, asks, today, { kind: 'question', signed });
  }
  if (plan.share) await speak(plan.share.by, shares[plan.share.line]!, today, sharing);
}

/** The newest question of one of the demo's people that nobody has answered. */
async function openQuestion(
  ports: Ports,
  account: string,
  { cohort, names, now }: Pick<When, 'names' | 'now'> & { readonly cohort: Cohort },
): Promise<Note | undefined> {
  const known = await ports.learner.recognise({ platform: 'web', account, name: names.get(account) ?? account });
  if (!known) return undefined;
  const of = { cohort: cohort.id, reader: known.learner.id, own: true, since: now.subtract({ hours: 96 }), limit: 5 };
  return (await ports.note.questions(of)).find(({ answers }) => answers === 0);
}

const sharing = { kind: 'share', signed: true } as const;

/** When the demo's people talk next: at noon of a study day. */
export function nextTalk(now: Temporal.Instant, zone: string): Temporal.Instant {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  for (let date = today; ; date = date.add({ days: 1 })) {
    const noon = momentOf(date, talkTime, zone);
    if (date.dayOfWeek <= perWeek && Temporal.Instant.compare(noon, now) > 0) return noon;
  }
}

type Posting = Parameters<typeof postNote>[1];
type How = Pick<Posting['note'], 'kind' | 'signed'> & Pick<Posting, 'question'>;

/** Has one of the demo's people say something. Nothing happens a second time under one key. */
export async function sayAs(
  ports: Ports,
  {
    account,
    name,
    words,
    key,
    now,
    language,
  }: {
    account: string;
    name: string;
    words: ReturnType<Sentence>;
    key: string;
    now: Temporal.Instant;
    /** That of whom it is for, where it is for one person. */
    language?: Language | undefined;
  },
  { cohort, task }: { readonly cohort: Cohort; readonly task: Task },
  { question, ...how }: How,
): Promise<Note | undefined> {
  // Somebody whom a visitor has erased stays erased.
  const known = await ports.learner.recognise({ platform: 'web', account, name });
  if (!known) return undefined;
  // A group of one language hears nothing else; in one of both, each speaks their own.
  const spoken = language ?? (cohort.languages.length === 1 ? cohort.languages[0] : known.learner.language);
  const note = { ...how, text: textIn(words, spoken) ?? words.en, key: `${key}:${how.kind}`, about: task.id };
  const posted = await postNote(ports, { cohort, learner: known.learner, note, ...(question && { question }), now });
  return posted.kind === 'posted' ? ports.note.get(posted.note) : undefined;
}
