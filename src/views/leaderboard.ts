import { route } from '../chat/contract/route.ts';
import { buttons, plain, text, type View } from '../chat/contract/view.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Board } from '../core/leaderboard/model.ts';
import { fewest } from '../core/summary/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** This week's board as one learner sees it; choosing to be on it is one press, and so is leaving. */
export function leaderboardView(board: Board, enrolment: Enrolment, t: Catalogue): View {
  const choose = (on: boolean) =>
    buttons({
      label: on ? t.leaderboard.show : t.leaderboard.hide,
      route: route('leaderboard.choose', `e${enrolment.id}`, on ? 'on' : 'off'),
    });
  const title = t.leaderboard.title;
  switch (board.kind) {
    case 'off':
      return { title, body: [text(t.leaderboard.off)] };
    case 'invite':
      return {
        title,
        body: [text(board.people >= fewest && t.leaderboard.onIt(board.people), t.leaderboard.invite), choose(true)],
      };
    case 'few':
      return { title, body: [text(t.leaderboard.few(fewest)), choose(false)] };
    case 'mine':
      return { title, body: [text(t.leaderboard.mine(board.minutes, board.last)), choose(false)] };
    case 'ranks': {
      const rows = board.ranks.map((r, i) => {
        const name = r.me ? `**${t.leaderboard.you}**` : plain(r.name);
        const gap = i > 0 && r.rank > board.ranks[i - 1]!.rank + 1 ? '…\n' : '';
        return gap + t.leaderboard.row(r.rank, name, r.minutes).replace(/^(\d+)\./, '$1\\.');
      });
      return { title, body: [text(rows.join('\n')), text(t.leaderboard.onIt(board.people)), choose(false)] };
    }
  }
}
