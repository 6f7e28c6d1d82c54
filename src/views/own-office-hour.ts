import { groupName } from '../chat/contract/group-name.ts';
import { type Block, buttons, type Form, name, text, type View } from '../chat/contract/view.ts';
import { exampleDates } from '../core/calendar/example-dates.ts';
import { writeTime } from '../core/calendar/minute-of-day.ts';
import type { Cohort } from '../core/cohort/model.ts';
import { hourLengths, maxPlace, type OfficeHourPage, type Turn } from '../core/office-hour/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { cohortRoutes } from '../routes/cohort.ts';
import { officeHourRoutes } from '../routes/office-hour.ts';
import { quoted } from './note.ts';
import { clock, clocked, linkButton, placeText, said, when } from './office-hour.ts';
import { zoneName } from './zone.ts';

/** As many of a queue are named to an organiser. */
const mostNamed = 10;

/** What an organiser sees: when it is by the group's clock, who waits, and what they can do about it. */
export function ownOfficeHourView(
  { hour, next, opens, open, queue }: OfficeHourPage,
  { cohort, zone }: { cohort: Cohort; zone: string },
  t: Catalogue,
  done?: string,
): View {
  const o = t.officeHour;
  const of = { cohort: cohort.id };
  const head = text(done, o.of(groupName(cohort, t)));
  const settings = { label: t.cohort.settings, route: cohortRoutes.change(of) };
  if (!hour || !next)
    return {
      title: o.title,
      body: [
        head,
        text(o.none, o.about),
        buttons({ label: o.set, style: 'main', route: officeHourRoutes.setHour(of) }, settings),
      ],
    };
  // By the group's clock in words: a platform shows a moment by the reader's.
  const label = o.inZone(clocked(next.from, cohort.zone, t), zoneName(cohort.zone, t));
  const elsewhere = clocked(next.from, zone, t) !== clocked(next.from, cohort.zone, t);
  const [first] = queue;
  const called = first?.state === 'called' ? first : undefined;
  const waiting = called ? queue.slice(1) : queue;
  const press = { ...of, after: called?.id };
  return {
    title: o.title,
    body: [
      head,
      text(said(hour, label, t), elsewhere && o.forYou(when(next.from, zone, t)), placeText(hour, t)),
      ...(open ? queueBlocks(called, waiting, t) : [text(opens && o.opensFor(clock(opens, cohort.zone)))]),
      buttons(
        open && waiting.length > 0 && { label: o.next, style: 'main', route: officeHourRoutes.nextTurn(press) },
        open && called && !waiting.length && { label: o.endTurn, route: officeHourRoutes.nextTurn(press) },
        open && { label: o.look, route: officeHourRoutes.hourOf(of) },
        linkButton(hour, t),
      ),
      buttons(
        { label: o.change, route: officeHourRoutes.setHour(of) },
        hour.weekly && {
          label: o.skip(t.date(next.on)),
          route: officeHourRoutes.skipHour({ ...of, day: next.on.toString() }),
        },
        { label: hour.weekly ? o.end : o.callOff, style: 'danger', route: officeHourRoutes.endHour(of) },
        settings,
      ),
    ],
  };
}

function queueBlocks(called: Turn | undefined, waiting: readonly Turn[], t: Catalogue): readonly Block[] {
  const nameOf = (turn: Turn) => name(turn.name, t.peers.somebody);
  const line = (head: string, { topic }: Turn) => text(head, topic && quoted(topic));
  const more = waiting.length - mostNamed;
  return [
    ...(called ? [line(t.officeHour.turnNow(nameOf(called)), called)] : []),
    ...waiting.slice(0, mostNamed).map((turn, n) => line(t.officeHour.line(n + 1, nameOf(turn)), turn)),
    ...(more > 0 ? [text(t.officeHour.more(more))] : []),
    ...(waiting.length ? [] : [text(t.officeHour.waiting(0))]),
  ];
}

export const officeHourForm = (
  { hour, next }: Pick<OfficeHourPage, 'hour' | 'next'>,
  { zone }: Cohort,
  today: Temporal.PlainDate,
  t: Catalogue,
): Form => {
  const o = t.officeHour;
  const now = hour && next ? hour : undefined;
  return {
    title: o.title,
    fields: [
      {
        ...{
          name: 'day',
          label: o.day,
          hint: o.dayHint(exampleDates(today).thursday),
          kind: 'line',
          required: true,
          max: 40,
        },
        ...(next && { value: next.on.toString() }),
      },
      {
        ...{ name: 'time', label: o.time, hint: o.timeHint(zoneName(zone, t)), kind: 'line', required: true, max: 40 },
        ...(now && { value: writeTime(now.time) }),
      },
      {
        ...{ name: 'minutes', label: o.long, kind: 'select', required: true },
        choices: hourLengths.map((n) => ({ value: String(n), label: o.minutes(n) })),
        value: String(now?.minutes ?? 60),
      },
      {
        ...{ name: 'often', label: o.often, kind: 'select', required: true },
        choices: [
          { value: 'weekly', label: o.weekly },
          { value: 'once', label: o.once },
        ],
        value: now && !now.weekly ? 'once' : 'weekly',
      },
      {
        ...{ name: 'place', label: o.place, hint: o.placeHint, kind: 'line', required: false, max: maxPlace },
        ...(now?.place && { value: now.place }),
      },
    ],
  };
};

/** What was filled in is over already. */
export const pastOfficeHourView = (cohort: Cohort, fits: Temporal.PlainDate, t: Catalogue): View => ({
  notTaken: true,
  tone: 'bad',
  body: [
    text(t.officeHour.past(t.officeHour.day, fits.toString())),
    buttons({ label: t.chat.retry, style: 'main', route: officeHourRoutes.setHour({ cohort: cohort.id }) }),
  ],
});
