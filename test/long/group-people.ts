import type { LearnerChanges } from '../../src/core/learner/model.ts';
import { random } from '../../src/core/seed/rules.ts';

// Made-up members of a large group, from a seed.

const manners = ['keen', 'late', 'silent', 'leaving', 'travelling', 'abusive'] as const;
type Manner = (typeof manners)[number];

export interface Somebody {
  readonly name: string;
  readonly manner: Manner;
  readonly changes: LearnerChanges;
  /** The day of the group, from 0, on which they join, and on which they leave for good. */
  readonly joins: number;
  readonly leaves?: number;
  /** The hour of their own day at which they come by. */
  readonly hour: number;
}

export const zones = [
  ...['Pacific/Auckland', 'Asia/Tokyo', 'Asia/Shanghai', 'Asia/Kolkata', 'Asia/Dubai', 'Africa/Nairobi'],
  ...[
    'Europe/Berlin',
    'Europe/London',
    'America/Sao_Paulo',
    'America/New_York',
    'America/Denver',
    'America/Los_Angeles',
  ],
] as const;

/** Of a hundred, how many are of each manner. */
const shares: readonly (readonly [Manner, number])[] = [
  ['keen', 45],
  ['late', 20],
  ['silent', 20],
  ['leaving', 8],
  ['travelling', 5],
  ['abusive', 2],
];

export function somebody(n: number): Somebody {
  // Mixed, so that a small group has some of each.
  const place = (n * 37) % 100;
  const luck = random(`somebody ${n}`);
  const whole = (from: number, to: number) => from + Math.floor(luck() * (to - from + 1));
  const [manner] = shares.find((_, i) => shares.slice(0, i + 1).reduce((sum, [, share]) => sum + share, 0) > place)!;
  const quiet = luck() < 0.8 ? { from: 22 * 60, to: 7 * 60 } : { from: whole(19, 23) * 60, to: whole(6, 9) * 60 };
  return {
    name: `${manner}-${n}`,
    manner,
    changes: {
      zone: zones[whole(0, zones.length - 1)]!,
      reminderTime: whole(6, 23) * 60,
      remind: luck() < 0.5 ? 'dm' : 'channel',
      studyDays: whole(3, 7),
      quiet,
    },
    joins: manner === 'late' ? whole(3, 25) : 0,
    ...(manner === 'leaving' && { leaves: whole(2, 30) }),
    hour: whole(8, 21),
  };
}
