import { z } from 'zod';
import { buttonHandler, type Context } from '../../src/chat/contract/command.ts';
import { called } from '../../src/chat/contract/field.ts';
import type { View } from '../../src/chat/contract/view.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import { maxTopic, type OfficeHourPage } from '../../src/core/office-hour/model.ts';
import { joinQueue, leaveQueue } from '../../src/core/office-hour/queue.ts';
import { showOfficeHour } from '../../src/core/office-hour/show-office-hour.ts';
import type { Ports } from '../../src/core/ports.ts';
import { queueRoutes } from '../../src/routes/office-hour.ts';
import { notEnrolledView } from '../../src/views/join.ts';
import { joinQueueForm, officeHourView } from '../../src/views/office-hour.ts';
import { ownOfficeHourView } from '../../src/views/own-office-hour.ts';
import { memberOf } from './read-note.ts';

type Who = Pick<Context, 'learner' | 'now' | 't'>;

const shown = (page: OfficeHourPage, { learner, now, t }: Who, enrolment: Enrolment, done?: string): View =>
  officeHourView(page, { enrolment, zone: learner.zone, now }, t, done);

/** Whoever runs it has the queue in their hands. */
async function show(context: Who, enrolment: Enrolment, ports: Ports): Promise<View> {
  const { learner, now, t } = context;
  const { cohort, organises } = enrolment;
  const page = await showOfficeHour(ports, { cohort, now });
  if (organises || cohort.organiser === learner.id) return ownOfficeHourView(page, { cohort, zone: learner.zone }, t);
  return shown(page, context, enrolment);
}

export const officeHourButtons = {
  officeHour: buttonHandler(queueRoutes.officeHour, {
    replaces: true,
    run: (context, ports) => show(context, context.enrolment, ports),
  }),
  officeHourOn: buttonHandler(queueRoutes.officeHourOn, {
    run(context, ports) {
      const mine = memberOf(context, context.args.cohort);
      return mine ? show(context, mine, ports) : notEnrolledView(context.args.cohort, context.t);
    },
  }),
  joinQueue: buttonHandler(queueRoutes.joinQueue, {
    replaces: true,
    fields: z.object({ topic: called((t) => t.officeHour.topic, z.string().trim().max(maxTopic).default('')) }),
    async form(context, ports) {
      const { enrolment, now, t } = context;
      const page = await showOfficeHour(ports, { cohort: enrolment.cohort, now });
      return page.open ? joinQueueForm(t) : { view: shown(page, context, enrolment, t.officeHour.closed) };
    },
    async run(context, ports) {
      const { event, enrolment, now, fields, t } = context;
      const page = await joinQueue(ports, { enrolment, topic: fields.topic, key: event.id, now });
      return shown(page, context, enrolment, page.open ? undefined : t.officeHour.closed);
    },
  }),
  leaveQueue: buttonHandler(queueRoutes.leaveQueue, {
    replaces: true,
    async run(context, ports) {
      const { enrolment, now, t } = context;
      return shown(await leaveQueue(ports, { enrolment, now }), context, enrolment, t.officeHour.left);
    },
  }),
};
