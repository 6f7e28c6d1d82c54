import type { Command } from '../src/chat/contract/command.ts';
import { ask } from './ask.ts';
import { cohort } from './cohort.ts';
import { help } from './help.ts';
import { join } from './join.ts';
import { leaderboard } from './leaderboard.ts';
import { peers } from './peers.ts';
import { progress } from './progress.ts';
import { quiz } from './quiz.ts';
import { roadmap } from './roadmap.ts';
import { settings } from './settings.ts';
import { task } from './task.ts';

/** Every command there is, in the order in which people meet them. */
export const commands: readonly Command[] = [
  join,
  task,
  quiz,
  progress,
  roadmap,
  ask,
  leaderboard,
  peers,
  settings,
  help,
  cohort,
];
