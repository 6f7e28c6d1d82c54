import { digits, enrolment, id, onOff, yesNo } from '../chat/contract/args.ts';
import { button, defineRoutes } from '../chat/contract/route.ts';

/** With whom somebody studies, a part of their group's page. */
export const buddyRoutes = defineRoutes('peers', {
  buddies: button({ enrolment }),
  /** The same with its buttons from this one on. */
  buddiesFrom: button({ enrolment, from: digits(0, 99) }),
  helloBuddies: button({ enrolment }),
  want: button({ enrolment, on: onOff }),
  /** What their buddies may see. */
  showPledge: button({ enrolment, on: onOff }),
  shareStreak: button({ enrolment, on: onOff }),
  /** Of a buddy, by the number of their enrolment. Asks first. */
  blockBuddy: button({ enrolment, buddy: id, sure: yesNo }),
});
