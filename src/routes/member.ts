import { z } from 'zod';
import { digits, id, onOff, yesNo } from '../chat/contract/args.ts';
import { button, defineRoutes, select } from '../chat/contract/route.ts';
import { purposes } from '../core/member/model.ts';

const purpose = z.enum(purposes);
const page = digits(0, 999);

/** The members of a cohort and the log of its organisers: subcommands of `/cohort`. A member is named by their enrolment. */
export const memberRoutes = defineRoutes('cohort', {
  members: button({}),
  remove: button({}),
  handover: button({}),
  organisers: button({}),
  membersOf: button({ cohort: id, purpose, page }),
  /** Which of several cohorts. */
  pickMembers: select({ purpose, select: digits(0, 99) }, id),
  findMember: button({ cohort: id, purpose }),
  chooseMember: select({ purpose }, id),
  member: button({ member: id }),
  /** Asks first; `sure` is the yes. */
  expel: button({ member: id, sure: yesNo }),
  readmit: button({ member: id }),
  organise: button({ member: id, on: onOff }),
  handTo: button({ member: id, sure: yesNo }),
  csv: button({ cohort: id }),
  log: button({ cohort: id, page }),
});
