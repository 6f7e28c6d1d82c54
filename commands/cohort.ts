import { z } from 'zod';
import { buttonHandler, type Context, command, commandHandler } from '../src/chat/contract/command.ts';
import { text, type View } from '../src/chat/contract/view.ts';
import { onTheHour } from '../src/core/calendar/minute-of-day.ts';
import { dayOf } from '../src/core/calendar/rules.ts';
import { findZones } from '../src/core/calendar/zone.ts';
import { changeCohort } from '../src/core/cohort/change-cohort.ts';
import { createCohort } from '../src/core/cohort/create-cohort.ts';
import { listCohorts, listOwnCohorts } from '../src/core/cohort/list-cohorts.ts';
import type { Cohort } from '../src/core/cohort/model.ts';
import { moveCohort } from '../src/core/cohort/move-cohort.ts';
import { readPostLanguages } from '../src/core/cohort/post-languages.ts';
import { onlyCohort, startOf } from '../src/core/cohort/rules.ts';
import { cohortCard } from '../src/core/cohort/show-cohort.ts';
import type { Id } from '../src/core/id.ts';
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

/** One line with at least one visible character. */
const name = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/[\p{L}\p{N}]/u)
  .transform((typed) => typed.replace(/\s+/g, ' '));
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
  return shown ? cohortView(shown, t) : { body: [text(t.chat.gone)] };
}

const inHere = (cohort: Cohort, { event }: Pick<Context, 'event'>) => cohort.home?.channel === event.channel;

const settingsOf = (cohort: Cohort, context: Pick<Context, 'event' | 't'>, changed?: string) =>
  cohortSettingsView(cohort, inHere(cohort, context), changed, context.t);

/** Changes one cohort of this workspace and shows its settings. */
async function change(
  context: Pick<Context, 'event' | 'learner' | 'now' | 't'>,
  cohortId: Id,
  changes: Parameters<typeof changeCohort>[1]['changes'],
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
      fields: z.object({ name, route: entryId, start: startDate, language, post: postTime }),
      form(context, { curriculum }) {
        const { learner, now, t } = context;
        // Checked before the person fills in five fields in vain.
        if (!home(context)) return { view: createdView({ kind: 'noHome' }, t) };
        const start = startOf(dayOf(now, learner).add({ days: 1 }));
        return cohortForm({ start, zone: learner.zone, language: learner.language }, curriculum, t);
      },
      async run(context, ports) {
        const { event, learner, now, t } = context;
        const { post, route: path, language: languages, ...form } = context.fields;
        const where = home(context);
        const created = await createCohort(ports, {
          form: { ...form, path, languages, ...post },
          organiser: learner,
          ...(where && { home: where }),
          key: `${event.platform}:${event.id}`,
          now,
        });
        return created.kind === 'cannotPost' ? cannotPostView(cohortRoutes.create(), t) : createdView(created, t);
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
      fields: z.object({ name, language, post: postTime }),
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
