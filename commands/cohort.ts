import { command } from '../src/chat/contract/command.ts';
import { cohortRoutes } from '../src/routes/cohort.ts';
import { holidayRoutes } from '../src/routes/holidays.ts';
import { libraryRoutes } from '../src/routes/library.ts';
import { cardButtons, show } from './cohort/card.ts';
import { create, createButtons } from './cohort/create.ts';
import { holidayButtons, holidaysCommand } from './cohort/holidays.ts';
import { libraryButtons, libraryCommand } from './cohort/library.ts';
import { projectsButtons } from './cohort/projects.ts';
import { settings, settingsButtons } from './cohort/settings.ts';

/** A subcommand and its buttons are a file each in `cohort/`. */
export const cohort = command({
  name: 'cohort',
  access: 'organiser',
  audience: 'private',
  needsEnrolment: false,
  routes: { ...cohortRoutes, ...holidayRoutes, ...libraryRoutes },
  sub: { create, show, settings, holidays: holidaysCommand, library: libraryCommand },
  handlers: {
    ...createButtons,
    ...cardButtons,
    ...settingsButtons,
    ...projectsButtons,
    ...holidayButtons,
    ...libraryButtons,
  },
});
