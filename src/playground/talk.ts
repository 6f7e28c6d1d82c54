import { dayOfCohort, perWeek } from '../core/calendar/study-days.ts';
import type { Cohort } from '../core/cohort/model.ts';
import { skillOf } from '../core/curriculum/entry.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Path } from '../core/curriculum/path.ts';
import type { Task } from '../core/curriculum/task.ts';
import type { Language } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Note } from '../core/note/model.ts';
import { postNote } from '../core/note/post-note.ts';
import { solveQuestion } from '../core/note/solve-question.ts';
import { pathOf } from '../core/path/path-of.ts';
import type { Ports } from '../core/ports.ts';
import { random, shuffled } from '../core/seed/rules.ts';
import { helps, questions, type Sentence, shares, type Topic } from './sentences.ts';

/** Who answers what a visitor asks. */
const helper = 'ana';

/** What a task is about: one point of it, by a number from 0 to 1. */
function topicsOf({ skills }: Curriculum, task: Task, share: number): Parameters<(typeof shares)[number]>[0] {
  const kp = task.kps[Math.floor(share * task.kps.length)] ?? '';
  const point = skills.get(skillOf(kp))?.kps.find(({ id }) => id === kp)?.name ?? task.title;
  const topic = (language: Language): Topic => ({
    task: textIn(task.title, language) ?? task.id,
    point: textIn(point, language) ?? task.id,
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
      // About the task that the visitor asked about.
      const task = ports.curriculum.tasks.get(question.about ?? '') ?? path.days[0]!.task;
      const topics = topicsOf(ports.curriculum, task, random(question.id)());
      const words = nth(helps, Number(question.id), 'helps')(topics);
      const who = { account: helper, name, words, key: `demo:${date}:${question.id}`, now };
      await sayAs(ports, who, { cohort, task }, { kind: 'answer', signed: true, question });
    }
}

interface When {
  readonly date: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  /** The names of the demo's people, by account. */
  readonly names: ReadonlyMap<string, string>;
}

interface Group {
  readonly cohort: Cohort;
  readonly path: Path;
}

/** The demo's group: that of any of its people who is still there. */
async function groupOf(ports: Ports, names: When['names']): Promise<Group | undefined> {
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
  }: { account: string; name: string; words: ReturnType<Sentence>; key: string; now: Temporal.Instant },
  { cohort, task }: { readonly cohort: Cohort; readonly task: Task },
  { question, ...how }: How,
): Promise<Note | undefined> {
  // Somebody whom a visitor has erased stays erased.
  const known = await ports.learner.recognise({ platform: 'web', account, name });
  if (!known) return undefined;
  // A group of one language hears nothing else; in one of both, each speaks their own.
  const spoken = cohort.languages.length === 1 ? cohort.languages[0] : known.learner.language;
  const note = { ...how, text: textIn(words, spoken) ?? words.en, key: `${key}:${how.kind}`, about: task.id };
  const posted = await postNote(ports, { cohort, learner: known.learner, note, ...(question && { question }), now });
  return posted.kind === 'posted' ? ports.note.get(posted.note) : undefined;
}
