import { command } from '../src/chat/contract/command.ts';
import { cohortRoutes } from '../src/routes/cohort.ts';
import { cardButtons, show } from './cohort/card.ts';
import { create, createButtons } from './cohort/create.ts';
import { settings, settingsButtons } from './cohort/settings.ts';

/** A subcommand and its buttons are a file each in `cohort/`. */
export const cohort = command({
  name: 'cohort',
  access: 'organiser',
  audience: 'private',
  needsEnrolment: false,
  routes: cohortRoutes,
  sub: { create, show, settings },
  handlers: { ...createButtons, ...cardButtons, ...settingsButtons },
});
