import { digits, enrolment, id, yesNo } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';
import { commandRoutes } from './command.ts';
import { entryId } from './entry-id.ts';

/** A task, or a skill. */
const about = entryId;

/** More than one page is rarely turned. */
const from = digits(0, 99);

export const peersRoutes = defineRoutes('peers', {
  ...commandRoutes,
  /** The group's page, what waits for an organiser, and the answers to a question, from the one with this number on. */
  page: button({ enrolment, from }),
  waiting: button({ from }),
  answers: button({ note: id, from }),
  /** Stuck on it, or something to say about it. */
  stuck: button({ enrolment, about }),
  share: button({ enrolment, about }),
  /** What the tutor found no answer to. */
  ask: button({ enrolment, turn: id }),
  /** The same on the daily post, which everybody sees. */
  stuckOn: button({ cohort: id, about }),
  shareOn: button({ cohort: id, about }),
  /** "Wei is here", which somebody new agrees to. */
  tell: button({ enrolment }),
  /** Below that: a word for whoever has arrived. */
  hello: button({ note: id }),
  answer: button({ note: id }),
  /** A question and its answers, for one person alone. */
  see: button({ note: id }),
  solved: button({ note: id }),
  /** One's own question, which nobody needs to answer any more. */
  close: button({ note: id }),
  /** One's own words, which go from where they were posted. */
  withdraw: button({ note: id }),
  /** Below words that everybody sees: what whoever presses it may do with them. */
  line: button({ note: id }),
  /** Asks first; `hide` is the yes. */
  report: button({ note: id }),
  hide: button({ note: id }),
  block: button({ note: id, sure: yesNo }),
  keep: button({ note: id }),
  remove: button({ note: id }),
  /** What somebody said against an item. */
  decide: button({ appeal: id, agrees: yesNo }),
  /** What somebody said against the language model's words on their project was looked at. */
  settle: button({ objection: id }),
});
