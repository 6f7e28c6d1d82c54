import { buttons, name, text, type View } from '../chat/contract/view.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Board, Rank } from '../core/leaderboard/model.ts';
import { minutesADay } from '../core/progress/model.ts';
import { fewest } from '../core/summary/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { leaderboardRoutes } from '../routes/leaderboard.ts';

/** This week's board as one learner sees it; choosing to be on it is one press, and so is leaving. */
export function leaderboardView(board: Board, enrolment: Enrolment, t: Catalogue): View {
  const choose = (on: boolean) =>
    buttons({
      label: on ? t.leaderboard.show : t.leaderboard.hide,
      route: leaderboardRoutes.choose({ enrolment: enrolment.id, on }),
    });
  const title = t.leaderboard.title;
  const mean = t.leaderboard.minutesMean(minutesADay);
  const team = 'team' in board && board.team && t.leaderboard.team(board.team.minutes, board.team.last);
  switch (board.kind) {
    case 'off':
      return { title, body: [text(enrolment.cohort.home ? t.leaderboard.off : t.leaderboard.solo)] };
    case 'invite':
      return {
        title,
        body: [
          text(team, board.people !== undefined && t.leaderboard.onIt(board.people), t.leaderboard.invite, mean),
          choose(true),
        ],
      };
    case 'few':
      return { title, body: [text(team, t.leaderboard.few(fewest), mean), choose(false)] };
    case 'mine':
      return {
        title,
        body: [
          text(team, t.leaderboard.mine(board.minutes, board.last)),
          ...(board.ranks.length
            ? [text(`**${board.league ? t.leaderboard.leagueFirst : t.leaderboard.first}**`, rows(board.ranks, t))]
            : []),
          text(t.leaderboard.onIt(board.people), mean),
          choose(false),
        ],
      };
    case 'ranks':
      return {
        title,
        body: [
          ...(team ? [text(team)] : []),
          text(board.league && `**${t.leaderboard.league}**`, rows(board.ranks, t)),
          text(t.leaderboard.onIt(board.people), mean),
          choose(false),
        ],
      };
  }
}

/** A line a place, with a gap where places are left out. */
function rows(ranks: readonly Rank[], t: Catalogue): string {
  const sharing = (rank: number) => ranks.reduce((n, r) => (r.rank === rank ? n + 1 + (r.more ?? 0) : n), 0);
  const lines = ranks.map((r, i) => {
    const who = r.me ? `**${t.leaderboard.you}**` : name(r.name, t.chat.someone);
    const before = ranks[i - 1]?.rank ?? r.rank;
    const gap = r.rank > before + sharing(before) ? '…\n' : '';
    const more = r.more ? `\n${t.leaderboard.more(r.more, r.minutes)}` : '';
    return gap + t.leaderboard.row(r.rank, who, r.minutes).replace(/^(\d+)\./, '$1\\.') + more;
  });
  return lines.join('\n');
}
