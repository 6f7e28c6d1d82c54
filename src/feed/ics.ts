import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Feed, FeedEvent } from '../core/feed/model.ts';
import { textIn } from '../core/language/rules.ts';
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
  for (const event of events) {
    const { cohort } = event;
    calendar.createEvent({
      id: `${idOf(event)}@${key.slice(0, 12)}.tongxue`,
      stamp,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(event.kind === 'task'
        ? {
            start: new Date(event.at.epochMilliseconds),
            end: new Date(event.at.add({ minutes: event.task.minutes }).epochMilliseconds),
            summary: (event.done ? t.feed.done : t.feed.task)(textIn(event.task.title, t.language)),
            description: t.feed.about(cohort.home && cohort.name),
          }
        : {
            ...{ start: new Date(`${event.on}T00:00:00Z`), allDay: true },
            summary: t.feed.sprintEnd(textIn(event.sprint.name, t.language)),
            description: textIn(event.sprint.finish, t.language) ?? null,
          }),
    });
  }
  const lines = calendar.toString().trimEnd().split('\r\n');
  return [...lines.slice(0, -1), ...(events.length ? [] : utc), ...lines.slice(-1), ''].join('\r\n');
}

/** A calendar has at least one component (RFC 5545, 3.6), and a strict app refuses one without: a zone is one. */
const utc = [
  ...['BEGIN:VTIMEZONE', 'TZID:Etc/UTC', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0000'],
  ...['TZOFFSETTO:+0000', 'TZNAME:UTC', 'END:STANDARD', 'END:VTIMEZONE'],
];

const idOf = (event: FeedEvent): string =>
  event.kind === 'task' ? `task-${event.enrolment}-${event.task.id}` : `sprint-${event.enrolment}-${event.sprint.id}`;
