import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import { streakOf } from '../streak/rules.ts';
import { streakRecord } from '../streak/streak-record.ts';
import { nudgeRule } from './model.ts';
import { ignoredNudges, isAtRisk } from './rules.ts';

/** The streak that ends with `day`, where a word about it is wanted; undefined where none is, or too many were not acted on. */
export async function readRisk(
  ports: Pick<Ports, 'alarm' | 'progress'>,
  { learner, day }: { readonly learner: Learner; readonly day: Temporal.PlainDate },
): Promise<{ readonly weeks: number; readonly last: boolean } | undefined> {
  const { nudgeSince: since } = learner;
  const record = since && streakRecord(learner, await ports.progress.record({ learner: learner.id }));
  if (!record || !isAtRisk(record, day)) return undefined;
  const sent = await ports.alarm.lastNudges(learner.id, nudgeRule.ignored);
  const ignored = ignoredNudges(sent, { days: record.days, since });
  if (ignored >= nudgeRule.ignored) return undefined;
  return { weeks: streakOf(record, day).weeks, last: ignored + 1 === nudgeRule.ignored };
}
