import { thisMonday } from '../calendar/rules.ts';
import type { Enrolment } from '../enrolment/model.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import { fewest } from '../summary/model.ts';
import { type Board, leagues, type Rank } from './model.ts';
import { equalsNamed, excerpt, firstPlaces, isBelow, ranked, ranksOf } from './rules.ts';

/** The board of a cohort in the learner's own week, as they see it: everybody's, or that of their league. */
export async function leaderboard(
  ports: Pick<Ports, 'leaderboard'>,
  { learner, enrolment, now }: { learner: Learner; enrolment: Enrolment; now: Temporal.Instant },
): Promise<Board> {
  const { cohort } = enrolment;
  if (!cohort.board) return { kind: 'off' };
  const of = { enrolment: enrolment.id, cohort: cohort.id, monday: thisMonday(now, learner) };
  const standing = await ports.leaderboard.standing({ ...of, first: firstPlaces, names: equalsNamed });
  const { people, minutes, last, above } = standing;
  const team = standing.team.people >= fewest && {
    team: { minutes: standing.team.minutes, last: standing.team.last },
  };
  if (!standing.on) return { kind: 'invite', ...(people >= fewest && { people }), ...team };
  if (people < fewest) return { kind: 'few', ...team };
  const shown = (ranks: readonly Rank[], below: boolean, of: { readonly league?: true } = {}): Board =>
    below
      ? { kind: 'mine', minutes, last, people, ranks: ranks.filter(({ me }) => !me), ...team, ...of }
      : { kind: 'ranks', people, ranks, ...team, ...of };

  const members = people >= leagues.from ? await ports.leaderboard.league({ ...of, size: leagues.of }) : [];
  // A league in which nobody else has begun this week shows nobody: then the whole board does.
  const active = members.filter((one) => one.enrolment === enrolment.id || one.minutes > 0);
  if (active.length > 1) {
    const ranks = ranked(active.map((one) => ({ ...one, me: one.enrolment === enrolment.id })));
    const ahead = ranks.find(({ me }) => me)!.rank - 1;
    const below = minutes === 0 || isBelow(ahead, members.length);
    const others = below ? excerpt(ranked(ranks.filter(({ me }) => !me))) : excerpt(ranks);
    return shown(others, below, { league: true });
  }
  const below = minutes === 0 || isBelow(above, people);
  return shown(ranksOf(standing, below), below);
}
