import { z } from 'zod';
import { id, onOff, slug } from '../src/chat/contract/args.ts';
import { buttonHandler, type Context, command, commandHandler } from '../src/chat/contract/command.ts';
import { route } from '../src/chat/contract/route.ts';
import { text, type View } from '../src/chat/contract/view.ts';
import { dayOf } from '../src/core/calendar/rules.ts';
import { findZones } from '../src/core/calendar/zone.ts';
import { changeCohort } from '../src/core/cohort/change-cohort.ts';
import { createCohort } from '../src/core/cohort/create-cohort.ts';
import type { Cohort } from '../src/core/cohort/model.ts';
import { readPostLanguages } from '../src/core/cohort/post-languages.ts';
import { startOf } from '../src/core/cohort/rules.ts';
import { cohortCard } from '../src/core/cohort/show-cohort.ts';
import type { Ports } from '../src/core/ports.ts';
import {
  cannotPostView,
  changeForm,
  cohortForm,
  cohortSettingsView,
  createdView,
  whichCohort,
} from '../src/views/cohort.ts';
import { cohortView } from '../src/views/join.ts';

/** `9:00 Berlin` → hour and zone. Posts come on the hour. */
const postTime = z
  .string()
  .trim()
  .max(60)
  .transform((typed, context) => {
    const match = /^(\d{1,2})(?:[:：点时]00|[:：点时])?\s*(.+)$/.exec(typed.normalize('NFKC'));
    const zone = match?.[2] ? findZones(match[2])[0] : undefined;
    const hour = Number(match?.[1]);
    if (zone && hour < 24) return { hour, zone };
    context.addIssue({ code: 'custom', message: 'badTime' });
    return z.NEVER;
  });

/** One line, with something in it that can be read and pressed. */
const name = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/[\p{L}\p{N}]/u)
  .transform((typed) => typed.replace(/\s+/g, ' '));
/** What the field of the form says: a language, or several in one word. */
const language = z.string().transform((value, context) => {
  const languages = readPostLanguages(value);
  if (languages) return languages;
  context.addIssue({ code: 'custom', message: 'badField' });
  return z.NEVER;
});
/** `2027-01-04`, also as `2027/1/4` or `2027年1月4日`; of this century, since PostgreSQL and calendars have their ends. */
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

/** The cohorts of this workspace; one that was named must be among them. */
async function cohortsHere({ event }: Pick<Context, 'event'>, ports: Ports): Promise<readonly Cohort[]> {
  return event.workspace ? ports.cohort.listIn({ platform: event.platform, workspace: event.workspace.id }) : [];
}

/** Of these, what somebody may change: all for who manages the workspace, else the groups they opened. */
async function own(context: Pick<Context, 'event' | 'learner'>, ports: Ports): Promise<readonly Cohort[]> {
  const all = await cohortsHere(context, ports);
  return context.event.organiser ? all : all.filter((c) => c.organiser === context.learner.id);
}

const named = (cohorts: readonly Cohort[], id: string) => cohorts.find((cohort) => cohort.id === id);

/** The only cohort here, this channel's, or the question which. */
async function pick(
  context: Context,
  all: readonly Cohort[],
  buttonHandler: string,
  show: (cohort: Cohort) => View | Promise<View>,
): Promise<View> {
  const here = all.filter((c) => c.home?.channel === context.event.channel);
  const only = here.length === 1 ? here[0] : all.length === 1 ? all[0] : undefined;
  if (only) return show(only);
  return all.length ? whichCohort(all, buttonHandler, context.t) : { body: [text(context.t.cohort.none)] };
}

async function card(cohort: Cohort, { now, t }: Pick<Context, 'now' | 't'>, ports: Ports): Promise<View> {
  const shown = await cohortCard(ports, { cohort: cohort.id, now });
  return shown ? cohortView(shown, t) : { body: [text(t.chat.gone)] };
}

