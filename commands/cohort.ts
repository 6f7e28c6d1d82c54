import { z } from 'zod';
import { buttonHandler, type Context, command, commandHandler } from '../src/chat/contract/command.ts';
import { called, refuse } from '../src/chat/contract/field.ts';
import { text, type View } from '../src/chat/contract/view.ts';
import { writeTime } from '../src/core/calendar/minute-of-day.ts';
import type { MinuteOfDay } from '../src/core/calendar/model.ts';
import { dayOf } from '../src/core/calendar/rules.ts';
import { readDates } from '../src/core/calendar/typed-date.ts';
import { readTime } from '../src/core/calendar/typed-time.ts';
import { readPlace } from '../src/core/calendar/zone.ts';
import { changeCohort } from '../src/core/cohort/change-cohort.ts';
import { createCohort } from '../src/core/cohort/create-cohort.ts';
import { listCohorts, listOwnCohorts } from '../src/core/cohort/list-cohorts.ts';
import type { Cohort, CohortChanges } from '../src/core/cohort/model.ts';
import { moveCohort } from '../src/core/cohort/move-cohort.ts';
import { readPostLanguages } from '../src/core/cohort/post-languages.ts';
import { onlyCohort, startBounds, startFits, startOf } from '../src/core/cohort/rules.ts';
import { cohortCard } from '../src/core/cohort/show-cohort.ts';
import type { Id } from '../src/core/id.ts';
import { lengthOf } from '../src/core/language/length.ts';
import type { Ports } from '../src/core/ports.ts';
import { cohortRoutes } from '../src/routes/cohort.ts';
import { entryId } from '../src/routes/entry-id.ts';
import {
  cannotPostView,
  changeForm,
  cohortForm,
  cohortSettingsView,
  createdView,
  whichCohort,
} from '../src/views/cohort.ts';
import { cohortView } from '../src/views/join.ts';

/** Posts come at a quarter of an hour. */
const postStep = 15;

/** `9:00 Berlin` → time and zone; without a place, the zone is that of the group or its organiser. */
const postTime = (now: Temporal.Instant) =>
  called(
    (t) => t.cohort.post,
    z
      .string()
      .trim()
      .max(60)
      .transform((typed, context): { readonly postTime: MinuteOfDay; readonly zone?: string } => {
        const found = readTime(typed);
        if (!found) return refuse(context, 'badTime');
        const place = found.rest === '' ? undefined : readPlace(found.rest, now);
        if (place?.kind === 'unknown') return refuse(context, 'badTime');
        if (found.time % postStep) {
          const nearest = writeTime(Math.floor(found.time / postStep) * postStep);
          return refuse(context, ['quarterTime', postStep, nearest]);
        }
        if (place?.kind === 'several') return refuse(context, ['whichZone', place.zones.slice(0, 5).join(', ')]);
        return { postTime: found.time, ...(place && { zone: place.zone }) };
      }),
  );

/** One line with at least one visible character. */
const name = called(
  (t) => t.cohort.name,
  z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/[\p{L}\p{N}]/u)
    .transform((typed, context) => {
      const least = 2;
      return lengthOf(typed) < least ? refuse(context, ['tooShort', least]) : typed.replace(/\s+/g, ' ');
    }),
);
/** The value of the form's field: a language, or one word for several. */
const language = z.string().transform((value, context) => {
  return readPostLanguages(value) ?? refuse(context, 'badField');
});
/** A date as people write it, not too far away. It is read again in the run, where the zone, and so `today`, is known. */
const startDate = (now: Temporal.Instant) =>
  called(
    (t) => t.cohort.start,
    z
      .string()
      .max(100)
      .transform((typed, context): ((today: Temporal.PlainDate) => Temporal.PlainDate) => {
        const day = now.toZonedDateTimeISO('UTC').toPlainDate();
        const [date, other] = readDates(typed, day);
        if (!date) return refuse(context, 'badDate');
        if (other) return refuse(context, ['twoDates', date.toString(), other.toString()]);
        const fits = startFits(date, day);
        if (fits === 'past') return refuse(context, ['pastDate', date.toString(), startBounds.weeksBack]);
        if (fits === 'far') return refuse(context, ['farDate', date.toString(), startBounds.monthsAhead]);
        return (today) => readDates(typed, today)[0] ?? date;
      }),
  );

const home = ({ event }: Pick<Context, 'event'>): Cohort['home'] =>
  event.workspace && event.channel
    ? { platform: event.platform, workspace: event.workspace.id, channel: event.channel }
    : undefined;

const workspaceOf = ({ event }: Pick<Context, 'event'>) => ({
  platform: event.platform,
  workspace: event.workspace?.id,
});

/** The cohorts that this person may change here. */
const own = (context: Pick<Context, 'event' | 'learner'>, ports: Ports) =>
  listOwnCohorts(ports, { ...workspaceOf(context), learner: context.learner, manages: context.event.organiser });

const named = (cohorts: readonly Cohort[], id: Id) => cohorts.find((cohort) => cohort.id === id);

