import { z } from 'zod';
import { buttonHandler, command } from '../src/chat/contract/command.ts';
import { chooseBoard } from '../src/core/leaderboard/choose-board.ts';
import { leaderboard as board } from '../src/core/leaderboard/show-leaderboard.ts';
import { leaderboardRoutes } from '../src/routes/leaderboard.ts';
import { leaderboardView } from '../src/views/leaderboard.ts';

export const leaderboard = command({
  name: 'leaderboard',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: true,
  routes: leaderboardRoutes,
  options: z.object({}),
  run: async ({ learner, enrolment, now, t }, ports) =>
    leaderboardView(await board(ports, { learner, enrolment, now }), enrolment, t),
  handlers: {
    choose: buttonHandler(leaderboardRoutes.choose, {
      replaces: true,
      async run({ learner, enrolment, now, t, args }, ports) {
        const changed = await chooseBoard(ports, { enrolment, board: args.on });
        return leaderboardView(await board(ports, { learner, enrolment: changed, now }), changed, t);
      },
    }),
  },
});
