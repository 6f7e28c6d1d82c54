import { type Block, type Button, buttons, type Form, moment, plain, text, type View } from '../chat/contract/view.ts';
import type { Cohort } from '../core/cohort/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Id } from '../core/id.ts';
import {
  maxTopic,
  type Occurrence,
  type OfficeHour,
  type OfficeHourPage,
  type Turn,
} from '../core/office-hour/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { queueRoutes } from '../routes/office-hour.ts';
import { peersRoutes } from '../routes/peers.ts';
import { zoneName } from './zone.ts';

type Held = Pick<Occurrence, 'from'>;

export const clock = (at: Temporal.Instant, zone: string): string =>
  at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });

/** A day and a time by the clock of `zone`. */
export const clocked = (at: Temporal.Instant, zone: string, t: Catalogue): string =>
  `${t.date(at.toZonedDateTimeISO(zone).toPlainDate())} ${clock(at, zone)}`;

/** The same in the reader's own; where a platform cannot, by the clock of `zone`. */
export const when = (at: Temporal.Instant, zone: string, t: Catalogue): string => moment(at, clocked(at, zone, t));

const timeOnly = (at: Temporal.Instant, zone: string): string => moment(at, clock(at, zone));

export const said = (hour: OfficeHour, label: string, t: Catalogue): string =>
  (hour.weekly ? t.officeHour.whenWeekly : t.officeHour.when)(label, t.officeHour.minutes(hour.minutes));

/** The address of a place that is one. */
const linkOf = ({ place }: OfficeHour): string | undefined => (place.startsWith('https://') ? place : undefined);

export function placeText(hour: OfficeHour, t: Catalogue): string {
  const link = linkOf(hour);
  if (!hour.place) return t.officeHour.inChannel;
  return t.officeHour.at(plain(link ? new URL(link).host : hour.place));
}

export const linkButton = (hour: OfficeHour, t: Catalogue): Button | false => {
  const url = linkOf(hour);
  return url !== undefined && { label: t.officeHour.link, url };
};

/** In a list of what a group has: when it is held next. Nothing where there is none. */
export const officeHourLine = ({ hour, next }: OfficeHourPage, zone: string, t: Catalogue): string | undefined =>
  hour && next && t.officeHour.nextHeld(said(hour, when(next.from, zone, t), t));

export const officeHourButton = (enrolment: Id, t: Catalogue): Button => ({
  label: t.officeHour.title,
  route: queueRoutes.officeHour({ enrolment }),
});

/** On the post of its day. */
export const officeHourBlocks = (held: Held, cohort: Cohort, ts: readonly Catalogue[]): readonly Block[] => [
  text(
    ...ts.map((t) => {
      const label = t.officeHour.inZone(clock(held.from, cohort.zone), zoneName(cohort.zone, t));
      return t.officeHour.onPost(moment(held.from, label));
    }),
  ),
  buttons({
    label: ts.map((t) => t.officeHour.title).join(' · '),
    route: queueRoutes.officeHourOn({ cohort: cohort.id }),
  }),
];

/** What a member sees: when and where, and their place in the queue. Nobody else's name. */
export function officeHourView(
  { hour, next, opens, open, queue }: OfficeHourPage,
  { enrolment, zone, now }: { enrolment: Enrolment; zone: string; now: Temporal.Instant },
  t: Catalogue,
  done?: string,
): View {
  const o = t.officeHour;
  const of = { enrolment: enrolment.id };
  const lead = done ? [text(done)] : [];
  const back = { label: t.peers.title, route: peersRoutes.in(of) };
  if (!hour || !next) return { title: o.title, body: [...lead, text(o.none), buttons(back)] };
  const at = queue.findIndex((turn) => turn.enrolment === enrolment.id);
  const mine = queue[at];
  const isOn = Temporal.Instant.compare(next.from, now) <= 0;
  const state = mine
    ? [mine.state === 'called' ? o.yourTurn : o.ahead(at), mine.topic && o.topicIs(plain(mine.topic))]
    : open
      ? [isOn ? o.now : o.soon, o.waiting(queue.length), o.how]
      : [opens && o.opens(timeOnly(opens, zone)), o.how];
  return {
    title: o.title,
    ...(mine?.state === 'called' && { tone: 'good' as const }),
    body: [
      ...lead,
      text(said(hour, when(next.from, zone, t), t), placeText(hour, t)),
      text(...state),
      buttons(
        open && !mine && { label: o.join, style: 'main', route: queueRoutes.joinQueue(of) },
        linkButton(hour, t),
        mine && { label: mine.state === 'called' ? o.done : o.leave, route: queueRoutes.leaveQueue(of) },
        open && { label: o.look, route: queueRoutes.officeHour(of) },
        back,
      ),
    ],
  };
}

export const joinQueueForm = (t: Catalogue): Form => ({
  title: t.officeHour.join,
  fields: [
    {
      ...{ name: 'topic', label: t.officeHour.topic, hint: t.officeHour.topicHint },
      ...{ kind: 'lines', required: false, max: maxTopic },
    },
  ],
});

/** To whoever is called, or comes after them. */
export const turnView = (
  which: 'turn' | 'next',
  { hour, turn, enrolment }: { hour: OfficeHour; turn: Turn; enrolment: Enrolment },
  t: Catalogue,
): View => {
  const o = t.officeHour;
  return {
    title: which === 'turn' ? o.turnTitle : o.nextTitle,
    ...(which === 'turn' && { tone: 'good' as const }),
    body: [
      text(which === 'next' && o.nextSays, placeText(hour, t), turn.topic && o.topicIs(plain(turn.topic))),
      buttons(linkButton(hour, t), officeHourButton(enrolment.id, t)),
    ],
  };
};

/** To whoever was not called, with the way to ask the group. */
export function overView(
  {
    turn,
    enrolment,
    task,
    next,
    zone,
  }: { turn: Turn; enrolment: Enrolment; task?: string | undefined; next?: Held | undefined; zone: string },
  t: Catalogue,
): View {
  const o = t.officeHour;
  const off = turn.state === 'off';
  const of = { enrolment: enrolment.id };
  return {
    title: off ? o.offTitle : o.overTitle,
    body: [
      text(off ? o.offSays : o.overSays, next && o.nextOne(when(next.from, zone, t))),
      ...(turn.topic ? [text(o.topicIs(plain(turn.topic)))] : []),
      buttons({
        label: o.ask,
        style: 'main',
        route: task === undefined ? peersRoutes.in(of) : peersRoutes.stuck({ ...of, about: task }),
      }),
    ],
  };
}
