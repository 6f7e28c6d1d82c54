import { command } from '../src/chat/contract/command.ts';
import { cohortRoutes } from '../src/routes/cohort.ts';
import { draftRoutes } from '../src/routes/draft.ts';
import { holidayRoutes } from '../src/routes/holidays.ts';
import { libraryRoutes } from '../src/routes/library.ts';
import { memberRoutes } from '../src/routes/member.ts';
import { officeHourRoutes } from '../src/routes/office-hour.ts';
import { announce, announceButtons } from './cohort/announce.ts';
import { cardButtons, show } from './cohort/card.ts';
import { close, closeButtons } from './cohort/close.ts';
import { create, createButtons } from './cohort/create.ts';
import { deleteButtons, deleting } from './cohort/delete.ts';
import { draftButtons } from './cohort/draft.ts';
import { holidayButtons, holidaysCommand } from './cohort/holidays.ts';
import { itemDraftButtons } from './cohort/item-drafts.ts';
import { libraryButtons, libraryCommand } from './cohort/library.ts';
import { handover, memberButtons, members, organisers, remove } from './cohort/members.ts';
import { hourCommand, officeHourButtons } from './cohort/office-hour.ts';
import { pause, pauseButtons } from './cohort/pause.ts';
import { projectsButtons } from './cohort/projects.ts';
import { settings, settingsButtons } from './cohort/settings.ts';

/** A subcommand and its buttons are a file each in `cohort/`. */
export const cohort = command({
  name: 'cohort',
  access: 'organiser',
  audience: 'private',
  needsEnrolment: false,
  routes: { ...cohortRoutes, ...draftRoutes, ...holidayRoutes, ...libraryRoutes, ...memberRoutes, ...officeHourRoutes },
  sub: {
    ...{ create, show, settings, holidays: holidaysCommand, hour: hourCommand, library: libraryCommand },
    ...{ members, remove, handover, organisers, announce, pause, close, delete: deleting },
  },
  handlers: {
    ...{ ...createButtons, ...cardButtons, ...settingsButtons, ...holidayButtons, ...memberButtons },
    ...{ ...announceButtons, ...pauseButtons, ...closeButtons, ...deleteButtons, ...draftButtons },
    ...{ ...projectsButtons, ...libraryButtons, ...itemDraftButtons, ...officeHourButtons },
  },
});
