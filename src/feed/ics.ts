import ical, { ICalCalendarMethod, type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { mondayOf } from '../core/calendar/rules.ts';
import type { Feed, FeedEvent } from '../core/feed/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogues } from '../i18n/index.ts';

/** How often an app may look again. */
const refresh = 6 * 60 * 60;

/**
 * A calendar as RFC 5545 has it. Moments are in UTC, which every app shows in the zone of its device; the sprint's end is
 * a day. The same feed makes the same text, so that an app that has it is told so.
 */
export function icsOf({ learner, today, events }: Feed, key: string): string {
  const t = catalogues[learner.language];
  const stamp = new Date(`${today}T00:00:00Z`);
  const calendar = ical({
    name: t.feed.name,
    prodId: { company: 'Tongxue', product: 'Tongxue', language: t.language },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refresh,
    x: { 'X-WR-TIMEZONE': learner.zone },
  });
  for (const event of events)
    calendar.createEvent({
      id: `${idOf(event)}@${key.slice(0, 12)}.tongxue`,
      stamp,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...shownOf(event, t),
    });
  const lines = calendar.toString().trimEnd().split('\r\n');
  return [...lines.slice(0, -1), ...(events.length ? [] : utc), ...lines.slice(-1), ''].join('\r\n');
}

/** A calendar has at least one component (RFC 5545, 3.6), and a strict app refuses one without: a zone is one. */
const utc = [
  ...['BEGIN:VTIMEZONE', 'TZID:Etc/UTC', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000'],
  ...['TZOFFSETTO:+0000', 'TZNAME:UTC', 'END:STANDARD', 'END:VTIMEZONE'],
];

/** When it is, and what it says. */
function shownOf(event: FeedEvent, t: Catalogue): ICalEventData {
  const { cohort } = event;
  switch (event.kind) {
    case 'task':
      return {
        start: dateOf(event.at),
        end: dateOf(event.at.add({ minutes: event.task.minutes })),
        summary: (event.done ? t.feed.done : t.feed.task)(textIn(event.task.title, t.language)),
        description: t.feed.about(cohort.home && cohort.name),
      };
    case 'sprintEnd':
      return {
        start: new Date(`${event.on}T00:00:00Z`),
        allDay: true,
        summary: t.feed.sprintEnd(textIn(event.sprint.name, t.language)),
        description: textIn(event.sprint.finish, t.language) ?? null,
      };
    case 'officeHour': {
      const { hour, at, off } = event;
      return {
        start: dateOf(at.from),
        end: dateOf(at.to),
        summary: t.officeHour.title,
        description: t.officeHour.inFeed(cohort.name),
        sequence: hour.sequence,
        ...(hour.place && { location: hour.place }),
        ...(off && { status: ICalEventStatus.CANCELLED }),
      };
    }
  }
}

const dateOf = (at: Temporal.Instant): Date => new Date(at.epochMilliseconds);

/** What an app knows an event by. An office hour that is moved within its week is the same one. */
function idOf(event: FeedEvent): string {
  switch (event.kind) {
    case 'task':
      return `task-${event.enrolment}-${event.task.id}`;
    case 'sprintEnd':
      return `sprint-${event.enrolment}-${event.sprint.id}`;
    case 'officeHour':
      return `office-hour-${event.enrolment}${event.hour.weekly ? `-${mondayOf(event.at.on)}` : ''}`;
  }
}
