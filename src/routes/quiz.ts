import { z } from 'zod';
import { digits, enrolment, id, yesNo } from '../chat/contract/args.ts';
import { button, defineRoutes, multiSelect, select } from '../chat/contract/route.ts';
import { quizModes } from '../core/quiz/model.ts';
import { commandRoutes } from './command.ts';
import { entryId } from './entry-id.ts';

/** The position of an option, as the question shows them. */
export const position = digits(0, 9);

/** No question has more options. */
export const maxPositions = 6;

export const quizRoutes = defineRoutes('quiz', {
  ...commandRoutes,
  warm: button({ enrolment }),
  more: button({ enrolment }),
  practise: button({ enrolment }),
  /** One of the ways to choose questions. */
  mode: button({ enrolment, mode: z.enum(quizModes) }),
  others: button({ enrolment }),
  modes: select({ enrolment }, z.enum(quizModes)),
  /** One of the topics that are offered in place of one that there is not. */
  topics: select({ enrolment }, entryId),
  /** On a post in a channel: everybody who presses it gets their own quiz on the skill. */
  topic: button({ cohort: id, skill: entryId }),
  answer: button({ question: id, choice: position }),
  choose: multiSelect({ question: id }, position, maxPositions),
  write: button({ question: id }),
  /** An answer without a choice: it is not recalled. */
  unknown: button({ question: id }),
  /** A short answer, marked by who wrote it. */
  self: button({ question: id, right: yesNo }),
  partly: button({ question: id }),
  /** The same, marked by the language model. */
  model: button({ question: id }),
  /** Help before the answer, by its place on the ladder. 1 is the button below a question, which gives the next each time. */
  hint: button({ question: id, step: digits(1, 9) }),
  next: button({ quiz: id }),
  /** What the buttons below an answer had no room for; who marked it. */
  rest: button({ question: id, byModel: yesNo }),
  /** An answered question, read again beside what came after it. */
  back: button({ question: id }),
  /** Against an item: that the answer was right, or that something is wrong with it. */
  right: button({ question: id }),
  report: button({ question: id }),
  /** An exam: to begin the one of a card that said what it takes, to end it before its time, to look at an answer after it, and to tell the group how a sprint went. */
  exam: button({ enrolment, mode: z.enum(['mock', 'check']), paper: id }),
  end: button({ quiz: id }),
  look: button({ question: id }),
  tell: button({ enrolment, quiz: id }),
  /** About a question: why it was asked, and the lesson of its skill. */
  why: button({ question: id }),
  lesson: button({ question: id }),
});
