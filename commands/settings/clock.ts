import { z } from 'zod';
import { digits } from '../../src/chat/contract/args.ts';
import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { called } from '../../src/chat/contract/field.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { likelyZones } from '../../src/core/calendar/likely-zones.ts';
import { onTheHour } from '../../src/core/calendar/minute-of-day.ts';
import { readableZone, readZone, zonesIn } from '../../src/core/calendar/zone.ts';
import { languageSchema } from '../../src/core/language/model.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import { showSettings } from '../../src/core/learner/show-settings.ts';
import type { Ports } from '../../src/core/ports.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { localeIn } from '../../src/i18n/locale.ts';
import { settingsRoutes } from '../../src/routes/settings.ts';
import { settingsView } from '../../src/views/settings.ts';
import { clockForm } from '../../src/views/settings-form.ts';
import { whichZoneView } from '../../src/views/zone.ts';

const clockFields = z.object({
  language: languageSchema,
  clock: called((t) => t.settings.clockOrPlace, z.string().trim().min(1).max(60).refine(readableZone, 'badZone')),
  hour: digits(0, 23),
  dayStart: digits(0, 12),
});

/** Saves language, zone and times, all at once. */
async function setClock(
  { hour, dayStart, ...rest }: Omit<z.output<typeof clockFields>, 'clock'> & { readonly zone?: string },
  { learner, enrolment, now }: Context,
  ports: Ports,
): Promise<View> {
  const changes = { ...rest, reminderTime: onTheHour(hour), dayStart: onTheHour(dayStart) };
  const changed = await changeSettings(ports, { learner, changes, now });
  const t = catalogues[changed.language];
  return {
    language: t.language,
    ...settingsView(showSettings({ learner: changed, now }), enrolment, t, t.settings.saved),
  };
}

/** The form for language, place and times, and the question that it may leave open. */
export const clockButtons = {
  clock: buttonHandler(settingsRoutes.clock, {
    begins: true,
    replaces: true,
    fields: clockFields,
    form: ({ learner, t }) => clockForm(learner, t),
    run(context, ports) {
      const { event, learner, now, fields } = context;
      const { clock, ...rest } = fields;
      const found = readZone(clock, now);
      const zones = zonesIn(found);
      const mine = zones.includes(learner.zone);
      if (found.kind === 'several' && !mine) {
        const likely = likelyZones(zones, localeIn(rest.language, event.locale));
        const asked = {
          typed: clock,
          zones: likely,
          route: settingsRoutes.zone(rest),
          back: settingsRoutes.clock(),
          now,
        };
        return { language: rest.language, ...whichZoneView(asked, catalogues[rest.language]) };
      }
      const kept = found.kind !== 'zone' || mine ? learner.zone : found.zone;
      // A guess that the form had filled in, and that was left there, is none of their choice.
      return setClock({ ...rest, ...((learner.zoneKnown || kept !== learner.zone) && { zone: kept }) }, context, ports);
    },
  }),
  zone: buttonHandler(settingsRoutes.zone, {
    begins: true,
    replaces: true,
    run: (context, ports) => setClock({ ...context.args, zone: context.values }, context, ports),
  }),
};