/** The cohort that is meant here, or the question which one. */
function pick(
  { event, t }: Context,
  all: readonly Cohort[],
  action: 'card' | 'change',
  show: (cohort: Cohort) => View | Promise<View>,
): View | Promise<View> {
  const only = onlyCohort(all, event.channel);
  if (only) return show(only);
  return all.length ? whichCohort(all, action, t) : { body: [text(t.cohort.none)] };
}

async function card(cohort: Cohort, { now, t }: Pick<Context, 'now' | 't'>, ports: Ports): Promise<View> {
  const shown = await cohortCard(ports, { cohort: cohort.id, now });
  return shown ? cohortView(shown, t, now) : { body: [text(t.chat.gone)] };
}

const inHere = (cohort: Cohort, { event }: Pick<Context, 'event'>) => cohort.home?.channel === event.channel;

const settingsOf = (cohort: Cohort, context: Pick<Context, 'event' | 't'>, changed?: string) =>
  cohortSettingsView(cohort, inHere(cohort, context), changed, context.t);

/** Changes one cohort of this workspace and shows its settings. */
async function change(
  context: Pick<Context, 'event' | 'learner' | 'now' | 't'>,
  cohortId: Id,
  changes: CohortChanges,
  ports: Ports,
) {
  const cohort = named(await own(context, ports), cohortId);
  if (!cohort) return { body: [text(context.t.chat.gone)] };
  return settingsOf(await changeCohort(ports, { cohort, changes, now: context.now }), context, context.t.cohort.saved);
}

export const cohort = command({
  name: 'cohort',
  access: 'organiser',
  audience: 'private',
  needsEnrolment: false,
  routes: cohortRoutes,
  sub: {
    create: commandHandler({
      begins: true,
      options: z.object({}),
      fields: (_, __, now) => z.object({ name, route: entryId, start: startDate(now), language, post: postTime(now) }),
      form(context, { curriculum }) {
        const { learner, now, t } = context;
        // Checked before the person fills in five fields in vain.
        if (!home(context)) return { view: createdView({ kind: 'noHome' }, now, t) };
        const start = startOf(dayOf(now, learner).add({ days: 1 }));
        return cohortForm({ start, zone: learner.zone, language: learner.language }, curriculum, t);
      },
      async run(context, ports) {
        const { event, learner, now, t } = context;
        const { post, route: path, start, language: languages, name } = context.fields;
        const zone = post.zone ?? learner.zone;
        const where = home(context);
        const created = await createCohort(ports, {
          form: { name, path, languages, ...post, zone, start: start(dayOf(now, { zone, dayStart: 0 })) },
          organiser: learner,
          ...(where && { home: where }),
          key: `${event.platform}:${event.id}`,
          now,
        });
        return created.kind === 'cannotPost' ? cannotPostView(cohortRoutes.create(), t) : createdView(created, now, t);
      },
    }),
    show: commandHandler({
      access: 'anyone',
      audience: 'channel',
      options: z.object({}),
      async run(context, ports) {
        return pick(context, await listCohorts(ports, workspaceOf(context)), 'card', (cohort) =>
          card(cohort, context, ports),
        );
      },
    }),
    settings: commandHandler({
      options: z.object({}),
      async run(context, ports) {
        return pick(context, await own(context, ports), 'change', (cohort) => settingsOf(cohort, context));
      },
    }),
  },
  handlers: {
    card: buttonHandler(cohortRoutes.card, {
      access: 'anyone',
      audience: 'channel',
      async run(context, ports) {
        const cohort = named(await listCohorts(ports, workspaceOf(context)), context.args.cohort);
        return cohort ? card(cohort, context, ports) : { body: [text(context.t.chat.gone)] };
      },
    }),
    change: buttonHandler(cohortRoutes.change, {
      replaces: true,
      async run(context, ports) {
        const cohort = named(await own(context, ports), context.args.cohort);
        return cohort ? settingsOf(cohort, context) : { body: [text(context.t.chat.gone)] };
      },
    }),
    edit: buttonHandler(cohortRoutes.edit, {
      replaces: true,
      fields: (_, __, now) => z.object({ name, language, post: postTime(now) }),
      async form(context, ports) {
        const cohort = named(await own(context, ports), context.args.cohort);
        return cohort ? changeForm(cohort, context.t) : { view: { body: [text(context.t.chat.gone)] } };
      },
      run(context, ports) {
        const { post, language: languages, ...rest } = context.fields;
        return change(context, context.args.cohort, { ...rest, languages, ...post }, ports);
      },
    }),
    board: buttonHandler(cohortRoutes.board, {
      replaces: true,
      run: (context, ports) => change(context, context.args.cohort, { board: context.args.on }, ports),
    }),
    here: buttonHandler(cohortRoutes.here, {
      replaces: true,
      async run(context, ports) {
        const cohort = named(await own(context, ports), context.args.cohort);
        if (!cohort) return { body: [text(context.t.chat.gone)] };
        const moved = await moveCohort(ports, { cohort, home: home(context), now: context.now });
        if (moved.kind === 'cannotPost') return cannotPostView(cohortRoutes.here(context.args), context.t);
        return settingsOf(moved.cohort, context, context.t.cohort.saved);
      },
    }),
  },
});
