import { groupName } from '../chat/contract/group-name.ts';
import { type Block, type Button, buttons, text, type View } from '../chat/contract/view.ts';
import { hourOf } from '../core/calendar/minute-of-day.ts';
import { type Enrolment, paces } from '../core/enrolment/model.ts';
import { type Learner, reminderPlaces, type Settings } from '../core/learner/model.ts';
import { nudgeRule } from '../core/nudge/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { deadlineRoutes } from '../routes/deadline.ts';
import { feedRoutes } from '../routes/feed.ts';
import { joinRoutes } from '../routes/join.ts';
import { settingsRoutes } from '../routes/settings.ts';
import { type From, pageOf } from './fold.ts';
import { holidayLabel } from './holidays.ts';
import { clockIn, zoneName, zoneSelect } from './zone.ts';

/**
 * A learner's settings, with buttons to change them, those first that begin at `from`. What was just `changed` is shown
 * above them.
 */
export function settingsView(
  { learner, studyDays, time, remindsInQuiet, lightMinutes, daysOff, today }: Settings,
  enrolment: Enrolment | undefined,
  t: Catalogue,
  changed?: string,
  from: From = 0,
): View {
  const board = Boolean(enrolment?.cohort.board);
  const facts: [string, string][] = [
    [t.settings.language, t.languageName],
    [t.settings.zone, t.settings.zoneValue(zoneName(learner.zone, t), time.toString().slice(0, 5))],
    [t.settings.remind, t.settings.remindValue[learner.remind]],
    [t.settings.hour, t.hour(hourOf(learner.reminderTime))],
    [t.settings.dayStart, t.hour(hourOf(learner.dayStart))],
    [t.settings.studyDays, t.settings.days(studyDays)],
    [t.settings.quizMinutes, t.settings.minutesADay(learner.quizMinutes)],
    [t.settings.quiet, t.settings.quietValue(hourOf(learner.quiet.from), hourOf(learner.quiet.to))],
  ];
  if (enrolment) facts.push([t.settings.nudge, t.settings.nudgeValue(Boolean(learner.nudgeSince), nudgeRule.weeks)]);
  facts.push([t.settings.light, lightText(learner, lightMinutes, t)]);
  if (daysOff.length) facts.push([t.settings.daysOff, t.list(daysOff.map((one) => holidayLabel(one, today, t)))]);
  const paced = enrolment?.cohort.home && enrolment;
  if (paced) facts.push([t.settings.pace, t.settings.paceValue[paced.pace ?? 'group']]);
  if (board && enrolment) facts.push([t.settings.board, t.settings.boardValue(enrolment.board)]);
  const remind: Block = {
    kind: 'select',
    placeholder: t.settings.remindChoose,
    route: settingsRoutes.remind(),
    min: 1,
    max: 1,
    options: reminderPlaces.map((value) => ({ value, label: t.settings.remindValue[value] })),
    ...(learner.remind !== 'unasked' && { chosen: learner.remind }),
  };
  return {
    title: t.settings.title,
    body: [
      ...(changed ? [text(changed)] : []),
      { kind: 'facts', facts },
      ...(remindsInQuiet ? [text(t.settings.remindInQuiet(t.hour(hourOf(learner.reminderTime))))] : []),
      remind,
      buttons(
        ...pageOf(changes(learner, enrolment, t), from, {
          ...{ more: t.chat.more, first: t.chat.firstOnes },
          to: (at) => settingsRoutes.page({ from: at }),
        }),
      ),
    ],
  };
}

