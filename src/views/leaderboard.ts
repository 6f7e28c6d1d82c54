import { buttons, name, text, type View } from '../chat/contract/view.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Board } from '../core/leaderboard/model.ts';
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
  switch (board.kind) {
    case 'off':
      return { title, body: [text(t.leaderboard.off)] };
    case 'invite':
      return {
        title,
        body: [
          text(board.people !== undefined && t.leaderboard.onIt(board.people), t.leaderboard.invite),
          choose(true),
        ],
      };
    case 'few':
      return { title, body: [text(t.leaderboard.few(fewest)), choose(false)] };
    case 'mine':
      return { title, body: [text(t.leaderboard.mine(board.minutes, board.last)), choose(false)] };
    case 'ranks': {
      const sharing = (rank: number) => board.ranks.reduce((n, r) => (r.rank === rank ? n + 1 + (r.more ?? 0) : n), 0);
      const rows = board.ranks.map((r, i) => {
        const who = r.me ? `**${t.leaderboard.you}**` : name(r.name, t.chat.someone);
        const before = board.ranks[i - 1]?.rank ?? r.rank;
        const gap = r.rank > before + sharing(before) ? '…\n' : '';
        const more = r.more ? `\n${t.leaderboard.more(r.more, r.minutes)}` : '';
        return gap + t.leaderboard.row(r.rank, who, r.minutes).replace(/^(\d+)\./, '$1\\.') + more;
      });
      return { title, body: [text(rows.join('\n')), text(t.leaderboard.onIt(board.people)), choose(false)] };
    }
  }
}
