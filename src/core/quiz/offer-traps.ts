import { dayOf } from '../calendar/rules.ts';
import { usualSeconds } from '../card/grade.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { StudyRecord } from '../progress/model.ts';
import { pickTraps } from '../trap/pick-traps.ts';
import { dueTraps, foldTraps, openTraps } from '../trap/rules.ts';
import { knownOf } from './known.ts';
import type { Candidate } from './model.ts';

/** The questions about traps that may be asked: those that are due, or about all open ones. One read, and one more if any. */
export async function offerTraps(
  ports: Pick<Ports, 'curriculum' | 'quiz' | 'trap'>,
  input: {
    readonly learner: Learner;
    readonly record: StudyRecord;
    readonly which: 'due' | 'open';
    readonly seed: string;
    readonly now: Temporal.Instant;
  },
): Promise<readonly Candidate[]> {
  const { learner, record, which, seed, now } = input;
  const today = dayOf(now, learner);
  const known = foldTraps(await ports.trap.events(learner.id)).values();
  const traps = which === 'open' ? openTraps(known) : dueTraps(known, today);
  if (!traps.length) return [];
  const cards = new Map(record.cards.map((card) => [card.kp, card]));
  const picked = await pickTraps(ports, {
    ...{ learner: learner.id, traps, met: new Set(cards.keys()), today, seed, now },
  });
  return picked.map(([{ id, last, stage }, item]) => ({
    ...{ kp: item.kp, item: item.id, cause: 'trap', seconds: usualSeconds(item) },
    trap: { id, fell: last.toString(), helps: stage === 'step' },
    ...knownOf(cards.get(item.kp), today, learner),
  }));
}
