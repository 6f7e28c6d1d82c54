import { z } from 'zod';
import { digits } from '../src/chat/contract/args.ts';
import { buttonHandler, command } from '../src/chat/contract/command.ts';
import { plain, text } from '../src/chat/contract/view.ts';
import { onTheHour } from '../src/core/calendar/minute-of-day.ts';
import { findZones, readableZone, readZones } from '../src/core/calendar/zone.ts';
import { choosePace } from '../src/core/enrolment/choose-pace.ts';
import { leave } from '../src/core/enrolment/leave-cohort.ts';
import { languageSchema } from '../src/core/language/model.ts';
import { chooseBoard } from '../src/core/leaderboard/choose-board.ts';
import { changeSettings } from '../src/core/learner/change-settings.ts';
import { erase } from '../src/core/learner/erase-learner.ts';
import { showSettings } from '../src/core/learner/show-settings.ts';
import { catalogues } from '../src/i18n/index.ts';
import { settingsRoutes } from '../src/routes/settings.ts';
import { clockForm, daysForm, eraseView, leaveView, settingsView, zonesView } from '../src/views/settings.ts';

const clockFields = z.object({
  language: languageSchema,
  clock: z.string().trim().min(1).max(60).refine(readableZone, 'badZone'),
  hour: digits(0, 23),
  dayStart: digits(0, 12),
});

export const settings = command({
  name: 'settings',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: false,
  routes: settingsRoutes,
  begins: ({ zone }) => zone !== undefined,
  options: z.object({ zone: z.string().trim().min(1).max(60).optional() }),
  suggest: { zone: (query) => findZones(query).map((name) => ({ value: name, label: name })) },
  async run({ learner, enrolment, now, t, options }, ports) {
    if (options.zone === undefined) return settingsView(showSettings({ learner, now }), enrolment, t);
    const [first, ...others] = readZones(options.zone, now);
    if (!first) return zonesView([], t.settings.zoneUnknown(plain(options.zone)), t);
    await changeSettings(ports, { learner, changes: { zone: first }, now });
    return zonesView(others, t.settings.zoneSet(first), t);
  },
  handlers: {
    place: buttonHandler(settingsRoutes.place, {
      begins: true,
      async run({ learner, enrolment, now, t, values }, ports) {
        const changed = await changeSettings(ports, { learner, changes: { zone: values }, now });
        return settingsView(showSettings({ learner: changed, now }), enrolment, t, t.settings.zoneSet(values));
      },
    }),
    clock: buttonHandler(settingsRoutes.clock, {
      begins: true,
      replaces: true,
      fields: clockFields,
      form: ({ learner, t }) => clockForm(learner, t),
      async run({ learner, enrolment, now, fields }, ports) {
        const { clock, language, hour, dayStart } = fields;
        const zones = readZones(clock, now);
        const kept = zones.includes(learner.zone) ? learner.zone : (zones[0] ?? learner.zone);
        const times = { reminderTime: onTheHour(hour), dayStart: onTheHour(dayStart) };
        // A guess that the form had filled in, and that was left there, is none of their choice.
        const zone = (learner.zoneKnown || kept !== learner.zone) && { zone: kept };
        const changed = await changeSettings(ports, { learner, changes: { language, ...times, ...zone }, now });
        const t = catalogues[changed.language];
        return {
          language: t.language,
          ...settingsView(showSettings({ learner: changed, now }), enrolment, t, t.settings.saved),
        };
      },
    }),
    days: buttonHandler(settingsRoutes.days, {
      begins: true,
      replaces: true,
      fields: z.object({ days: digits(3, 7), from: digits(0, 23), to: digits(0, 23) }),
      form: ({ learner, now, t }) => daysForm(showSettings({ learner, now }), t),
      async run({ learner, enrolment, now, t, fields }, ports) {
        const quiet = { from: onTheHour(fields.from), to: onTheHour(fields.to) };
        const changed = await changeSettings(ports, { learner, changes: { studyDays: fields.days, quiet }, now });
        return settingsView(showSettings({ learner: changed, now }), enrolment, t, t.settings.saved);
      },
    }),
    remind: buttonHandler(settingsRoutes.remind, {
      begins: true,
      replaces: true,
      async run({ learner, enrolment, now, t, values }, ports) {
        const changed = await changeSettings(ports, { learner, changes: { remind: values }, now });
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
    board: buttonHandler(settingsRoutes.board, {
      replaces: true,
      async run({ learner, enrolment, now, t, args }, ports) {
        const changed = await chooseBoard(ports, { enrolment, board: args.on });
        return settingsView(showSettings({ learner, now }), changed, t, t.settings.saved);
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
        return { body: [text(t.settings.left)] };
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
