import { onTheHour } from '../core/calendar/minute-of-day.ts';
import { momentOf } from '../core/calendar/rules.ts';
import { dayOfCohort, perWeek } from '../core/calendar/study-days.ts';
import type { Cohort } from '../core/cohort/model.ts';
import type { Task } from '../core/curriculum/task.ts';
import type { Note } from '../core/note/model.ts';
import { solveQuestion } from '../core/note/solve-question.ts';
import type { Ports } from '../core/ports.ts';
import { random } from '../core/seed/rules.ts';
import { planOf } from './plan.ts';
import type { Sentence } from './say.ts';
import { questions, shares } from './sentences.ts';
import { groupOf, type How, sayAs, sharing, topicsOf, type When } from './speak.ts';
import { answerVisitors, hearVisitors, thankVisitors } from './visitors.ts';

/** When they study, and talk. */
export const talkTime = onTheHour(12);

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
      // Not every answer is the one that helped.
      const helped = random(`${seed}:${day.number}:helped`)() < 0.5;
      if (answer && helped) await solveQuestion(ports, { answer, asker: question.learner, now });
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

/** When the demo's people talk next: at noon of a study day. */
export function nextTalk(now: Temporal.Instant, zone: string): Temporal.Instant {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  for (let date = today; ; date = date.add({ days: 1 })) {
    const noon = momentOf(date, talkTime, zone);
    if (date.dayOfWeek <= perWeek && Temporal.Instant.compare(noon, now) > 0) return noon;
  }
}
