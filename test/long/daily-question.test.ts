import { afterAll, beforeAll, expect, test } from 'vitest';
import { dailyQuestion } from '../../jobs/daily-question.ts';
import { deliver } from '../../jobs/deliver.ts';
import { edit } from '../../jobs/edit.ts';
import { dailyPost } from '../../jobs/post.ts';
import type { DailyQuestion, DailyShown } from '../../src/core/daily-question/model.ts';
import { wantPair } from '../../src/core/daily-question/pair-willing.ts';
import { castVote, showDailyQuestion, tellDaily } from '../../src/core/daily-question/show-daily-question.ts';
import { startQuiz } from '../../src/core/quiz/start-quiz.ts';
import { random } from '../../src/core/seed/rules.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { runJob } from '../../src/schedule/job.ts';
import { dailyQuestionView } from '../../src/views/daily-question.ts';
import { at } from '../harness/clock.ts';
import { type JobWorld, openJobs, wordsOf } from '../harness/jobs.ts';
import { zones } from './group-people.ts';

// A week of the question of the day, an action a minute, from a seed: nobody is shown a key who may not have it, and no
// choice counts that comes late.

const actions = Number(process.env.ACTIONS ?? 10_000);
const people = 24;
const begins = at('2026-12-01T07:30:00Z');

let world: JobWorld;
beforeAll(async () => {
  world = await openJobs();
});
afterAll(() => world.drop());

test('of random actions none shows a key before the close, or to whoever has the item open, and no late choice counts', async () => {
  const { ports } = world;
  const items = world.env.ports.curriculum.items;
  const cohort = await world.cohort();
  await ports.cohort.save(cohort.id, { questionOff: false });
  const luck = random('daily question');
  const pick = <T>(list: readonly T[]): T => list[Math.floor(luck() * list.length)]!;
  const members = [];
  for (let n = 0; n < people; n++)
    members.push(await world.member(cohort, `person-${n}`, { zone: zones[n % zones.length]!, remind: 'channel' }));
  const questions: DailyQuestion[] = [];
  const final = new Map<string, string>();
  const told = new Set<string>();
  let [late, keys, quizzes, seen] = [0, 0, 0, 0];
  const choices = async (id: string) =>
    JSON.stringify((await ports.dailyQuestion.votes(id)).map(({ learner, first, last }) => [learner, first, last]));
  /** How the key is given away: by why it is right. */
  const gives = (words: string, { item }: DailyQuestion) =>
    words.includes(JSON.stringify(items.get(item)!.explanation.en).slice(1, -1));

  for (let n = 0; n < actions; n++) {
    const now = begins.add({ minutes: n });
    world.goTo(now);
    if (n % 30 === 0) {
      // The close comes before what the job does about it.
      for (const one of questions)
        if (Temporal.Instant.compare(one.closes, now) <= 0 && !final.has(one.id))
          final.set(one.id, await choices(one.id));
      for (const job of [dailyPost, dailyQuestion, deliver, edit]) await runJob(job, world.env);
      const found = await ports.dailyQuestion.get({
        cohort: cohort.id,
        day: now.toZonedDateTimeISO('UTC').toPlainDate(),
      });
      if (found && !questions.some(({ id }) => id === found.id)) questions.push(found);
      for (; seen < world.keyed.shown.length; seen++) {
        const words = wordsOf(world.keyed.shown[seen]!.view);
        for (const one of questions)
          if (Temporal.Instant.compare(now, one.closes) < 0) expect(gives(words, one), words).toBe(false);
      }
    }
    const who = pick(members);
    const question = luck() < 0.8 ? questions.at(-1) : pick(questions);
    if (!question) continue;
    const open = Temporal.Instant.compare(now, question.closes) < 0;
    const input = { question: question.id, learner: who.learner, now };
    const dice = luck();
    if (dice > 0.94) {
      const drawn = await startQuiz(ports, { ...who, key: `quiz ${n}`, practise: true, now });
      if (drawn.kind === 'question') {
        quizzes++;
        for (const one of questions)
          if (Temporal.Instant.compare(now, one.closes) < 0) expect(drawn.question.item).not.toBe(one.item);
      }
      continue;
    }
    let shown: DailyShown;
    if (dice > 0.92) {
      shown = await tellDaily(ports, input);
      if (shown.kind === 'told') told.add(`${question.id} ${who.learner.id}`);
    } else if (dice > 0.84) {
      await wantPair(ports, { question: question.id, learner: who.learner.id, now });
      shown = await showDailyQuestion(ports, input);
    } else if (dice > 0.6) shown = await showDailyQuestion(ports, input);
    else {
      shown = await castVote(ports, { ...input, position: Math.floor(luck() * 4) });
      if (!open) late++;
      if (!open) expect(shown).toMatchObject({ late: true });
    }
    if (gives(wordsOf(dailyQuestionView(shown, catalogues.en)), question)) {
      keys++;
      expect(!open || told.has(`${question.id} ${who.learner.id}`)).toBe(true);
      expect(await ports.dailyQuestion.waits(question.item, { learner: who.learner.id })).toBe(false);
    }
  }
  for (const one of questions.filter(({ id }) => final.has(id))) expect(await choices(one.id)).toBe(final.get(one.id));
  console.log(
    `${actions} actions on ${questions.length} questions: ${late} late choices, ${keys} keys shown, ${quizzes} quizzes`,
  );
  if (actions >= 10_000) for (const count of [late, keys, quizzes]) expect(count).toBeGreaterThan(50);
  expect(world.faults).toEqual([]);
}, 900_000);
