import { z } from 'zod';
import { id } from '../src/chat/contract/args.ts';
import type { View } from '../src/chat/contract/view.ts';
import type { Enrolment } from '../src/core/enrolment/model.ts';
import type { Learner } from '../src/core/learner/model.ts';
import { claimOfficeHours } from '../src/core/office-hour/claim-office-hours.ts';
import type { OfficeHour, Turn } from '../src/core/office-hour/model.ts';
import { showOfficeHour } from '../src/core/office-hour/show-office-hour.ts';
import type { Ports } from '../src/core/ports.ts';
import { ownTask } from '../src/core/task/own-task.ts';
import type { Catalogue } from '../src/i18n/catalogue.ts';
import { catalogues } from '../src/i18n/index.ts';
import { job, message } from '../src/schedule/job.ts';
import { overView, turnView } from '../src/views/office-hour.ts';

interface Of {
  readonly hour: OfficeHour;
  readonly turn: Turn;
  readonly enrolment: Enrolment;
  readonly learner: Learner;
  readonly ports: Ports;
  readonly now: Temporal.Instant;
}

/** A message about somebody's turn, while that is as `fits` says. They asked for it, so their quiet hours do not matter. */
const aboutTurn = (fits: (turn: Turn) => boolean, view: (of: Of, t: Catalogue) => View | Promise<View>) =>
  message({
    params: z.object({ learner: id, turn: id }),
    async make({ learner: of, turn: about }, { ports, now }) {
      const [found, turn] = [await ports.learner.get(of), await ports.officeHour.turn(about)];
      const enrolment = found?.enrolments.find((one) => one.id === turn?.enrolment);
      const [hour] = turn ? await ports.officeHour.list([turn.cohort]) : [];
      if (!turn || !hour || !enrolment || !found || !fits(turn)) return undefined;
      const t = catalogues[found.learner.language];
      const made = await view({ hour, turn, enrolment, learner: found.learner, ports, now }, t);
      return { view: { language: t.language, ...made } };
    },
  });

/** What they could ask the group about: their task of today. */
async function over({ turn, enrolment, learner, ports, now }: Of, t: Catalogue): Promise<View> {
  const task = await ownTask(ports, { learner, enrolment, now });
  const { next } = await showOfficeHour(ports, { cohort: enrolment.cohort, now });
  return overView({ turn, enrolment, task, next, zone: learner.zone }, t);
}

/** Closes queues at their end. Presses plan the messages that say whose turn it is. */
export const officeHour = job({
  name: 'office-hour',
  every: { seconds: 60 },
  wakes: true,
  plan: async (ports, now, limit) => ({ taken: await claimOfficeHours(ports, { now, limit }) }),
  messages: {
    'office-turn': aboutTurn(
      ({ state }) => state === 'called',
      (of, t) => turnView('turn', of, t),
    ),
    'office-next': aboutTurn(
      ({ state }) => state === 'waiting',
      (of, t) => turnView('next', of, t),
    ),
    'office-over': aboutTurn(({ state }) => state === 'over' || state === 'off', over),
  },
});
