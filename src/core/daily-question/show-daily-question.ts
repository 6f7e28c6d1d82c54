import type { Id } from '../id.ts';
import { keyOf } from '../item/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports, Transact } from '../ports.ts';
import type { Asked, DailyQuestion, DailyShown, Vote } from './model.ts';
import { mayAskForPair, partnersOf } from './pair-willing.ts';
import { choose, isChoice, isOpen, turnOf } from './rules.ts';

interface Input {
  readonly question: Id;
  readonly learner: Learner;
  readonly now: Temporal.Instant;
}

type Reading = Pick<Ports, 'cohort' | 'curriculum' | 'dailyQuestion' | 'learner' | 'report'>;

/**
 * What somebody sees who opens the question: the options and their own choice while it is open, then its key and why. From
 * then on it is asked of them: until it closes, nothing else tells them its key either.
 */
export async function showDailyQuestion(
  ports: Reading & Transact<'alarm' | 'dailyQuestion'>,
  input: Input,
): Promise<DailyShown> {
  return change(ports, input, () => ({}));
}

/**
 * Writes what somebody chose. It is kept apart from the answers of quizzes and moves no card: whether it was right would
 * show in their progress before the question closes, and a second choice follows an argument, not memory.
 */
export async function castVote(
  ports: Reading & Transact<'alarm' | 'dailyQuestion'>,
  { position, ...input }: Input & { position: number },
): Promise<DailyShown> {
  let counts = true;
  const shown = await change(ports, input, (question, vote) => {
    const choice = question.order[position];
    const chosen = choice === undefined ? undefined : choose(question, vote, { choice, now: input.now });
    counts = chosen !== undefined;
    return chosen;
  });
  if (shown.kind === 'open') return counts ? { ...shown, voted: true } : shown;
  return shown.kind === 'gone' ? shown : { ...shown, late: true };
}

/** Explains the question at once, to one person: no later choice of theirs counts. */
export async function tellDaily(
  ports: Reading & Transact<'alarm' | 'dailyQuestion'>,
  input: Input,
): Promise<DailyShown> {
  const asked = await read(ports, input.question);
  if (!asked) return { kind: 'gone' };
  if (await ports.dailyQuestion.waits(asked.item.id, { learner: input.learner.id })) return { ...asked, kind: 'waits' };
  return change(ports, input, (question, vote) =>
    isOpen(question, input.now) && !vote?.told ? { told: input.now } : {},
  );
}

/** Writes what `decide` says while nobody else writes to the question, and shows what came of it. */
async function change(
  ports: Reading & Transact<'alarm' | 'dailyQuestion'>,
  { question: id, learner, now }: Input,
  decide: (
    question: DailyQuestion,
    vote: Vote | undefined,
  ) => Parameters<Ports['dailyQuestion']['save']>[2] | undefined,
): Promise<DailyShown> {
  await ports.transact(async (tx) => {
    await tx.alarm.lock('question', id);
    const question = await tx.dailyQuestion.get(id);
    const vote = question && (await tx.dailyQuestion.vote(id, learner.id));
    const changes = question && decide(question, vote);
    // Opening it after the close writes nothing.
    if (!question || !changes || !isOpen(question, now)) return;
    if (!vote || Object.keys(changes).length) await tx.dailyQuestion.save(id, learner.id, changes, now);
  });
  return shown(ports, { question: id, learner, now });
}

async function shown(ports: Reading, { question: id, learner, now }: Input): Promise<DailyShown> {
  const asked = await read(ports, id);
  if (!asked) return { kind: 'gone' };
  const vote = await ports.dailyQuestion.vote(id, learner.id);
  const { question, item } = asked;
  if (isOpen(question, now) && !vote?.told) {
    const cohort = await ports.cohort.get(question.cohort);
    const asks = vote?.last !== undefined && vote.willing === undefined;
    const mayAsk = asks && cohort !== undefined && !cohort.minors && mayAskForPair(question, now);
    const mayArgue = mayAsk && (await ports.cohort.size(cohort.id)) > 1;
    const partners = vote ? await partnersOf(ports, { question, learner, vote, now }) : [];
    return { ...asked, kind: 'open', ...(vote && { vote }), mayArgue, partners };
  }
  const turn = question.closed ? turnOf(await ports.dailyQuestion.votes(id), item) : undefined;
  const more = { ...asked, ...(turn && { turn }) };
  if (await ports.dailyQuestion.waits(item.id, { learner: learner.id })) return { ...more, kind: 'waits' };
  // The job has not closed it yet: a choice may still be on its way.
  if (!question.closed && !vote?.told) return { ...more, kind: 'closing' };
  const [key = 0] = keyOf(item);
  return { ...more, kind: question.closed ? 'closed' : 'told', key, ...(vote && { vote }) };
}

/** The question and its item; undefined when the item is not taught any more. */
export async function read(ports: Pick<Ports, 'curriculum' | 'dailyQuestion'>, id: Id): Promise<Asked | undefined> {
  const question = await ports.dailyQuestion.get(id);
  const item = ports.curriculum.items.get(question?.item ?? '');
  return question && isChoice(item) ? { question, item } : undefined;
}
