import { command } from '../src/chat/contract/command.ts';
import { cohortRoutes } from '../src/routes/cohort.ts';
import { holidayRoutes } from '../src/routes/holidays.ts';
import { memberRoutes } from '../src/routes/member.ts';
import { cardButtons, show } from './cohort/card.ts';
import { create, createButtons } from './cohort/create.ts';
import { holidayButtons, holidaysCommand } from './cohort/holidays.ts';
import { handover, memberButtons, members, organisers, remove } from './cohort/members.ts';
import { settings, settingsButtons } from './cohort/settings.ts';

/** A subcommand and its buttons are a file each in `cohort/`. */
export const cohort = command({
  name: 'cohort',
  access: 'organiser',
  audience: 'private',
  needsEnrolment: false,
  routes: { ...cohortRoutes, ...holidayRoutes, ...memberRoutes },
  sub: { create, show, settings, holidays: holidaysCommand, members, remove, handover, organisers },
  handlers: { ...createButtons, ...cardButtons, ...settingsButtons, ...holidayButtons, ...memberButtons },
});
