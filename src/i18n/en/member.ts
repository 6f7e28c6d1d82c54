import { plural } from './format.ts';

/** Who is in a group, for its organisers. */
export const member = {
  title: (group: string) => `Members of ${group}`,
  /** Of what there is nobody, nothing is said. */
  counts: (all: number, active: number, notStarted: number, atRisk: number, dmClosed: number) => {
    const of = [active && `${active} active`, notStarted && `${notStarted} not started`, atRisk && `${atRisk} quiet`];
    const parts = of.filter(Boolean).join(', ');
    const closed = dmClosed ? ` ${dmClosed} with private messages closed.` : '';
    return `${plural(all, 'member', 'members')}${parts && ': '}${parts}.${closed}`;
  },
  privacy: 'Only organisers see this. It says whether somebody is there, and never what they answered.',
  atRiskMeans: (days: number) => `*Quiet*: nothing done for ${days} of the group’s days or more.`,
  name: 'Name',
  number: 'No.',
  joined: 'Joined',
  line: (no: string, who: string, how: string, last: string) => `${no} · ${who}: ${how}, ${last}`,
  lastOn: (when: string) => `last day ${when}`,
  lastDay: 'Last day',
  how: 'How it goes',
  never: 'nothing done yet',
  standing: { atRisk: 'quiet', notStarted: 'not started', active: 'active', waiting: 'just here' },
  removed: 'removed',
  dmClosed: 'private messages closed',
  organiser: 'organiser',
  coOrganiser: 'co-organiser',
  none: 'Nobody has joined yet. `/cohort show` puts the card with the *Join* button into this channel.',
  noneFound: (sought: string) => `Nobody here is called or numbered “${sought}”.`,
  before: 'Back',
  after: 'More',
  csv: 'As a file (CSV)',
  csvSent: 'The list is on its way to your private messages, as a file.',
  csvSentBefore: 'The list was sent a moment ago. Look in your private messages.',
  csvIs:
    'Everybody in the group, with columns that Canvas and Moodle can import. It has names: keep it where only organisers can read it. The group’s log says that you took it.',
  find: 'Find somebody',
  sought: 'Name or number',
  soughtHint: 'A part of the name, or the number from the list',
  choose: {
    see: 'Choose a member',
    remove: 'Whom to remove?',
    handover: 'Who takes the group over?',
    organisers: 'Choose a co-organiser',
  },
  lead: {
    remove: 'Choose whom to remove. You are asked once more before it happens.',
    handover: 'Choose who takes the group over. You are asked once more before it happens.',
    organisers: 'Choose somebody who should help to organise, or who should not any more.',
  },
  remove: 'Remove from the group',
  removeAsk: (who: string) =>
    `Remove ${who} from the group? They cannot join it again until an organiser lets them. What they have learned stays theirs. They get no message about it.`,
  removeYes: 'Remove',
  readmit: 'Let them join again',
  organise: 'Make co-organiser',
  unorganise: 'No longer co-organiser',
  handOver: 'Hand the group over',
  handOverAsk: (who: string) =>
    `Hand the group over to ${who}? They organise it from then on, and you stay a co-organiser as long as you are a member.`,
  handedOver: (group: string) =>
    `**${group}** was handed over to you: you organise it from now on. What waits for an organiser comes to you, in at most one private message a day, and on Fridays the draft of the weekly summary. \`/cohort settings\` changes the group, and \`/cohort handover\` passes it on.`,
  seeMembers: 'See the members',
  handOverYes: 'Hand it over',
  done: {
    expel: (who: string) => `${who} is no longer in the group.`,
    readmit: (who: string) => `${who} can join again.`,
    organise: (who: string) => `${who} is a co-organiser now.`,
    unorganise: (who: string) => `${who} is no longer a co-organiser.`,
    handOver: (who: string) => `${who} organises the group now.`,
  },
  repeat: (who: string) => `Nothing changed: it was so for ${who} already.`,
  leadOnly: 'Only whoever opened the group, or manages the server or workspace, decides who organises it.',
  opened: (who: string) => `${who} opened this group. Hand it over to somebody else first.`,
};
