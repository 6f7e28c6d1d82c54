import { buttonHandler, type Command, command } from '../src/chat/contract/command.ts';
import { openSubs, waysTo } from '../src/chat/contract/subcommands.ts';
import { buttons, text, type View } from '../src/chat/contract/view.ts';
import { cohortRoutes } from '../src/routes/cohort.ts';
import { draftRoutes } from '../src/routes/draft.ts';
import { holidayRoutes } from '../src/routes/holidays.ts';
import { libraryRoutes } from '../src/routes/library.ts';
import { memberRoutes } from '../src/routes/member.ts';
import { officeHourRoutes } from '../src/routes/office-hour.ts';
import { pageOf } from '../src/views/fold.ts';
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

/** Its subcommands that the first message had no room for. */
const ways = buttonHandler(cohortRoutes.ways, {
  replaces: true,
  run: ({ t, args }): View => ({
    body: [
      text(t.commands.cohort?.about),
      buttons(
        ...pageOf(waysTo(cohort, openSubs(cohort, true), t), args.from, {
          ...{ more: t.chat.more, first: t.chat.firstOnes },
          to: (from) => cohortRoutes.ways({ from }),
        }),
      ),
    ],
  }),
});

/** A subcommand and its buttons are a file each in `cohort/`. */
export const cohort: Command = command({
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
    ways,
    ...{ ...projectsButtons, ...libraryButtons, ...itemDraftButtons, ...officeHourButtons },
  },
});
