import { z } from 'zod';
import { digits } from '../src/chat/contract/args.ts';
import { buttonHandler, type Context, command, viewerOf } from '../src/chat/contract/command.ts';
import { called } from '../src/chat/contract/field.ts';
import { goneView } from '../src/chat/contract/gone.ts';
import { text, type View } from '../src/chat/contract/view.ts';
import { readableZone } from '../src/core/calendar/zone.ts';
import { openCohorts } from '../src/core/cohort/list-open-cohorts.ts';
import { maxCode } from '../src/core/cohort/model.ts';
import { onlyCohort } from '../src/core/cohort/rules.ts';
import { cohortCard } from '../src/core/cohort/show-cohort.ts';
import type { Place, PlaceId } from '../src/core/enrolment/model.ts';
import type { Id } from '../src/core/id.ts';
import { languageSchema } from '../src/core/language/model.ts';
import { mayTell } from '../src/core/note/may-tell.ts';
import { pathOf } from '../src/core/path/path-of.ts';
import type { Ports } from '../src/core/ports.ts';
import { answerQuestion } from '../src/core/quiz/answer-question.ts';
import type { Answer } from '../src/core/quiz/model.ts';
import { openQuestion } from '../src/core/quiz/open-question.ts';
import { triedQuestion, tryItem } from '../src/core/quiz/try-item.ts';
import { chooseReminder } from '../src/core/reminder/choose-reminder.ts';
import { nextReminder } from '../src/core/reminder/rules.ts';
import { todayOf } from '../src/core/task/show-task.ts';
import { catalogues } from '../src/i18n/index.ts';
import { beforeJoining } from '../src/routes/answering.ts';
import { joinRoutes } from '../src/routes/join.ts';
import { notEnteredView } from '../src/views/entry.ts';
import { answeredView, answerForm, questionView } from '../src/views/item.ts';
import { cardText, dayForm, joinView, setDay, severalView, soloCard, soloView } from '../src/views/join.ts';
import { alreadyView, remindedView } from '../src/views/joined.ts';
import { whichZoneView } from '../src/views/zone.ts';
import { isAsked, joined, mayEnter, obstacle, place, zonesOf } from './join/enter.ts';

/** The card of one place, with the question to try first. */
async function card(
  where: Place,
  context: Pick<Context, 'known' | 'learner' | 'enrolments' | 'event' | 'now' | 't'>,
  ports: Ports,
): Promise<View> {
  const { known, learner, enrolments, now, t } = context;
  const mine = enrolments.find(({ cohort }) =>
    where.kind === 'cohort' ? cohort.id === where.cohort.id : !cohort.home && cohort.path === where.path.id,
  );
  if (mine) return alreadyView(mine, await todayOf(ports, { learner, enrolment: mine, now }), t);
  const refused = await obstacle(where, context, ports);
  if (refused) return notEnteredView(refused, idOf(where), t);
  const shown = where.kind === 'cohort' ? await cohortCard(ports, { cohort: where.cohort.id, now }) : undefined;
  return joinView(
    shown ? cardText(shown, t, now) : soloCard(where.path, t),
    { place: idOf(where), path: where.path },
    known ? await openingQuestion(where, context, false, ports) : undefined,
    t,
  );
}

async function openingQuestion(
  where: Place,
  { learner, event, now, t }: Pick<Context, 'learner' | 'event' | 'now' | 't'>,
  again: boolean,
  ports: Ports,
) {
  const key = `join:${event.id}`;
  const next = await tryItem(ports, { learner: learner.id, item: where.path.opener, again, key, now });
  return next.kind === 'question' ? questionView(next, t, ports.curriculum, beforeJoining(idOf(where))) : undefined;
}

const idOf = (where: Place): PlaceId =>
  where.kind === 'cohort' ? { cohort: where.cohort.id } : { path: where.path.id };

/** The groups that somebody may choose from, and the one that is meant here. */
async function here(context: Context, ports: Ports) {
  const { event, now } = context;
  const open = await openCohorts(ports, { viewer: viewerOf(context), now });
  const only = onlyCohort(open, event.channel);
  return { open, where: only && (await place({ cohort: only.id }, context, ports)) };
}

const startAsks = async (context: Context, ports: Ports) => isAsked((await here(context, ports)).where, context, ports);

/** The group here, the choice between several, or studying solo. */
async function start(context: Context, ports: Ports): Promise<View> {
  const { event, t } = context;
  const { open, where } = await here(context, ports);
  if (where) return card(where, context, ports);
  if (open.length) return severalView(open, t);
  const [mine] = context.enrolments;
  if (!mine || event.workspace) return soloView([...ports.curriculum.paths.values()], t);
  return alreadyView(mine, await todayOf(ports, { ...context, enrolment: mine }), t);
}

const fields = z.object({
  language: languageSchema,
  clock: called((t) => t.join.clock, z.string().trim().min(1).max(60).refine(readableZone, 'badZone')),
  hour: digits(0, 23),
  /** Where the group asks for one. */
  code: z.string().max(maxCode).optional(),
});

