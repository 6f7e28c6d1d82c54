import { z } from 'zod';
import { digits, one, onOff } from '../src/chat/contract/args.ts';
import { buttonHandler, command } from '../src/chat/contract/command.ts';
import { plain, text } from '../src/chat/contract/view.ts';
import { onTheHour } from '../src/core/calendar/rules.ts';
import { findZones, readableZone, readZones } from '../src/core/calendar/zone.ts';
import { leave } from '../src/core/enrolment/leave-cohort.ts';
import { languageSchema } from '../src/core/language/model.ts';
import { chooseBoard } from '../src/core/leaderboard/choose-board.ts';
import { changeSettings } from '../src/core/learner/change-settings.ts';
import { erase } from '../src/core/learner/erase-learner.ts';
import { catalogues } from '../src/i18n/index.ts';
import { zone } from '../src/routes/zone.ts';
import { clockForm, daysForm, eraseView, leaveView, placeView, settingsView } from '../src/views/settings.ts';

const clockFields = z.object({
  language: languageSchema,
  clock: z.string().trim().min(1).max(60).refine(readableZone, 'badZone'),
  hour: digits(0, 23),
  dayStart: digits(0, 12),
});

export const settings = command({
  name: 'settings',
  who: 'anyone',
  audience: 'private',
  needs: false,
  options: z.object({ zone: z.string().trim().min(1).max(60).optional() }),
  suggest: { zone: (query) => findZones(query).map((name) => ({ value: name, label: name })) },
  async run({ learner, enrolment, now, t, input }, ports) {
    if (input.zone === undefined) return settingsView({ learner, enrolment, now }, t);
    const [first, ...others] = readZones(input.zone, now);
    if (!first) return placeView([], t.settings.zoneUnknown(plain(input.zone)), t);
    await changeSettings(ports, { learner, changes: { zone: first }, now });
    return placeView(others, t.settings.zoneSet(first), t);
  },
  handlers: {
    place: buttonHandler({
      args: z.tuple([]),
      values: one(zone),
      async run({ learner, enrolment, now, t, values }, ports) {
        const changed = await changeSettings(ports, { learner, changes: { zone: values }, now });
        return settingsView({ learner: changed, enrolment, now, said: t.settings.zoneSet(values) }, t);
      },
    }),
    clock: buttonHandler({
      args: z.tuple([]),
      replaces: true,
      fields: clockFields,
      form: ({ learner, t }) => clockForm(learner, t),
      async run({ learner, enrolment, now, fields }, ports) {
        const { clock, language, hour, dayStart } = fields;
        const zones = readZones(clock, now);
        const kept = zones.includes(learner.zone) ? learner.zone : (zones[0] ?? learner.zone);
        const times = { reminderTime: onTheHour(hour), dayStart: onTheHour(dayStart) };
        const changed = await changeSettings(ports, { learner, changes: { language, ...times, zone: kept }, now });
        const t = catalogues[changed.language];
        return {
          language: t.language,
          ...settingsView({ learner: changed, enrolment, now, said: t.settings.saved }, t),
        };
      },
    }),
    days: buttonHandler({
      args: z.tuple([]),
      replaces: true,
      fields: z.object({ days: digits(3, 7), from: digits(0, 23), to: digits(0, 23) }),
      form: ({ learner, now, t }) => daysForm(learner, now, t),
      async run({ learner, enrolment, now, t, fields }, ports) {
        const quiet = { from: onTheHour(fields.from), to: onTheHour(fields.to) };
        const changed = await changeSettings(ports, { learner, changes: { studyDays: fields.days, quiet }, now });
        return settingsView({ learner: changed, enrolment, now, said: t.settings.saved }, t);
      },
    }),
    remind: buttonHandler({
      args: z.tuple([]),
      values: one(z.enum(['dm', 'channel', 'nowhere'])),
      replaces: true,
      async run({ learner, enrolment, now, t, values }, ports) {
        const changed = await changeSettings(ports, { learner, changes: { remind: values }, now });
        return settingsView({ learner: changed, enrolment, now, said: t.settings.saved }, t);
      },
    }),
    board: buttonHandler({
      args: z.tuple([onOff]),
      needs: true,
      replaces: true,
      async run({ learner, enrolment, now, t, input }, ports) {
        const changed = await chooseBoard(ports, { enrolment, board: input[0] });
        return settingsView({ learner, enrolment: changed, now, said: t.settings.saved }, t);
      },
    }),
    leave: buttonHandler({
      args: z.tuple([]),
      needs: true,
      replaces: true,
      run: ({ enrolment, t }) => leaveView(enrolment, t),
    }),
    left: buttonHandler({
      args: z.tuple([]),
      needs: true,
      replaces: true,
      async run({ learner, enrolment, enrolments, now, t }, ports) {
        await leave(ports, { learner, enrolment, last: enrolments.length === 1, now });
        return { body: [text(t.settings.left)] };
      },
    }),
    erase: buttonHandler({ args: z.tuple([]), replaces: true, run: ({ t }) => eraseView(t) }),
    erased: buttonHandler({
      args: z.tuple([]),
      replaces: true,
      async run({ learner, t }, ports) {
        await erase(ports, learner);
        return { body: [text(t.settings.erased)] };
      },
    }),
  },
});
