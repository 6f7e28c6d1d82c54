import { z } from 'zod';
import { digits } from '../src/chat/contract/args.ts';
import { buttonHandler, command } from '../src/chat/contract/command.ts';
import { plain, text } from '../src/chat/contract/view.ts';
import { likelyZones } from '../src/core/calendar/likely-zones.ts';
import { onTheHour } from '../src/core/calendar/minute-of-day.ts';
import { findZones, readZone, readZones } from '../src/core/calendar/zone.ts';
import { choosePace } from '../src/core/enrolment/choose-pace.ts';
import { leave } from '../src/core/enrolment/leave-cohort.ts';
import { chooseBoard } from '../src/core/leaderboard/choose-board.ts';
import { changeSettings } from '../src/core/learner/change-settings.ts';
import { erase } from '../src/core/learner/erase-learner.ts';
import { showSettings } from '../src/core/learner/show-settings.ts';
import { chooseReminder } from '../src/core/reminder/choose-reminder.ts';
import { localeIn } from '../src/i18n/locale.ts';
import { deadlineRoutes } from '../src/routes/deadline.ts';
import { feedRoutes } from '../src/routes/feed.ts';
import { reminderRoutes } from '../src/routes/reminder.ts';
import { settingsRoutes } from '../src/routes/settings.ts';
import { holidaysForm } from '../src/views/holidays.ts';
import {
  eraseView,
  leaveView,
  leftView,
  lightView,
  paceView,
  settingsView,
  zonesView,
  zoneTaken,
} from '../src/views/settings.ts';
import { daysForm } from '../src/views/settings-form.ts';
import { whichZoneView, zoneName } from '../src/views/zone.ts';
import { daysOff, daysOffLength } from './cohort/field.ts';
import { clockButtons } from './settings/clock.ts';
import { deadlineButtons } from './settings/deadline.ts';
import { feedButtons } from './settings/feed.ts';
import { ownDataButtons } from './settings/own-data.ts';
import { reminderButtons } from './settings/reminder.ts';