export const join = command({
  name: 'join',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: false,
  routes: joinRoutes,
  begins: startAsks,
  options: z.object({}),
  run: start,
  handlers: {
    start: buttonHandler(joinRoutes.start, { begins: startAsks, run: start }),
    card: buttonHandler(joinRoutes.card, {
      begins: async (context, ports) => isAsked(await place(context.args.place, context, ports), context, ports),
      async run(context, ports) {
        const where = await place(context.args.place, context, ports);
        return where ? card(where, context, ports) : goneView(context.t);
      },
    }),
    pick: buttonHandler(joinRoutes.pick, {
      begins: async (context, ports) =>
        isAsked(await place({ cohort: context.values }, context, ports), context, ports),
      async run(context, ports) {
        const where = await place({ cohort: context.values }, context, ports);
        return where ? card(where, context, ports) : goneView(context.t);
      },
    }),
    /** The question alone, for a new visitor. */
    try: buttonHandler(joinRoutes.try, {
      begins: true,
      replaces: true,
      async run(context, ports) {
        const open = await openCohorts(ports, { viewer: viewerOf(context), now: context.now });
        const path = [...ports.curriculum.paths.values()][0];
        const where = open[0]
          ? await place({ cohort: open[0].id }, context, ports)
          : path && { kind: 'solo' as const, path };
        const asked = where && (await openingQuestion(where, context, true, ports));
        return asked ? { ...asked, body: [text(context.t.join.what), ...asked.body] } : start(context, ports);
      },
    }),
    answer: buttonHandler(joinRoutes.answer, {
      replaces: true,
      run: (context, ports) => answer({ positions: [context.args.choice] }, context, ports),
    }),
    choose: buttonHandler(joinRoutes.choose, {
      replaces: true,
      run: (context, ports) => answer({ positions: [...new Set(context.values)] }, context, ports),
    }),
    write: buttonHandler(joinRoutes.write, {
      replaces: true,
      fields: z.object({ answer: z.string().trim().min(1).max(1000) }),
      async form({ learner, args, t }, ports) {
        const open = await openQuestion(ports, { learner: learner.id, question: args.question });
        return open ? answerForm(open, t) : { view: { body: [text(t.quiz.repeat)] } };
      },
      run: (context, ports) => answer({ text: context.fields.answer }, context, ports),
    }),
    day: buttonHandler(joinRoutes.day, {
      replaces: true,
      fields,
      async begins(context, ports) {
        const { fields, args } = context;
        const { taken } = zonesOf(fields, context);
        return taken !== undefined && mayEnter(args.place, context, ports, fields.code);
      },
      async form(context, ports) {
        const where = await place(context.args.place, context, ports);
        const asks = where?.kind === 'cohort' && where.cohort.entryCode !== undefined;
        return dayForm(context.learner, context.t, asks);
      },
      async run(context, ports) {
        const { now, t, args } = context;
        const { language, clock, hour, code } = context.fields;
        const { zones, taken } = zonesOf(context.fields, context);
        if (!zones.length) return goneView(t);
        if (taken !== undefined)
          return joined({ place: args.place, language, hour, zone: taken, code }, zones, context, ports);
        const { zone: route, day: back } = joinRoutes;
        const ways = { route: route({ place: args.place, language, hour }), back: back({ place: args.place }) };
        return { language, ...whichZoneView({ typed: clock, zones, ...ways, now }, catalogues[language]) };
      },
    }),
    zone: buttonHandler(joinRoutes.zone, {
      begins: (context, ports) => mayEnter(context.args.place, context, ports),
      replaces: true,
      run: (context, ports) => joined({ ...context.args, zone: context.values }, [], context, ports),
    }),
    remind: buttonHandler(joinRoutes.remind, {
      replaces: true,
      async run({ event, learner, enrolment, now, t, args }, ports) {
        const changed = await chooseReminder(ports, { learner, remind: args.where, at: event, key: event.id, now });
        const path = pathOf(ports.curriculum, enrolment.cohort);
        const tried = path && (await triedQuestion(ports, { learner: learner.id, item: path.opener }));
        const today = await todayOf(ports, { learner: changed, enrolment, now });
        const shown = { enrolment, today, ...(tried && { tried }), tells: await mayTell(ports, enrolment.cohort) };
        return remindedView(changed, nextReminder(changed, now), shown, t);
      },
    }),
  },
});

async function answer(
  given: Answer,
  context: Context & { readonly args: { readonly question: Id; readonly place: PlaceId } },
  ports: Ports,
): Promise<View> {
  const { learner, now, t, args } = context;
  const where = await place(args.place, context, ports);
  const answered = await answerQuestion(ports, { learner, question: args.question, answer: given, now });
  return where
    ? answeredView(answered, t, setDay(args.place, where.path, t), { answering: beforeJoining(args.place) })
    : goneView(t);
}
