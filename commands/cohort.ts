import { z } from 'zod';
import {
  buttonHandler,
  type Context,
  channelOf,
  command,
  commandHandler,
  viewerOf,
} from '../src/chat/contract/command.ts';
import { called, refuse } from '../src/chat/contract/field.ts';
import { nameLabel, text, type View } from '../src/chat/contract/view.ts';
import { writeTime } from '../src/core/calendar/minute-of-day.ts';
import { dayOf } from '../src/core/calendar/rules.ts';
import { changeCohort } from '../src/core/cohort/change-cohort.ts';
import { createCohort } from '../src/core/cohort/create-cohort.ts';
import { findCohort, findOwnCohort, listCohorts, listOwnCohorts } from '../src/core/cohort/list-cohorts.ts';
import type { Cohort } from '../src/core/cohort/model.ts';
import { moveCohort } from '../src/core/cohort/move-cohort.ts';
import { readPostLanguages } from '../src/core/cohort/post-languages.ts';
import { prepareCohort } from '../src/core/cohort/prepare-cohort.ts';
import { onlyCohort, startBounds } from '../src/core/cohort/rules.ts';
import { shareCard } from '../src/core/cohort/share-card.ts';
import { cohortCard } from '../src/core/cohort/show-cohort.ts';
import { readPost, readStart } from '../src/core/cohort/typed-form.ts';
import type { Id } from '../src/core/id.ts';
import { lengthOf } from '../src/core/language/length.ts';
import type { Ports } from '../src/core/ports.ts';
import { random } from '../src/core/seed/rules.ts';
import { cohortRoutes } from '../src/routes/cohort.ts';
import { entryId } from '../src/routes/entry-id.ts';
import { cohortSettingsView, createdView, notCreatedView, sharedView, whichCohort } from '../src/views/cohort.ts';
import { changeForm, cohortForm } from '../src/views/cohort-form.ts';

const line = (max: number) => z.string().trim().max(max);

/** `9:00 Berlin` → time and zone; without a place, the zone is that of the group or its organiser. */
const postTime = (now: Temporal.Instant) =>
  called(
    (t) => t.cohort.post,
    line(60).transform((typed, context) => {
      const read = readPost(typed, now);
      if (read.kind === 'unknown') return refuse(context, 'badTime');
      if (read.kind === 'between') return refuse(context, ['quarterTime', read.step, writeTime(read.nearest)]);
      if (read.kind === 'severalZones') return refuse(context, ['whichZone', read.zones.slice(0, 5).join(', ')]);
      return read.post;
    }),
  );

/** One line with at least one letter or digit that shows. */
const name = called(
  (t) => t.cohort.name,
  line(60).transform((typed, context) => {
    const shown = nameLabel(typed, '');
    if (!/[\p{L}\p{N}]/u.test(shown)) return refuse(context, typed ? 'badField' : 'required');
    return lengthOf(shown) < 2 ? refuse(context, ['tooShort', 2]) : shown;
  }),
);

/** The value of the form's field: a language, or one word for several. */
const language = z.string().transform((value, context) => readPostLanguages(value) ?? refuse(context, 'badField'));

/** A date as people write it, not too far away. It is read again in the run, where the zone, and so `today`, is known. */
const startDate = (now: Temporal.Instant) =>
  called(
    (t) => t.cohort.start,
    line(100).transform((typed, context) => {
      const read = readStart(typed, now.toZonedDateTimeISO('UTC').toPlainDate());
      if (read.kind === 'unknown') return refuse(context, 'badDate');
      if (read.kind === 'two') return refuse(context, ['twoDates', read.first.toString(), read.second.toString()]);
      if (read.kind === 'start') return read.on;
      return read.fits === 'past'
        ? refuse(context, ['pastDate', read.date.toString(), startBounds.weeksBack])
        : refuse(context, ['farDate', read.date.toString(), startBounds.monthsAhead]);
    }),
  );

/** Somebody who may change cohorts here. */
const changing = (context: Context) => ({ viewer: viewerOf(context), manages: context.event.organiser });

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

/** The card, for everybody in the channel if that is where it belongs, and else for whoever asked. */
async function card(cohort: Cohort, context: Context, ports: Ports): Promise<View> {
  const { event, learner, now, t } = context;
  const shown = await cohortCard(ports, { cohort: cohort.id, now });
  if (!shown) return gone(context);
  const organises = event.organiser || cohort.organiser === learner.id;
  return sharedView(
    await shareCard(ports, { cohort, organises, channel: channelOf(context.event), now }),
    shown,
    now,
    t,
  );
}

const gone = ({ t }: Pick<Context, 't'>): View => ({ body: [text(t.chat.gone)] });

/** The card of a group that this person may know of. */
async function cardOf(id: Id, context: Context, ports: Ports): Promise<View> {
  const cohort = await findCohort(ports, { viewer: viewerOf(context), cohort: id });
  return cohort ? card(cohort, context, ports) : gone(context);
}

/** The settings of a group that this person may change. */
async function settingsIn(id: Id, context: Context, ports: Ports): Promise<View> {
  const cohort = await findOwnCohort(ports, { ...changing(context), cohort: id });
  return cohort ? settingsOf(cohort, context) : gone(context);
}

