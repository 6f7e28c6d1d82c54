import { z } from 'zod';
import { onOff } from '../src/chat/contract/args.ts';
import { buttonHandler, command } from '../src/chat/contract/command.ts';
import { chooseBoard } from '../src/core/leaderboard/choose-board.ts';
import { leaderboard as board } from '../src/core/leaderboard/show-leaderboard.ts';
import { leaderboardView } from '../src/views/leaderboard.ts';

export const leaderboard = command({
  name: 'leaderboard',
  who: 'anyone',
  audience: 'private',
  needs: true,
  options: z.object({}),
  run: async ({ enrolment, now, t }, ports) => leaderboardView(await board(ports, { enrolment, now }), enrolment, t),
  handlers: {
    choose: buttonHandler({
      args: z.tuple([onOff]),
      needs: true,
      replaces: true,
      async run({ enrolment, now, t, input }, ports) {
        const changed = await chooseBoard(ports, { enrolment, board: input[0] });
        return leaderboardView(await board(ports, { enrolment: changed, now }), changed, t);
      },
    }),
  },
});