/** What can be changed, the most used first, and the way out with them. */
function changes(
  learner: Learner,
  enrolment: Enrolment | undefined,
  t: Catalogue,
): readonly (Button | false | undefined)[] {
  const { id, cohort } = enrolment ?? {};
  return [
    { label: t.settings.changeClock, route: settingsRoutes.clock() },
    { label: t.settings.changeDays, route: settingsRoutes.days() },
    id !== undefined && cohort?.home && { label: t.settings.pace, route: settingsRoutes.paces({ enrolment: id }) },
    id !== undefined && { label: t.deadline.title, route: deadlineRoutes.deadline({ enrolment: id }) },
    enrolment &&
      cohort?.board && {
        label: enrolment.board ? t.settings.boardOff : t.settings.boardOn,
        route: settingsRoutes.board({ enrolment: enrolment.id, on: !enrolment.board }),
      },
    { label: t.settings.changeDaysOff, route: settingsRoutes.daysOff() },
    { label: t.ownData.button, route: settingsRoutes.data() },
    id === undefined
      ? { label: t.settings.leaveErase, style: 'danger', route: settingsRoutes.erase() }
      : { label: t.settings.leave, style: 'danger', route: settingsRoutes.leave({ enrolment: id }) },
    { label: t.settings.light, route: settingsRoutes.lightDays() },
    enrolment && {
      label: learner.nudgeSince ? t.settings.nudgeOff : t.settings.nudgeOn,
      route: settingsRoutes.nudge({ on: !learner.nudgeSince }),
    },
    { label: t.feed.button, route: feedRoutes.feed() },
  ];
}

const lightText = ({ lightDays }: Learner, minutes: number, t: Catalogue): string =>
  lightDays.length
    ? t.settings.lightValue(t.list(lightDays.map((day) => t.weekday(day))), minutes)
    : t.settings.lightNone;

/** The days of the week with few questions, to choose from. */
export const lightView = ({ learner, lightMinutes }: Settings, t: Catalogue): View => ({
  title: t.settings.light,
  body: [text(lightText(learner, lightMinutes, t)), lightSelect(t), back(t)],
});

/** How they follow the path, to choose from. */
export const paceView = (enrolment: Enrolment, t: Catalogue): View => ({
  title: t.settings.pace,
  body: [paceSelect(enrolment, t), back(t)],
});

const back = (t: Catalogue): Block => buttons({ label: t.settings.title, route: settingsRoutes.open() });

const lightSelect = (t: Catalogue): Block => ({
  kind: 'select',
  placeholder: t.settings.lightChoose,
  route: settingsRoutes.light(),
  min: 1,
  max: 7,
  options: [0, 1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    label: day ? t.weekday(day) : t.settings.lightAway,
  })),
});

const paceSelect = ({ id, pace }: Enrolment, t: Catalogue): Block => ({
  kind: 'select',
  placeholder: t.settings.paceChoose,
  route: settingsRoutes.pace({ enrolment: id }),
  min: 1,
  max: 1,
  options: paces.map((value) => ({ value, label: t.settings.paceValue[value] })),
  chosen: pace ?? 'group',
});

export const leaveView = (enrolment: Enrolment, t: Catalogue): View => ({
  title: t.settings.leaveTitle,
  body: [
    text(t.settings.leaveBody(groupName(enrolment.cohort, t))),
    buttons(
      { label: t.settings.leaveKeep, route: settingsRoutes.left({ enrolment: enrolment.id }) },
      { label: t.settings.leaveErase, style: 'danger', route: settingsRoutes.erase() },
      { label: t.settings.stay, route: settingsRoutes.open() },
    ),
  ],
});

export const leftView = (t: Catalogue): View => ({
  body: [text(t.settings.left), buttons({ label: t.join.button, route: joinRoutes.start() })],
});

export const eraseView = (t: Catalogue): View => ({
  title: t.settings.eraseTitle,
  tone: 'bad',
  body: [
    text(t.settings.eraseBody),
    buttons(
      { label: t.settings.eraseYes, style: 'danger', route: settingsRoutes.erased() },
      { label: t.settings.stay, route: settingsRoutes.open() },
    ),
  ],
});

/** The zone that was taken, or that none was found; and others to choose from. */
export const zonesView = (zones: readonly string[], message: string, now: Temporal.Instant, t: Catalogue): View => ({
  body: [
    text(message),
    ...(zones.length
      ? [zoneSelect(zones, { placeholder: t.join.zoneOther, route: settingsRoutes.place(), now, t })]
      : []),
  ],
});

export const zoneTaken = (zone: string, now: Temporal.Instant, t: Catalogue): string =>
  t.join.withClock(t.settings.zoneSet(zoneName(zone, t)), clockIn(zone, now));
