import { z } from 'zod';
import { buttonHandler, type Context, command, commandHandler, viewerOf } from '../src/chat/contract/command.ts';
import { nameLabel, text, type View } from '../src/chat/contract/view.ts';
import { onTheHour } from '../src/core/calendar/minute-of-day.ts';
import { findZones } from '../src/core/calendar/zone.ts';
import { changeCohort } from '../src/core/cohort/change-cohort.ts';
import { createCohort } from '../src/core/cohort/create-cohort.ts';
import { findCohort, findOwnCohort, listCohorts, listOwnCohorts } from '../src/core/cohort/list-cohorts.ts';
import type { Cohort } from '../src/core/cohort/model.ts';
import { moveCohort } from '../src/core/cohort/move-cohort.ts';
import { readPostLanguages } from '../src/core/cohort/post-languages.ts';
import { prepareCohort } from '../src/core/cohort/prepare-cohort.ts';
import { onlyCohort } from '../src/core/cohort/rules.ts';
import { shareCard } from '../src/core/cohort/share-card.ts';
import { cohortCard } from '../src/core/cohort/show-cohort.ts';
import type { Id } from '../src/core/id.ts';
import type { Ports } from '../src/core/ports.ts';
import { random } from '../src/core/seed/rules.ts';
import { cohortRoutes } from '../src/routes/cohort.ts';
import { entryId } from '../src/routes/entry-id.ts';
import {
  changeForm,
  cohortForm,
  cohortSettingsView,
  createdView,
  notCreatedView,
  sharedView,
  whichCohort,
} from '../src/views/cohort.ts';

/** `9:00 Berlin` → time and zone. Posts come on the hour. */
const postTime = z
  .string()
  .trim()
  .max(60)
  .transform((typed, context) => {
    const match = /^(\d{1,2})(?:[:：点时]00|[:：点时])?\s*(.+)$/.exec(typed.normalize('NFKC'));
    const zone = match?.[2] ? findZones(match[2])[0] : undefined;
    const hour = Number(match?.[1]);
    if (zone && hour < 24) return { postTime: onTheHour(hour), zone };
    context.addIssue({ code: 'custom', message: 'badTime' });
    return z.NEVER;
  });

/** One line with at least one letter or digit that shows. */
const name = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .refine((typed) => /[\p{L}\p{N}]/u.test(nameLabel(typed, '')))
  .transform((typed) => nameLabel(typed, ''));
/** The value of the form's field: a language, or one word for several. */
const language = z.string().transform((value, context) => {
  const languages = readPostLanguages(value);
  if (languages) return languages;
  context.addIssue({ code: 'custom', message: 'badField' });
  return z.NEVER;
});
/** `2027-01-04`, also `2027/1/4` or `2027年1月4日`. Only this century: PostgreSQL and calendars have limits. */
const startDate = z.string().transform((typed, context) => {
  const [, year, month, day] =
    /^(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed.normalize('NFKC').trim()) ?? [];
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    );
  } catch {
    context.addIssue({ code: 'custom', message: 'badDate' });
    return z.NEVER;
  }
});

const home = ({ event }: Pick<Context, 'event'>): Cohort['home'] =>
  event.workspace && event.channel
    ? { platform: event.platform, workspace: event.workspace.id, channel: event.channel }
    : undefined;

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
  return sharedView(await shareCard(ports, { cohort, organises, channel: home(context), now }), shown, t);
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

const inHere = (cohort: Cohort, { event }: Pick<Context, 'event'>) => cohort.home?.channel === event.channel;

const settingsOf = (cohort: Cohort, context: Pick<Context, 'event' | 't'>, changed?: string) =>
  cohortSettingsView(cohort, inHere(cohort, context), changed, context.t);

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

const createFields = z.object({ name, route: entryId, start: startDate, language, post: postTime });

/** The form, if it would be of use. `key` names it: submitting it twice opens one group. */
async function createForm(context: Context, key: string, ports: Ports) {
  const { learner, now, t } = context;
  const ready = await prepareCohort(ports, { learner, home: home(context), now });
  if (ready.kind !== 'ready') return { view: notCreatedView(ready, cohortRoutes.create(), t) };
  return { ...cohortForm(ready, learner, ports.curriculum, t), route: cohortRoutes.filled({ form: key }) };
}

async function create(
  context: Context & { readonly fields: z.output<typeof createFields> },
  key: string,
  again: string,
  ports: Ports,
): Promise<View> {
  const { learner, now, t } = context;
  const { post, route: path, language: languages, ...form } = context.fields;
  const where = home(context);
  const created = await createCohort(ports, {
    form: { ...form, path, languages, ...post },
    organiser: learner,
    ...(where && { home: where }),
    key,
    now,
  });
  return created.kind === 'created' ? createdView(created, t) : notCreatedView(created, again, t);
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
      fields: createFields,
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
      fields: createFields,
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
      fields: z.object({ name, language, post: postTime }),
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
        const moved = await moveCohort(ports, { cohort, home: home(context), now: context.now });
        if (moved.kind !== 'moved') return notCreatedView(moved, cohortRoutes.here(context.args), context.t);
        return settingsOf(moved.cohort, context, context.t.cohort.saved);
      },
    }),
  },
});
