import { z } from 'zod';
import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { called, refuse } from '../../src/chat/contract/field.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { exampleDates } from '../../src/core/calendar/example-dates.ts';
import { dayOf } from '../../src/core/calendar/rules.ts';
import { readDates } from '../../src/core/calendar/typed-date.ts';
import { chooseDeadline, type DeadlineChange, emptyBy } from '../../src/core/deadline/choose-deadline.ts';
import { monthsAhead } from '../../src/core/deadline/rules.ts';
import { showDeadline } from '../../src/core/deadline/show-deadline.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import { changeSettings } from '../../src/core/learner/change-settings.ts';
import type { Ports } from '../../src/core/ports.ts';
import { deadlineRoutes } from '../../src/routes/deadline.ts';
import { deadlineForm, deadlineView } from '../../src/views/deadline.ts';

/** A day that is ahead, by the learner's own date. */
const day = (today: Temporal.PlainDate) =>
  called(
    (t) => t.deadline.day,
    z
      .string()
      .trim()
      .min(1)
      .max(60)
      .transform((typed, context) => {
        const [date, other] = readDates(typed, today);
        if (!date) return refuse(context, ['badDate', exampleDates(today).saturday]);
        if (other) return refuse(context, ['twoDates', date.toString(), other.toString()]);
        if (Temporal.PlainDate.compare(date, today) <= 0) return refuse(context, ['deadline.past', date.toString()]);
        if (Temporal.PlainDate.compare(date, today.add({ months: monthsAhead })) > 0)
          return refuse(context, ['farDate', date.toString(), monthsAhead]);
        return date;
      }),
  );

type Here = Pick<Context, 'learner' | 'now' | 't'> & { readonly enrolment: Enrolment };

async function shown({ t, ...at }: Here, ports: Ports, said?: string): Promise<View> {
  return deadlineView(await showDeadline(ports, at), at.enrolment, ports.curriculum, t, said);
}

async function changed(here: Here, change: DeadlineChange, ports: Ports): Promise<View> {
  const today = dayOf(here.now, here.learner);
  const empty = emptyBy(ports, { enrolment: here.enrolment, change, today });
  if (empty)
    return { ...(await shown(here, ports, here.t.deadline.refused(here.t.date(empty, today)))), notTaken: true };
  const enrolment = await chooseDeadline(ports, {
    ...{ enrolment: here.enrolment, change },
    today,
  });
  return shown({ ...here, enrolment }, ports, here.t.settings.saved);
}

export const deadlineButtons = {
  deadline: buttonHandler(deadlineRoutes.deadline, {
    replaces: true,
    run: (context, ports) => shown(context, ports),
  }),
  deadlineOn: buttonHandler(deadlineRoutes.deadlineOn, {
    replaces: true,
    fields: (_, __, { today }) => z.object({ on: day(today) }),
    form: ({ now, learner, t }) => deadlineForm(dayOf(now, learner), t),
    run: (context, ports) => changed(context, { on: context.fields.on }, ports),
  }),
  deadlineEnd: buttonHandler(deadlineRoutes.deadlineEnd, {
    replaces: true,
    run: (context, ports) => changed(context, { on: 'sprint' }, ports),
  }),
  deadlineFewer: buttonHandler(deadlineRoutes.deadlineFewer, {
    replaces: true,
    run: async (context, ports) => {
      const skills = (await showDeadline(ports, context)).deadline?.readiness.short?.fitting ?? [];
      return skills.length ? changed(context, { scope: { kind: 'skills', skills } }, ports) : shown(context, ports);
    },
  }),
  deadlineMinutes: buttonHandler(deadlineRoutes.deadlineMinutes, {
    replaces: true,
    run: async (context, ports) => {
      const { now, args, t } = context;
      const changes = { quizMinutes: args.minutes };
      const learner = await changeSettings(ports, { learner: context.learner, changes, now });
      return shown({ ...context, learner }, ports, t.settings.saved);
    },
  }),
  deadlineScope: buttonHandler(deadlineRoutes.deadlineScope, {
    replaces: true,
    run: (context, ports) =>
      changed(context, context.values === 'none' ? 'none' : { scope: { kind: context.values } }, ports),
  }),
  deadlineSkills: buttonHandler(deadlineRoutes.deadlineSkills, {
    replaces: true,
    run: (context, ports) => {
      const skills = [...new Set(context.values)].filter((id) => ports.curriculum.skills.has(id));
      return changed(context, { scope: { kind: 'skills', skills } }, ports);
    },
  }),
};
