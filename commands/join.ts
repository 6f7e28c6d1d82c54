import { z } from 'zod';
import { digits, id } from '../src/chat/contract/args.ts';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import { text, type View } from '../src/chat/contract/view.ts';
import { onTheHour } from '../src/core/calendar/rules.ts';
import { readableZone, readZones } from '../src/core/calendar/zone.ts';
import { openCohorts } from '../src/core/cohort/list-open-cohorts.ts';
import { cohortCard } from '../src/core/cohort/show-cohort.ts';
import { findPlace, placeName } from '../src/core/enrolment/find-place.ts';
import { join as enrol } from '../src/core/enrolment/join-cohort.ts';
import type { Place } from '../src/core/enrolment/model.ts';
import { languageSchema } from '../src/core/language/model.ts';
import { changeSettings } from '../src/core/learner/change-settings.ts';
import type { Ports } from '../src/core/ports.ts';
import { answerQuestion } from '../src/core/quiz/answer-question.ts';
import type { Answer } from '../src/core/quiz/model.ts';
import { openQuestion } from '../src/core/quiz/open-question.ts';
import { tryItem } from '../src/core/quiz/try-item.ts';
import { nextReminder } from '../src/core/reminder/rules.ts';
import { catalogues } from '../src/i18n/index.ts';
import { answeredView, answerForm, questionView } from '../src/views/item.ts';
import {
  alreadyView,
  cardText,
  dayForm,
  joinedView,
  joinView,
  remindedView,
  setDay,
  severalView,
  soloCard,
  soloView,
} from '../src/views/join.ts';

const placeId = z.union([id, z.string().regex(/^solo\.[a-z0-9-]{1,40}$/)]);

const place = (name: string, { event }: Pick<Context, 'event'>, ports: Ports) =>
  findPlace(ports, name, { platform: event.platform, workspace: event.workspace?.id });

/** The card of one place, with the question to try first. */
async function card(
  where: Place,
  context: Pick<Context, 'learner' | 'enrolments' | 'event' | 'now' | 't'>,
  ports: Ports,
): Promise<View> {
  const { enrolments, now, t } = context;
  const mine = enrolments.find(({ cohort }) =>
    where.kind === 'cohort' ? cohort.id === where.cohort.id : !cohort.home && cohort.path === where.path.id,
  );
  if (mine) return alreadyView(mine, t);
  const shown = where.kind === 'cohort' ? await cohortCard(ports, { cohort: where.cohort.id, now }) : undefined;
  return joinView(
    shown ? cardText(shown, t) : soloCard(where.path, t),
    where,
    await openingQuestion(where, context, false, ports),
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
  const drawn = await tryItem(ports, { learner: learner.id, item: where.path.opener, again, key, now });
  return drawn.kind === 'question'
    ? questionView(drawn.question, drawn.item, t, ports.curriculum, { command: 'join', tail: [placeName(where)] })
    : undefined;
}

/** The group here, the choice between several, or studying solo. */
async function start(context: Context, ports: Ports): Promise<View> {
  const { event, now, t } = context;
  const open = await openCohorts(ports, { platform: event.platform, workspace: event.workspace?.id, now });
  const here = open.filter((c) => c.home?.channel === event.channel);
  const only = here.length === 1 ? here[0] : open.length === 1 ? open[0] : undefined;
  const where = only && (await place(only.id, context, ports));
  if (where) return card(where, context, ports);
  if (open.length) return severalView(open, t);
  return context.enrolments[0] && !event.workspace
    ? alreadyView(context.enrolments[0], t)
    : soloView([...ports.curriculum.paths.values()], t);
}

const fields = z.object({
  language: languageSchema,
  clock: z.string().trim().min(1).max(60).refine(readableZone, 'badZone'),
  hour: digits(0, 23),
});

export const join = command({
  name: 'join',
  who: 'anyone',
  audience: 'private',
  needs: false,
  options: z.object({}),
  run: start,
  handlers: {
    start: buttonHandler({ args: z.tuple([]), run: start }),
    card: buttonHandler({
      args: z.tuple([placeId]),
      async run(context, ports) {
        const where = await place(context.input[0], context, ports);
        return where ? card(where, context, ports) : { body: [text(context.t.chat.gone)] };
      },
    }),
    /** The question alone, for somebody who has only just looked in. */
    try: buttonHandler({
      args: z.tuple([]),
      replaces: true,
      async run(context, ports) {
        const { event, now } = context;
        const open = await openCohorts(ports, { platform: event.platform, workspace: event.workspace?.id, now });
        const path = [...ports.curriculum.paths.values()][0];
        const where = open[0] ? await place(open[0].id, context, ports) : path && { kind: 'solo' as const, path };
        return (where && (await openingQuestion(where, context, true, ports))) ?? start(context, ports);
      },
    }),
    answer: buttonHandler({
      args: z.tuple([id, digits(0, 9), placeId]),
      replaces: true,
      async run(context, ports) {
        const [question, position, name] = context.input;
        return answer(question, { positions: [position] }, name, context, ports);
      },
    }),
    choose: buttonHandler({
      args: z.tuple([id, placeId]),
      values: z.array(digits(0, 9)).min(1).max(6),
      replaces: true,
      run: (context, ports) =>
        answer(context.input[0], { positions: [...new Set(context.values)] }, context.input[1], context, ports),
    }),
    write: buttonHandler({
      args: z.tuple([id, placeId]),
      replaces: true,
      fields: z.object({ answer: z.string().trim().min(1).max(1000) }),
      async form({ learner, input, t }, ports) {
        const open = await openQuestion(ports, { learner: learner.id, question: input[0] });
        return open ? answerForm(open.item, t) : { view: { body: [text(t.quiz.repeat)] } };
      },
      run: (context, ports) =>
        answer(context.input[0], { text: context.fields.answer }, context.input[1], context, ports),
    }),
    day: buttonHandler({
      args: z.tuple([placeId]),
      replaces: true,
      fields,
      form: ({ learner, t }) => dayForm(learner, t),
      async run(context, ports) {
        const { learner, now, t } = context;
        const { language, clock, hour } = context.fields;
        const where = await place(context.input[0], context, ports);
        const zones = readZones(clock, now);
        if (!where || !zones[0]) return { body: [text(t.chat.gone)] };
        // A clock says less than what the platform knew: the known zone stays, if it shows the same.
        const zone = learner.placed && zones.includes(learner.zone) ? learner.zone : zones[0];
        const joined = await enrol(ports, {
          learner,
          place: where,
          changes: { language, zone, reminderTime: onTheHour(hour) },
          now,
        });
        return { language, ...joinedView({ ...joined, zones: zones.filter((z) => z !== zone) }, catalogues[language]) };
      },
    }),
    remind: buttonHandler({
      args: z.tuple([z.enum(['dm', 'channel', 'nowhere'])]),
      needs: true,
      replaces: true,
      async run({ learner, enrolment, now, t, input: [remind] }, ports) {
        const changed = await changeSettings(ports, { learner, changes: { remind }, now });
        return remindedView(changed, nextReminder(changed, now), enrolment, t);
      },
    }),
  },
});

async function answer(question: string, given: Answer, name: string, context: Context, ports: Ports): Promise<View> {
  const { learner, now, t } = context;
  const where = await place(name, context, ports);
  const answered = await answerQuestion(ports, { learner, question, answer: given, now });
  return where
    ? answeredView(answered, { ...learner, now }, t, setDay(where, t), { command: 'join', tail: [name] })
    : { body: [text(t.chat.gone)] };
}
