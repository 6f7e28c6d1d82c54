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
import { type Demo, heardKey } from '../store/demo.ts';
import { echoes, questions, quotes, type Sentence, shares, type Topic, unquoted, welcomes } from './sentences.ts';

/** What somebody is called who has said no name: nobody is spoken to so. */
const unnamed: ReadonlySet<string> = new Set(['You', ...Object.values(catalogues).map(({ web }) => web.visitor)]);

/** Who answers what a visitor asks. */
const helper = 'ana';

/** What a task is about: one point of it, by a number from 0 to 1. */
function topicsOf({ skills }: Curriculum, task: Task, share: number): Parameters<(typeof shares)[number]>[0] {
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

/** One of a list, in an order that depends on the seed: all of it comes before anything comes again. */
const nth = <T>(list: readonly T[], n: number, seed: string): T =>
  list[shuffled(list.length, `${seed}:${Math.floor(n / list.length)}`)[n % list.length]!]!;

/** Nobody who asks is left alone: a question of somebody else than the demo's people gets an answer. */
async function answerVisitors(ports: Ports, { date, now, names }: When, { cohort, path }: Group): Promise<void> {
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
      const words = await helpFor(ports, question, task);
      const who = { account: helper, name, words, key: `demo:${date}:${question.id}`, now };
      await sayAs(ports, who, { cohort, task }, { kind: 'answer', signed: true, question });
    }
}

/** The words for a question of a visitor: what the lesson of its skill says that fits it best, quoted. */
async function helpFor(ports: Ports, question: Note, task: Task): Promise<ReturnType<Sentence>> {
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
  if (!en || !zh) return unquoted(topics);
  const frame = nth(quotes, Number(question.id), 'quotes');
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
  /** What a visitor said that nobody has taken up. */
  readonly heard?: Demo['unheard'];
}

/** Takes up what a visitor told the group: once, by one of its people, in the visitor's own language. */
async function hearVisitors(ports: Ports, { date, now, names, heard }: When, { cohort, path }: Group) {
  const accounts = [...names.keys()];
  const found = await heard?.({ cohort: cohort.id, accounts, since: now.subtract({ hours: 72 }) });
  const note = found && (await ports.note.get(found.id));
  const author = note && (await ports.learner.get(note.learner))?.learner;
  const task = ports.curriculum.tasks.get(note?.about ?? '') ?? (dayOfCohort(cohort, path, date) ?? path.days[0]!).task;
  if (!note || !author) return;
  const seed = `heard:${cohort.start}:${note.id}`;
  const account = accounts[Math.floor(random(seed)() * accounts.length)]!;
  const called = note.signed && !unnamed.has(note.name) ? note.name : '';
  const says = (note.kind === 'arrival' ? welcomes : echoes)[Math.floor(random(`${seed}:words`)() * 2)]!(called);
  const words = says(topicsOf(ports.curriculum, task, random(`${seed}:point`)()));
  const who = { account, name: names.get(account) ?? account, words, key: `${heardKey}${note.id}`, now };
  await sayAs(ports, { ...who, language: author.language }, { cohort, task }, { kind: 'share', signed: true });
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
 * which the group began, on the day, and on what its task is about.
 */
export async function talk(ports: Ports, when: When): Promise<void> {
  const { date, now, names } = when;
  const group = date.dayOfWeek > perWeek ? undefined : await groupOf(ports, names);
  if (!group) return;
  await answerVisitors(ports, when, group);
  await hearVisitors(ports, when, group);
  const { cohort, path } = group;
  const day = dayOfCohort(cohort, path, date);
  if (!day) return;
  const [seed, n] = [`talk:${cohort.start}`, day.number];
  const topics = topicsOf(ports.curriculum, day.task, random(`${seed}:${date}:point`)());
  const luck = random(`${seed}:${date}`);
  const [first = helper, second = helper, third = helper] = shuffled(names.size, `${seed}:${date}`).map(
    (i) => [...names.keys()][i]!,
  );
  const speak = (account: string, sentence: Sentence, how: How) =>
    sayAs(
      ports,
      { account, name: names.get(account) ?? account, words: sentence(topics), key: `demo:${date}`, now },
      { cohort, task: day.task },
      how,
    );
  // On some days somebody asks, on some somebody shares, on some both.
  const kind = Math.floor(luck() * 3);
  if (kind !== 1) {
    const { asks, answers } = nth(questions, n, seed);
    const question = await speak(first, asks, { kind: 'question', signed: luck() < 0.7 });
    // When a question comes again, another answer does.
    const reply = luck() < 0.8 && answers[Math.floor(n / questions.length) % answers.length];
    const answer = reply && question && (await speak(second, reply, { kind: 'answer', signed: true, question }));
    if (question && answer) await solveQuestion(ports, { answer, asker: question.learner, now });
  }
  if (kind > 0) await speak(third, nth(shares, n, seed), { kind: 'share', signed: true });
}

type Posting = Parameters<typeof postNote>[1];
type How = Pick<Posting['note'], 'kind' | 'signed'> & Pick<Posting, 'question'>;

async function sayAs(
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
    language?: Language;
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
