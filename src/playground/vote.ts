import { onTheHour } from '../core/calendar/minute-of-day.ts';
import { momentOf } from '../core/calendar/rules.ts';
import { dayOfCohort } from '../core/calendar/study-days.ts';
import { wantPair } from '../core/daily-question/pair-willing.ts';
import { castVote, read } from '../core/daily-question/show-daily-question.ts';
import type { Id } from '../core/id.ts';
import { keyOf } from '../core/item/rules.ts';
import { pathOf } from '../core/path/path-of.ts';
import type { Ports } from '../core/ports.ts';
import { random } from '../core/seed/rules.ts';

/** How many choose again who were wrong, after they read how the answers divide; and how many want to argue. */
const turned = 0.6;
const argues = 0.4;

/** The visitor waits: of earlier days nobody reads who chose what. */
const lateHours = 60;

interface Voter {
  readonly account: string;
  readonly name: string;
  readonly knows: number;
}

/** One day's question, at noon and in the evening, when the day is one of the last before `to`. */
export async function voteDay(
  ports: Ports,
  day: {
    readonly date: Temporal.PlainDate;
    readonly noon: Temporal.Instant;
    readonly to: Temporal.Instant;
    readonly zone: string;
    readonly advance: (to: Temporal.Instant) => Promise<void>;
  },
  people: readonly Voter[],
  played: number,
): Promise<void> {
  const { date, noon, to, zone } = day;
  if (noon.until(to).total('hours') > lateHours) return;
  await voteOn(ports, { date, now: noon, again: false }, people, played);
  const evening = momentOf(date, onTheHour(21), zone);
  if (Temporal.Instant.compare(evening, to) > 0) return;
  await day.advance(evening);
  await voteOn(ports, { date, now: evening, again: true }, people, played);
}

/**
 * The demo's people choose an answer to the question of the day, as well as they know: once at noon, and `again` in the
 * evening, when some of them think better of it.
 */
async function voteOn(
  ports: Ports,
  { date, now, again }: { date: Temporal.PlainDate; now: Temporal.Instant; again: boolean },
  people: readonly Voter[],
  played: number,
): Promise<void> {
  let asked: Awaited<ReturnType<typeof read>>;
  for (const [at, { account, name, knows }] of people.entries()) {
    // Somebody whom a visitor has erased stays erased.
    const known = await ports.learner.recognise({ platform: 'web', account, name });
    const cohort = known?.enrolments.find((enrolment) => enrolment.cohort.demo)?.cohort;
    const path = cohort && pathOf(ports.curriculum, cohort);
    if (!known || !path || !dayOfCohort(cohort, path, date)) continue;
    asked ??= await questionOf(ports, cohort.id, date);
    if (!asked) return;
    const { question, item } = asked;
    const luck = random(`${account}:${date}:vote`);
    const [key = 0] = keyOf(item);
    // Unaided, fewer know it than after they have talked.
    const right = luck() < knows * 0.6;
    const wrong = question.order.filter((option) => option !== key);
    const option = right ? key : (wrong[Math.floor(luck() * wrong.length)] ?? key);
    const input = { question: question.id, learner: known.learner, now };
    const choose = (chosen: number) => castVote(ports, { ...input, position: question.order.indexOf(chosen) });
    // What a visitor chose in their place stands.
    const vote = await ports.dailyQuestion.vote(question.id, known.learner.id);
    if (again ? vote?.last !== option : vote?.last !== undefined) continue;
    if (!again) await choose(option);
    else if (!right && luck() < turned) await choose(key);
    // A private message to anybody else than the first ones, whom a visitor can be, has nobody to read it.
    if (!again && at < played && luck() < argues) await wantPair(ports, { ...input, learner: known.learner.id });
  }
}

/** The question of a group's day. It is one for all, and read once. */
async function questionOf(ports: Ports, cohort: Id, day: Temporal.PlainDate): ReturnType<typeof read> {
  const found = await ports.dailyQuestion.get({ cohort, day });
  return found && read(ports, found.id);
}