const inHere = (cohort: Cohort, { event }: Pick<Context, 'event'>) => cohort.home?.channel === event.channel;

const settingsOf = (cohort: Cohort, context: Pick<Context, 'event' | 't'>, said?: string) =>
  cohortSettingsView(cohort, inHere(cohort, context), said, context.t);

/** Changes one cohort of this workspace and shows its settings. */
async function change(
  context: Pick<Context, 'event' | 'learner' | 'now' | 't'>,
  cohortId: string,
  changes: Parameters<typeof changeCohort>[1]['changes'],
  ports: Ports,
) {
  const cohort = named(await own(context, ports), cohortId);
  if (!cohort) return { body: [text(context.t.chat.gone)] };
  return settingsOf(await changeCohort(ports, { cohort, changes, now: context.now }), context, context.t.cohort.saved);
}

export const cohort = command({
  name: 'cohort',
  who: 'organiser',
  audience: 'private',
  needs: false,
  sub: {
    create: commandHandler({
      options: z.object({}),
      fields: z.object({ name, route: slug, start: startDate, language, post: postTime }),
      form(context, { curriculum }) {
        const { learner, now, t } = context;
        // Said before five fields are filled in for nothing.
        if (!home(context)) return { view: createdView({ kind: 'noHome' }, t) };
        const start = startOf(dayOf(now, learner).add({ days: 1 }));
        return cohortForm({ start, zone: learner.zone, language: learner.language }, curriculum, t);
      },
      async run(context, ports) {
        const { event, learner, now, t } = context;
        const { post, route: path, language: languages, ...form } = context.fields;
        const where = home(context);
        if (where && !(await ports.channel.mayPost(where))) return cannotPostView('cohort.create', t);
        const created = await createCohort(ports, {
          form: { ...form, path, languages, ...post },
          organiser: learner,
          ...(where && { home: where }),
          key: `${event.platform}:${event.id}`,
          now,
        });
        return createdView(created, t);
      },
    }),
    show: commandHandler({
      who: 'anyone',
      audience: 'channel',
      options: z.object({}),
      async run(context, ports) {
        return pick(context, await cohortsHere(context, ports), 'card', (cohort) => card(cohort, context, ports));
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
    card: buttonHandler({
      args: z.tuple([id]),
      who: 'anyone',
      audience: 'channel',
      async run(context, ports) {
        const cohort = named(await cohortsHere(context, ports), context.input[0]);
        return cohort ? card(cohort, context, ports) : { body: [text(context.t.chat.gone)] };
      },
    }),
    change: buttonHandler({
      args: z.tuple([id]),
      replaces: true,
      async run(context, ports) {
        const cohort = named(await own(context, ports), context.input[0]);
        return cohort ? settingsOf(cohort, context) : { body: [text(context.t.chat.gone)] };
      },
    }),
    edit: buttonHandler({
      args: z.tuple([id]),
      replaces: true,
      fields: z.object({ name, language, post: postTime }),
      async form(context, ports) {
        const cohort = named(await own(context, ports), context.input[0]);
        return cohort ? changeForm(cohort, context.t) : { view: { body: [text(context.t.chat.gone)] } };
      },
      run(context, ports) {
        const { post, language: languages, ...rest } = context.fields;
        return change(context, context.input[0], { ...rest, languages, ...post }, ports);
      },
    }),
    board: buttonHandler({
      args: z.tuple([id, onOff]),
      replaces: true,
      run: (context, ports) => change(context, context.input[0], { board: context.input[1] }, ports),
    }),
    here: buttonHandler({
      args: z.tuple([id]),
      replaces: true,
      async run(context, ports) {
        const where = home(context);
        if (!where || !(await ports.channel.mayPost(where)))
          return cannotPostView(route('cohort.here', context.input[0]), context.t);
        return change(context, context.input[0], { home: where }, ports);
      },
    }),
  },
});
