import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import type { Focus } from '../../src/core/focus/model.ts';
import { showFocus } from '../../src/core/focus/show-focus.ts';
import { askForEnd, logFocus, startFocus, stopFocus } from '../../src/core/focus/start-focus.ts';
import type { Ports } from '../../src/core/ports.ts';
import { focusRoutes } from '../../src/routes/focus.ts';
import { begunView, focusView } from '../../src/views/focus.ts';

type Who = Pick<Context, 'learner' | 'now' | 't'> & { readonly enrolment: Enrolment };

async function page(
  { learner, enrolment, now, t }: Who,
  ports: Ports,
  { done, task }: { readonly done?: string; readonly task?: string | undefined } = {},
): Promise<View> {
  const of = { enrolment: enrolment.id, task, group: Boolean(enrolment.cohort.home), zone: learner.zone };
  return focusView(await showFocus(ports, { enrolment, now }), of, t, done);
}

/** Theirs, and nobody else's. */
async function own({ enrolment }: Who, id: string, ports: Ports): Promise<Focus | undefined> {
  const focus = await ports.focus.get(id);
  return focus?.enrolment === enrolment.id ? focus : undefined;
}

/** Minutes on one thing. */
export const focusButtons = {
  focus: buttonHandler(focusRoutes.focus, {
    run: (context, ports) => page(context, ports, { task: context.args.task }),
  }),
  focusStart: buttonHandler(focusRoutes.focusStart, {
    async run(context, ports) {
      const { event, learner, enrolment, now, args } = context;
      const together = args.together && Boolean(enrolment.cohort.home);
      const key = event.id;
      const focus = await startFocus(ports, { learner, enrolment, task: args.task, together, key, at: event, now });
      // Beside others, the message with their count has the buttons.
      return focus.together ? begunView(focus, learner.zone, context.t) : page(context, ports);
    },
  }),
  focusStop: buttonHandler(focusRoutes.focusStop, {
    replaces: true,
    async run(context, ports) {
      const focus = await own(context, context.args.focus, ports);
      if (focus) await stopFocus(ports, { focus, now: context.now });
      return page(context, ports);
    },
  }),
  focusTell: buttonHandler(focusRoutes.focusTell, {
    replaces: true,
    async run(context, ports) {
      const { event, learner, t, args } = context;
      const focus = await own(context, args.focus, ports);
      if (!focus) return { body: [text(t.focus.gone)] };
      await askForEnd(ports, { focus, learner, at: event });
      return page(context, ports, { done: t.focus.told });
    },
  }),
  focusLog: buttonHandler(focusRoutes.focusLog, {
    replaces: true,
    async run(context, ports) {
      const { learner, now, t, args } = context;
      const focus = await own(context, args.focus, ports);
      if (!focus) return { body: [text(t.focus.gone)] };
      const counted = await logFocus(ports, { focus, learner, now });
      return counted || focus.logged ? page(context, ports) : { body: [text(t.focus.gone)] };
    },
  }),
};