export const settings = command({
  name: 'settings',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: false,
  routes: { ...settingsRoutes, ...deadlineRoutes, ...reminderRoutes, ...feedRoutes },
  begins: ({ options, now }) => options.zone !== undefined && readZone(options.zone, now).kind === 'zone',
  options: z.object({ zone: z.string().trim().min(1).max(60).optional() }),
  suggest: {
    zone: (query, { now, t }) =>
      [...new Set([...readZones(query, now), ...findZones(query)])].map((value) => ({
        value,
        label: zoneName(value, t),
      })),
  },
  async run({ event, learner, enrolment, now, t, options }, ports) {
    if (options.zone === undefined) return settingsView(showSettings({ learner, now }), enrolment, t);
    const found = readZone(options.zone, now);
    const typed = plain(options.zone);
    if (found.kind === 'unknown') return zonesView([], t.settings.zoneUnknown(typed), now, t);
    if (found.kind === 'several') {
      const zones = likelyZones(found.zones, localeIn(t.language, event.locale));
      const ways = { route: settingsRoutes.place(), back: settingsRoutes.clock() };
      return whichZoneView({ typed: options.zone, zones, ...ways, now }, t);
    }
    await changeSettings(ports, { learner, changes: { zone: found.zone }, now });
    return zonesView(found.others, zoneTaken(found.zone, now, t), now, t);
  },
  handlers: {
    page: buttonHandler(settingsRoutes.page, {
      replaces: true,
      run: ({ learner, enrolment, now, t, args }) =>
        settingsView(showSettings({ learner, now }), enrolment, t, undefined, args.from),
    }),
    ...deadlineButtons,
    ...reminderButtons,
    ...ownDataButtons,
    lightDays: buttonHandler(settingsRoutes.lightDays, {
      replaces: true,
      run: ({ learner, now, t }) => lightView(showSettings({ learner, now }), t),
    }),
    paces: buttonHandler(settingsRoutes.paces, { replaces: true, run: ({ enrolment, t }) => paceView(enrolment, t) }),
    ...feedButtons,
    light: buttonHandler(settingsRoutes.light, {
      begins: true,
      replaces: true,
      async run({ learner, enrolment, now, t, values }, ports) {
        const lightDays = [...new Set(values)].filter((day) => day > 0).sort();
        const changed = await changeSettings(ports, { learner, changes: { lightDays }, now });
        return settingsView(showSettings({ learner: changed, now }), enrolment, t, t.settings.saved);
      },
    }),
    place: buttonHandler(settingsRoutes.place, {
      begins: true,
      async run({ learner, enrolment, now, t, values }, ports) {
        const changed = await changeSettings(ports, { learner, changes: { zone: values }, now });
        return settingsView(showSettings({ learner: changed, now }), enrolment, t, zoneTaken(values, now, t));
      },
    }),
    ...clockButtons,
    days: buttonHandler(settingsRoutes.days, {
      begins: true,
      replaces: true,
      fields: z.object({
        days: digits(3, 7),
        // A form that was opened before there was this field lacks it.
        minutes: digits(1, 240).optional(),
        ...{ from: digits(0, 23), to: digits(0, 23) },
      }),
      form: ({ learner, now, t }) => daysForm(showSettings({ learner, now }), t),
      async run({ learner, enrolment, now, t, fields }, ports) {
        const quiet = { from: onTheHour(fields.from), to: onTheHour(fields.to) };
        const minutes = fields.minutes !== undefined && { quizMinutes: fields.minutes };
        const changes = { studyDays: fields.days, quiet, ...minutes };
        const changed = await changeSettings(ports, { learner, changes, now });
        return settingsView(showSettings({ learner: changed, now }), enrolment, t, t.settings.saved);
      },
    }),
    daysOff: buttonHandler(settingsRoutes.daysOff, {
      begins: true,
      replaces: true,
      fields: (_, __, { today }) => z.object({ holidays: daysOff(today) }),
      form: ({ learner, now, t }) => {
        const { daysOff: coming, today } = showSettings({ learner, now });
        return holidaysForm({ title: t.settings.daysOff, coming, today }, daysOffLength, t);
      },
      async run({ learner, enrolment, now, t, fields }, ports) {
        const changed = await changeSettings(ports, { learner, changes: { daysOff: fields.holidays }, now });
        const shown = showSettings({ learner: changed, now });
        return settingsView(shown, enrolment, t, shown.daysOff.length ? t.settings.daysOffSaved : t.settings.saved);
      },
    }),
    remind: buttonHandler(settingsRoutes.remind, {
      begins: true,
      replaces: true,
      async run({ event, learner, enrolment, now, t, values }, ports) {
        const choice = { learner, remind: values, at: event, key: event.id, now };
        const changed = await chooseReminder(ports, choice);
        return settingsView(showSettings({ learner: changed, now }), enrolment, t, t.settings.saved);
      },
    }),
    pace: buttonHandler(settingsRoutes.pace, {
      replaces: true,
      async run({ learner, enrolment, now, t, values }, ports) {
        const changed = await choosePace(ports, { enrolment, pace: values });
        return settingsView(showSettings({ learner, now }), changed, t, t.settings.saved);
      },
    }),
    nudge: buttonHandler(settingsRoutes.nudge, {
      begins: true,
      replaces: true,
      async run({ learner, enrolment, now, t, args }, ports) {
        const changed = await changeSettings(ports, { learner, changes: { nudge: args.on }, now });
        return settingsView(showSettings({ learner: changed, now }), enrolment, t, t.settings.saved, 'nudge');
      },
    }),
    board: buttonHandler(settingsRoutes.board, {
      replaces: true,
      async run({ learner, enrolment, now, t, args }, ports) {
        const changed = await chooseBoard(ports, { enrolment, board: args.on });
        return settingsView(showSettings({ learner, now }), changed, t, t.settings.saved, 'board');
      },
    }),
    leave: buttonHandler(settingsRoutes.leave, {
      replaces: true,
      run: ({ enrolment, t }) => leaveView(enrolment, t),
    }),
    left: buttonHandler(settingsRoutes.left, {
      replaces: true,
      async run({ learner, enrolment, enrolments, now, t }, ports) {
        await leave(ports, { learner, enrolment, last: enrolments.length === 1, now });
        return leftView(t);
      },
    }),
    erase: buttonHandler(settingsRoutes.erase, { replaces: true, run: ({ t }) => eraseView(t) }),
    erased: buttonHandler(settingsRoutes.erased, {
      replaces: true,
      async run({ learner, t }, ports) {
        await erase(ports, learner);
        return { unkept: true, body: [text(t.settings.erased)] };
      },
    }),
  },
});