const settingsOf = (cohort: Cohort, context: Pick<Context, 'event' | 't'>, changed?: string) =>
  cohortSettingsView(cohort, cohort.home?.channel === context.event.channel, changed, context.t);

/** Changes one cohort of this workspace and shows its settings. */
async function change(
  context: Context & { readonly args: { readonly cohort: Id } },
  changes: Parameters<typeof changeCohort>[1]['changes'],
  ports: Ports,
) {
  const cohort = await findOwnCohort(ports, { ...changing(context), ...context.args });
  if (!cohort) return gone(context);
  return settingsOf(await changeCohort(ports, { cohort, changes, now: context.now }), context, context.t.cohort.saved);
}

const createFields = (now: Temporal.Instant) =>
  z.object({ name, route: entryId, start: startDate(now), language, post: postTime(now) });

/** The form, if it would be of use. `key` names it: submitting it twice opens one group. */
async function createForm(context: Context, key: string, ports: Ports) {
  const { learner, now, t } = context;
  const ready = await prepareCohort(ports, { learner, home: channelOf(context.event), now });
  if (ready.kind !== 'ready') return { view: notCreatedView(ready, cohortRoutes.create(), t) };
  return { ...cohortForm(ready, learner, ports.curriculum, t), route: cohortRoutes.filled({ form: key }) };
}

async function create(
  context: Context & { readonly fields: z.output<ReturnType<typeof createFields>> },
  key: string,
  again: string,
  ports: Ports,
): Promise<View> {
  const { learner, now, t } = context;
  const { post, route: path, start, language: languages, name } = context.fields;
  const zone = post.zone ?? learner.zone;
  const created = await createCohort(ports, {
    form: { name, path, languages, ...post, zone, start: start(dayOf(now, { zone, dayStart: 0 })) },
    organiser: learner,
    home: channelOf(context.event),
    key,
    now,
  });
  return created.kind === 'created' ? createdView(created, now, t) : notCreatedView(created, again, t);
}

/** The same for the same event, so that one that is delivered again opens the same form. */
const formKey = ({ platform, id }: Context['event']) =>
  String(Math.floor(random(`${platform}:${id}`)() * 2 ** 32)).padStart(10, '0');

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
      fields: (_, __, now) => createFields(now),
      form: (context, ports) => createForm(context, formKey(context.event), ports),
      /** For a form that 0.1.0 opened, which has no name. */
      run: (context, ports) =>
        create(context, `${context.event.platform}:${context.event.id}`, cohortRoutes.create(), ports),
    }),
    show: commandHandler({
      access: 'anyone',
      options: z.object({}),
      run: async (context, ports) =>
        pick(context, await listCohorts(ports, { viewer: viewerOf(context) }), 'card', (it) =>
          card(it, context, ports),
        ),
    }),
    settings: commandHandler({
      options: z.object({}),
      run: async (context, ports) =>
        pick(context, await listOwnCohorts(ports, changing(context)), 'change', (it) => settingsOf(it, context)),
    }),
  },
  handlers: {
    filled: buttonHandler(cohortRoutes.filled, {
      begins: true,
      fields: (_, __, now) => createFields(now),
      form: (context, ports) => createForm(context, context.args.form, ports),
      run: (context, ports) =>
        create(context, `form:${context.learner.id}:${context.args.form}`, cohortRoutes.filled(context.args), ports),
    }),
    card: buttonHandler(cohortRoutes.card, {
      access: 'anyone',
      run: (context, ports) => cardOf(context.args.cohort, context, ports),
    }),
    pickCard: buttonHandler(cohortRoutes.pickCard, {
      access: 'anyone',
      run: (context, ports) => cardOf(context.values, context, ports),
    }),
    change: buttonHandler(cohortRoutes.change, {
      replaces: true,
      run: (context, ports) => settingsIn(context.args.cohort, context, ports),
    }),
    pickChange: buttonHandler(cohortRoutes.pickChange, {
      replaces: true,
      run: (context, ports) => settingsIn(context.values, context, ports),
    }),
    edit: buttonHandler(cohortRoutes.edit, {
      replaces: true,
      fields: (_, __, now) => z.object({ name, language, post: postTime(now) }),
      async form(context, ports) {
        const cohort = await findOwnCohort(ports, { ...changing(context), ...context.args });
        return cohort ? changeForm(cohort, context.t) : { view: gone(context) };
      },
      run(context, ports) {
        const { post, language: languages, ...rest } = context.fields;
        return change(context, { ...rest, languages, ...post }, ports);
      },
    }),
    board: buttonHandler(cohortRoutes.board, {
      replaces: true,
      run: (context, ports) => change(context, { board: context.args.on }, ports),
    }),
    here: buttonHandler(cohortRoutes.here, {
      replaces: true,
      async run(context, ports) {
        const cohort = await findOwnCohort(ports, { ...changing(context), ...context.args });
        if (!cohort) return gone(context);
        const moved = await moveCohort(ports, { cohort, home: channelOf(context.event), now: context.now });
        if (moved.kind !== 'moved') return notCreatedView(moved, cohortRoutes.here(context.args), context.t);
        return settingsOf(moved.cohort, context, context.t.cohort.saved);
      },
    }),
  },
});
