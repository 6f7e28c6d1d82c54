import { groupName } from '../chat/contract/group-name.ts';
import { type Block, buttons, type Form, name, nameLabel, plain, text, type View } from '../chat/contract/view.ts';
import type { Cohort } from '../core/cohort/model.ts';
import type { ListedMember, MemberChanged, MemberPage, Purpose } from '../core/member/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { memberRoutes } from '../routes/member.ts';

/** A page of the members, to look at or to choose one. */
export function membersView(shown: MemberPage, purpose: Purpose, riskDays: number, t: Catalogue): View {
  const { cohort, counts, members, page, pages, sought } = shown;
  const { all, active, notStarted, atRisk, dmClosed } = counts;
  const route = (to: number) => memberRoutes.membersOf({ cohort: cohort.id, purpose, page: to });
  return {
    title: t.member.title(groupName(cohort, t)),
    body: [
      text(
        all > 0 && t.member.counts(all, active, notStarted, atRisk, dmClosed),
        purpose === 'see' && atRisk > 0 && t.member.atRiskMeans(riskDays),
        purpose !== 'see' && t.member.lead[purpose],
        !members.length && (sought === undefined ? t.member.none : t.member.noneFound(plain(sought))),
      ),
      ...(members.length ? [list(members, cohort, t), chooser(members, purpose, t)] : []),
      buttons(
        page > 0 && sought === undefined && { label: t.member.before, route: route(page - 1) },
        page + 1 < pages && sought === undefined && { label: t.member.after, route: route(page + 1) },
        { label: t.member.find, route: memberRoutes.findMember({ cohort: cohort.id, purpose }) },
        purpose === 'see' && all > 0 && { label: t.member.csv, route: memberRoutes.csv({ cohort: cohort.id }) },
        purpose === 'see' && { label: t.audit.button, route: memberRoutes.log({ cohort: cohort.id, page: 0 }) },
      ),
      text(`*${t.member.privacy}*`),
    ],
  };
}

const list = (members: readonly ListedMember[], cohort: Cohort, t: Catalogue): Block =>
  text(
    members
      .map((member) =>
        t.member.line(member.id, `**${name(member.name, t.chat.someone)}**`, how(member, cohort, t), last(member, t)),
      )
      .map((line) => `- ${line}`)
      .join('\n'),
  );

const last = ({ lastDay }: ListedMember, t: Catalogue): string =>
  lastDay ? t.member.lastOn(t.date(lastDay)) : t.member.never;

/** How it goes for somebody, with what else an organiser may need to know. */
const how = (member: ListedMember, cohort: Cohort, t: Catalogue): string =>
  member.removed
    ? t.member.removed
    : [
        t.member.standing[member.standing],
        member.learner === cohort.organiser ? t.member.organiser : member.organises && t.member.coOrganiser,
        member.dmClosed && t.member.dmClosed,
      ]
        .filter(Boolean)
        .join(', ');

const chooser = (members: readonly ListedMember[], purpose: Purpose, t: Catalogue): Block => ({
  kind: 'select',
  placeholder: t.member.choose[purpose],
  route: memberRoutes.chooseMember({ purpose }),
  min: 1,
  max: 1,
  options: members.map(({ id, name: called }) => ({
    value: id,
    label: `${id} · ${nameLabel(called, t.chat.someone)}`,
  })),
});

export const findForm = (t: Catalogue): Form => ({
  title: t.member.find,
  fields: [
    { name: 'sought', label: t.member.sought, hint: t.member.soughtHint, kind: 'line', required: true, max: 60 },
  ],
});

/** One member, and what an organiser can do. `leads`: whoever looks decides who organises. */
export function memberView(member: ListedMember, cohort: Cohort, leads: boolean, t: Catalogue, said?: string): View {
  const { id: of } = member;
  // Whoever opened the group stays in it, and organises it.
  const movable = !member.removed && member.learner !== cohort.organiser;
  return {
    body: [
      ...(said === undefined ? [] : [text(said)]),
      {
        kind: 'facts',
        facts: [
          [t.member.name, name(member.name, t.chat.someone)],
          [t.member.number, of],
          [t.member.joined, t.date(member.joined)],
          [t.member.lastDay, member.lastDay ? t.date(member.lastDay) : t.member.never],
          [t.member.how, how(member, cohort, t)],
        ],
      },
      buttons(
        member.removed && { label: t.member.readmit, route: memberRoutes.readmit({ member: of }) },
        leads &&
          movable && {
            label: member.organises ? t.member.unorganise : t.member.organise,
            route: memberRoutes.organise({ member: of, on: !member.organises }),
          },
        leads && movable && { label: t.member.handOver, route: memberRoutes.handTo({ member: of, sure: false }) },
        movable && {
          label: t.member.remove,
          style: 'danger' as const,
          route: memberRoutes.expel({ member: of, sure: false }),
        },
        {
          label: t.member.before,
          route: memberRoutes.membersOf({ cohort: cohort.id, purpose: 'see', page: 0 }),
        },
      ),
    ],
  };
}

/** All members as a file, with what it is for. */
export const membersFileView = (cohort: Cohort, csv: string, t: Catalogue): View => ({
  title: t.member.title(groupName(cohort, t)),
  body: [
    text(t.member.csvIs),
    { kind: 'file', name: 'members.csv', alt: t.member.title(nameLabel(cohort.name, t.cohort.unnamed)), text: csv },
  ],
});

/** What it means to have been given a group. */
export const handedOverView = (cohort: Cohort, t: Catalogue): View => ({
  body: [
    text(t.member.handedOver(groupName(cohort, t))),
    buttons({
      label: t.member.seeMembers,
      route: memberRoutes.membersOf({ cohort: cohort.id, purpose: 'see', page: 0 }),
    }),
  ],
});

export const removeAskView = (member: ListedMember, t: Catalogue): View => ({
  body: [
    text(t.member.removeAsk(name(member.name, t.chat.someone))),
    buttons(
      { label: t.member.removeYes, style: 'danger', route: memberRoutes.expel({ member: member.id, sure: true }) },
      { label: t.member.before, route: memberRoutes.member({ member: member.id }) },
    ),
  ],
});

export const handOverAskView = (member: ListedMember, t: Catalogue): View => ({
  body: [
    text(t.member.handOverAsk(name(member.name, t.chat.someone))),
    buttons(
      { label: t.member.handOverYes, style: 'main', route: memberRoutes.handTo({ member: member.id, sure: true }) },
      { label: t.member.before, route: memberRoutes.member({ member: member.id }) },
    ),
  ],
});

/** What became of something that an organiser did with a member. */
export function changedText(changed: MemberChanged, did: keyof Catalogue['member']['done'], t: Catalogue): string {
  if (changed.kind === 'leadOnly') return t.member.leadOnly;
  const who = name(changed.member.name, t.chat.someone);
  return changed.kind === 'done' ? t.member.done[did](who) : t.member[changed.kind](who);
}
