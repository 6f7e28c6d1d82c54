import { z } from 'zod';
import { buttonHandler, type Context, command } from '../src/chat/contract/command.ts';
import { goneView } from '../src/chat/contract/gone.ts';
import type { View } from '../src/chat/contract/view.ts';
import { dayOf } from '../src/core/calendar/rules.ts';
import type { Enrolment } from '../src/core/enrolment/model.ts';
import { changeSettings } from '../src/core/learner/change-settings.ts';
import { adjustLoad } from '../src/core/plan/adjust-load.ts';
import type { Load } from '../src/core/plan/model.ts';
import { proposeLoad } from '../src/core/plan/propose-load.ts';
import { showAreas, showPlan, showYears } from '../src/core/plan/show-plan.ts';
import { readWeek } from '../src/core/pledge/read-week.ts';
import type { Ports } from '../src/core/ports.ts';
import { showProgress } from '../src/core/progress/show-progress.ts';
import { showTraps } from '../src/core/trap/show-traps.ts';
import { placementRoutes } from '../src/routes/placement.ts';
import { pledgeRoutes } from '../src/routes/pledge.ts';
import { progressRoutes } from '../src/routes/progress.ts';
import { retroRoutes } from '../src/routes/retro.ts';
import { picturesView } from '../src/views/picture.ts';
import { adjustedView, areasView, morePlanView, planView, proposedView, yearsView } from '../src/views/plan.ts';
import { moreProgressView, progressView } from '../src/views/progress.ts';
import { trapsView } from '../src/views/trap.ts';
import { placementButtons } from './progress/placement.ts';
import { weekButtons } from './progress/week.ts';

async function years(
  context: Pick<Context, 'learner' | 'now' | 't'> & { readonly enrolment: Enrolment },
  ports: Pick<Ports, 'curriculum' | 'progress'>,
): Promise<View> {
  const shown = await showYears(ports, context);
  return shown ? yearsView(shown, context.enrolment, context.t) : goneView(context.t);
}

async function plan(
  view: typeof planView,
  context: Pick<Context, 'learner' | 'now' | 't'> & { readonly enrolment: Enrolment },
  ports: Ports,
): Promise<View> {
  const shown = await showPlan(ports, context);
  const week = await readWeek(ports, context);
  return shown ? view(shown, week, context.enrolment, context.t) : goneView(context.t);
}

async function adjust(
  {
    learner,
    enrolment,
    now,
    t,
    args,
  }: Pick<Context, 'learner' | 'now' | 't'> & {
    readonly enrolment: Enrolment;
    readonly args: { readonly load: Load };
  },
  ports: Ports,
): Promise<View> {
  return adjustedView(await adjustLoad(ports, { learner, enrolment, load: args.load, now }), enrolment, t);
}

export const progress = command({
  name: 'progress',
  access: 'anyone',
  audience: 'private',
  needsEnrolment: true,
  routes: { ...progressRoutes, ...placementRoutes, ...pledgeRoutes, ...retroRoutes },
  options: z.object({}),
  async run({ event, learner, enrolment, now, t }, ports) {
    const shown = await showProgress(ports, { learner, enrolment, now });
    return shown ? progressView(shown, enrolment, event.name, t) : goneView(t);
  },
  handlers: {
    more: buttonHandler(progressRoutes.more, {
      async run({ learner, enrolment, now, t }, ports) {
        const shown = await showProgress(ports, { learner, enrolment, now });
        return shown ? moreProgressView(shown, enrolment, t) : goneView(t);
      },
    }),
    ...placementButtons,
    ...weekButtons,
    traps: buttonHandler(progressRoutes.traps, {
      async run({ learner, enrolment, now, t }, ports) {
        return trapsView(await showTraps(ports, { learner, now }), { enrolment, today: dayOf(now, learner) }, t);
      },
    }),
    pictures: buttonHandler(progressRoutes.pictures, {
      async run({ event, learner, enrolment, now, t }, ports) {
        const [progress, plan, traps] = await Promise.all([
          showProgress(ports, { learner, enrolment, now }),
          showPlan(ports, { learner, enrolment, now }),
          showTraps(ports, { learner, now }),
        ]);
        if (!progress || !plan) return goneView(t);
        return picturesView({ progress, plan, traps }, { name: event.name, enrolment }, t);
      },
    }),
    plan: buttonHandler(progressRoutes.plan, { run: (context, ports) => plan(planView, context, ports) }),
    planMore: buttonHandler(progressRoutes.planMore, { run: (context, ports) => plan(morePlanView, context, ports) }),
    years: buttonHandler(progressRoutes.years, { run: (context, ports) => years(context, ports) }),
    hours: buttonHandler(progressRoutes.hours, {
      replaces: true,
      async run(context, ports) {
        const { learner, now, values } = context;
        const changed = await changeSettings(ports, { learner, changes: { weeklyHours: Number(values) }, now });
        return years({ ...context, learner: changed }, ports);
      },
    }),
    skills: buttonHandler(progressRoutes.skills, {
      async run(context, ports) {
        const shares = await showAreas(ports, context);
        return shares ? areasView(shares, context.enrolment, context.t) : goneView(context.t);
      },
    }),
    load: buttonHandler(progressRoutes.load, {
      async run(context, ports) {
        const { learner, enrolment, now, t, args } = context;
        const proposed = proposeLoad({ learner, load: args.load, now });
        return proposed ? proposedView(proposed, args.load, enrolment, t) : adjust(context, ports);
      },
    }),
    adjust: buttonHandler(progressRoutes.adjust, { replaces: true, run: (context, ports) => adjust(context, ports) }),
  },
});
