import { digits, id, yesNo } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';

/** The question of the day, a part of what a group does together. */
export const dailyQuestionRoutes = defineRoutes('peers', {
  /** On the daily post and in its thread: everybody sees these, and whoever is in the group can use them. */
  daily: button({ daily: id }),
  dailyArgue: button({ daily: id }),
  /** A choice, by its position as shown. */
  dailyVote: button({ daily: id, choice: digits(0, 9) }),
  dailyTell: button({ daily: id }),
  /** Somebody with whom one was brought together, by their enrolment. Asks first. */
  dailyBlock: button({ daily: id, partner: id, sure: yesNo }),
});
