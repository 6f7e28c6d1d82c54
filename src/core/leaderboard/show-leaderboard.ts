import type { Enrolment } from '../enrolment/model.ts';
import type { Ports } from '../ports.ts';
import { fewest } from '../summary/model.ts';
import { thisMonday } from '../summary/rules.ts';
import type { Board } from './model.ts';
import { excerpt, ranked } from './rules.ts';

/** This week's board of a cohort, as one learner sees it. */
export async function leaderboard(
  ports: Pick<Ports, 'summary'>,
  { enrolment, now }: { enrolment: Enrolment; now: Temporal.Instant },
): Promise<Board> {
  const { cohort } = enrolment;
  if (!cohort.board) return { kind: 'off' };
  const { members } = await ports.summary.week(cohort.id, thisMonday(cohort, now));
  const board = members.filter((m) => m.board).map((m) => ({ ...m, me: m.enrolment === enrolment.id }));
  const me = board.find((m) => m.me);
  if (!me) return { kind: 'invite', ...(board.length >= fewest && { people: board.length }) };
  if (board.length < fewest) return { kind: 'few' };
  const ranks = ranked(board);
  const median = ranks[Math.floor((ranks.length - 1) / 2)]!.minutes;
  if (me.minutes === 0 || me.minutes < median) return { kind: 'mine', minutes: me.minutes, last: me.lastMinutes };
  return { kind: 'ranks', people: board.length, ranks: excerpt(ranks) };
}
