import { z } from 'zod';
import { buttonHandler, type Context, commandHandler } from '../../src/chat/contract/command.ts';
import { called } from '../../src/chat/contract/field.ts';
import { goneView } from '../../src/chat/contract/gone.ts';
import { text, type View } from '../../src/chat/contract/view.ts';
import type { Cohort } from '../../src/core/cohort/model.ts';
import type { Id } from '../../src/core/id.ts';
import { chooseOrganiser, handOver, readmitMember, removeMember } from '../../src/core/member/change-member.ts';
import { exportMembers } from '../../src/core/member/export-members.ts';
import { findMember, listMembers } from '../../src/core/member/list-members.ts';
import { type ListedMember, type MemberChanged, type Purpose, riskDays } from '../../src/core/member/model.ts';
import { leads } from '../../src/core/member/rules.ts';
import type { Ports } from '../../src/core/ports.ts';
import type { Catalogue } from '../../src/i18n/catalogue.ts';
import { memberRoutes } from '../../src/routes/member.ts';
import { auditView } from '../../src/views/audit.ts';
import type { GroupRoutes } from '../../src/views/group-choice.ts';
import {
  changedText,
  findForm,
  handOverAskView,
  membersView,
  memberView,
  removeAskView,
} from '../../src/views/member.ts';
import { line } from './field.ts';
import { own, ownForm, pickOwn, who } from './pick.ts';

async function page(cohort: Cohort, purpose: Purpose, at: number, { now, t }: Context, ports: Ports): Promise<View> {
  return membersView(await listMembers(ports, { cohort, page: at, now }), purpose, riskDays, t);
}

const whichFor = (purpose: Purpose): GroupRoutes => ({
  button: (cohort) => memberRoutes.membersOf({ cohort, purpose, page: 0 }),
  select: (select) => memberRoutes.pickMembers({ purpose, select }),
});

/** A subcommand that begins with the list of the members. */
const beginning = (purpose: Purpose) =>
  commandHandler({
    options: z.object({}),
    run: (context, ports) =>
      pickOwn(context, ports, whichFor(purpose), (cohort) => page(cohort, purpose, 0, context, ports)),
  });

export const members = beginning('see');
export const remove = beginning('remove');
export const handover = beginning('handover');
export const organisers = beginning('organisers');

/** What is done with a member of a cohort that this person organises; anybody else is told that it is gone. */
async function withMember(
  id: Id,
  context: Context,
  ports: Ports,
  then: (member: ListedMember, cohort: Cohort) => View | Promise<View>,
): Promise<View> {
  const found = await ports.enrolment.member(id);
  if (!found) return goneView(context.t);
  return own(found.cohort, context, ports, async (cohort) => {
    const member = await findMember(ports, { cohort, member: id, now: context.now });
    return member ? then(member, cohort) : goneView(context.t);
  });
}

/** Does something with a member, and shows them as they are then. */
const change = (
  id: Id,
  context: Context,
  ports: Ports,
  did: keyof Catalogue['member']['done'],
  work: (input: Parameters<typeof readmitMember>[1]) => Promise<MemberChanged>,
): Promise<View> =>
  withMember(id, context, ports, async (member, cohort) => {
    const { now, t } = context;
    const done = await work({ cohort, member, by: who(context), now });
    const after = (await ports.cohort.get(cohort.id)) ?? cohort;
    const shown = (await findMember(ports, { cohort: after, member: id, now })) ?? member;
    return memberView(shown, after, leads(after, who(context)), t, changedText(done, did, t));
  });

const card = (id: Id, context: Context, ports: Ports): Promise<View> =>
  withMember(id, context, ports, (member, cohort) =>
    memberView(member, cohort, leads(cohort, who(context)), context.t),
  );

const linesAPage = 20;

export const memberButtons = {
  membersOf: buttonHandler(memberRoutes.membersOf, {
    replaces: true,
    run(context, ports) {
      const { cohort: of, purpose, page: at } = context.args;
      return own(of, context, ports, (cohort) => page(cohort, purpose, at, context, ports));
    },
  }),
  pickMembers: buttonHandler(memberRoutes.pickMembers, {
    replaces: true,
    run: (context, ports) =>
      own(context.values, context, ports, (cohort) => page(cohort, context.args.purpose, 0, context, ports)),
  }),
  findMember: buttonHandler(memberRoutes.findMember, {
    replaces: true,
    fields: z.object({ sought: called((t) => t.member.sought, line(60).min(1)) }),
    form: (context, ports) => ownForm(context.args.cohort, context, ports, () => findForm(context.t)),
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { now, t, args } = context;
        const sought = context.fields.sought.replace(/^#/, '');
        return membersView(await listMembers(ports, { cohort, page: 0, sought, now }), args.purpose, riskDays, t);
      }),
  }),
  chooseMember: buttonHandler(memberRoutes.chooseMember, {
    replaces: true,
    run(context, ports) {
      const { t, args, values: id } = context;
      const asks = { remove: removeAskView, handover: handOverAskView };
      const ask = args.purpose === 'remove' || args.purpose === 'handover' ? asks[args.purpose] : undefined;
      return ask ? withMember(id, context, ports, (member) => ask(member, t)) : card(id, context, ports);
    },
  }),
  member: buttonHandler(memberRoutes.member, {
    replaces: true,
    run: (context, ports) => card(context.args.member, context, ports),
  }),
  expel: buttonHandler(memberRoutes.expel, {
    // The log names who did it, and whoever manages the workspace may be nobody's learner yet.
    begins: true,
    replaces: true,
    run(context, ports) {
      const { member: id, sure } = context.args;
      if (!sure) return withMember(id, context, ports, (member) => removeAskView(member, context.t));
      return change(id, context, ports, 'expel', (input) => removeMember(ports, input));
    },
  }),
  readmit: buttonHandler(memberRoutes.readmit, {
    begins: true,
    replaces: true,
    run: (context, ports) =>
      change(context.args.member, context, ports, 'readmit', (input) => readmitMember(ports, input)),
  }),
  organise: buttonHandler(memberRoutes.organise, {
    begins: true,
    replaces: true,
    run(context, ports) {
      const { member: id, on: organises } = context.args;
      return change(id, context, ports, organises ? 'organise' : 'unorganise', (input) =>
        chooseOrganiser(ports, { ...input, organises }),
      );
    },
  }),
  handTo: buttonHandler(memberRoutes.handTo, {
    begins: true,
    replaces: true,
    run(context, ports) {
      const { member: id, sure } = context.args;
      if (!sure) return withMember(id, context, ports, (member) => handOverAskView(member, context.t));
      return change(id, context, ports, 'handOver', (input) => handOver(ports, input));
    },
  }),
  csv: buttonHandler(memberRoutes.csv, {
    begins: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { event, learner, now, t } = context;
        const planned = await exportMembers(ports, { cohort, by: learner.id, at: event, now });
        return { tone: 'good', body: [text(planned ? t.member.csvSent : t.member.csvSentBefore)] };
      }),
  }),
  log: buttonHandler(memberRoutes.log, {
    replaces: true,
    run: (context, ports) =>
      own(context.args.cohort, context, ports, async (cohort) => {
        const { page: at } = context.args;
        const found = await ports.audit.list({ cohort: cohort.id, skip: at * linesAPage, limit: linesAPage + 1 });
        const lines = found.slice(0, linesAPage);
        return auditView({ cohort, lines, page: at, more: found.length > linesAPage }, context.t);
      }),
  }),
};
