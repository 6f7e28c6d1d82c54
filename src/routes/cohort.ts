import { z } from 'zod';
import { digits, id, onOff, yesNo } from '../chat/contract/args.ts';
import { button, defineRoutes, select } from '../chat/contract/route.ts';

/** Names one opened form. Whoever submits it twice opens one group. */
const form = z
  .string()
  .regex(/^\d{10}$/)
  .meta({ examples: ['0'.repeat(10)] });

export const cohortRoutes = defineRoutes('cohort', {
  create: button({}),
  /** The form of `create`, once it is open. */
  filled: button({ form }),
  show: button({}),
  settings: button({}),
  /** Everything that `/cohort` does, from the button with this number on. */
  ways: button({ from: digits(0, 99) }),
  card: button({ cohort: id }),
  /** The card for everybody, from whoever has seen it. */
  post: button({ cohort: id }),
  /** One of more groups than there is room for buttons. `select` only makes the routes of its selects different. */
  pickCard: select({ select: digits(0, 99) }, id),
  change: button({ cohort: id }),
  /** The settings with their buttons from this one on. */
  more: button({ cohort: id, from: digits(0, 99) }),
  pickChange: select({ select: digits(0, 99) }, id),
  edit: button({ cohort: id }),
  board: button({ cohort: id, on: onOff }),
  /** Whether the tutor only quotes. */
  quotes: button({ cohort: id, on: onOff }),
  /** Whether the tutor declines what nothing in the library answers. */
  decline: button({ cohort: id, on: onOff }),
  /** Whether posts have a question of the day. */
  question: button({ cohort: id, on: onOff }),
  here: button({ cohort: id }),
  /** Takes back one learner's answer, by its number. */
  undo: button({ cohort: id }),
  /** Repairs a member's streak, by the number that they read out. */
  repair: button({ cohort: id }),
  /** What was hard, and how far the sprints took the group. */
  hard: button({ cohort: id }),
  /** What members handed in for their projects. */
  projects: button({ cohort: id, page: digits(0, 99) }),
  /** How one of the first posts will look: the day of the path, from 1. */
  preview: button({ cohort: id, day: digits(1, 7) }),
  /** Whether its members are minors. */
  minors: button({ cohort: id, on: onOff }),
  /** Who can join: a code, and how many. */
  entry: button({ cohort: id }),
  announce: button({}),
  announceIn: button({ cohort: id }),
  pickAnnounce: select({ select: digits(0, 99) }, id),
  pause: button({}),
  pauseOf: button({ cohort: id }),
  pickPause: select({ select: digits(0, 99) }, id),
  pauseNow: button({ cohort: id, on: onOff }),
  close: button({}),
  closeOf: button({ cohort: id, sure: yesNo }),
  pickClose: select({ select: digits(0, 99) }, id),
  delete: button({}),
  deleteOf: button({ cohort: id }),
  pickDelete: select({ select: digits(0, 99) }, id),
});
