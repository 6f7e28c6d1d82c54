import { groupName } from '../chat/contract/group-name.ts';
import { type Block, buttons, type Form, text, type View } from '../chat/contract/view.ts';
import { hourOf } from '../core/calendar/minute-of-day.ts';
import { type Cohort, type CohortCard, maxCode } from '../core/cohort/model.ts';
import type { Path } from '../core/curriculum/path.ts';
import type { Enrolment, PlaceId } from '../core/enrolment/model.ts';
import type { Id } from '../core/id.ts';
import { languages } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Learner, ReminderPlace } from '../core/learner/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogues } from '../i18n/index.ts';
import { joinRoutes } from '../routes/join.ts';
import { roadmapRoutes } from '../routes/roadmap.ts';
import { settingsRoutes } from '../routes/settings.ts';
import { groupChoice } from './group-choice.ts';
import { backButton } from './quiz.ts';
import { sprintText } from './sprint-text.ts';
import { clockIn, zoneName, zoneSelect } from './zone.ts';

/** What a cohort is, and what joining means: what is sent, when, who sees what, how to stop. */
export function cardText(
  { cohort, path, begins, members, week, sprint, over, paused }: CohortCard,
  t: Catalogue,
  now?: Temporal.Instant,
): Block {
  const today = now?.toZonedDateTimeISO(cohort.zone).toPlainDate();
  const when = over
    ? t.cohort.over
    : week
      ? t.join.week(week, path.weeks.length)
      : t.join.starts(t.date(begins, today));
  return text(
    t.join.card(groupName(cohort, t), textIn(path.name, t.language)),
    [when, members > 0 && t.join.members(members)].filter(Boolean).join(' · '),
    paused && t.summary.paused,
    sprintText(path, sprint, t),
    textIn(path.about, t.language),
    t.join.promise,
    cohort.demo && t.web.demo,
  );
}

/** The card with the question to try first or, for somebody who has answered it, with the button to join. */
export function joinView(
  card: Block,
  { place, path }: { readonly place: PlaceId; readonly path: Path },
  question: View | undefined,
  t: Catalogue,
): View {
  return {
    body: [
      text(t.join.what),
      card,
      text(t.join.privacy),
      ...(question ? [text(`**${t.join.tryFirst}**`), ...question.body] : [setDay(place, path, t)]),
    ],
  };
}

export const setDay = (place: PlaceId, path: Path, t: Catalogue): Block =>
  buttons(
    { label: t.join.setDay, style: 'main', route: joinRoutes.day({ place }) },
    path.years && { label: t.plan.wholePath, route: roadmapRoutes.years({ path: path.id }) },
  );

/** What a channel shows to everybody, in each of these languages. */
export const cohortView = (card: CohortCard, ts: readonly Catalogue[], now?: Temporal.Instant): View => ({
  body: [
    ...ts.flatMap((t) => [
      cardText(card, t, now),
      ...(card.refused ? [text(`⚠ ${t.cohort.notPosted}`, t.cohort.refused[card.refused])] : []),
      text(t.join.privacy),
    ]),
    ...(card.over
      ? []
      : [
          buttons({
            label: ts.map((t) => t.join.button).join(' · '),
            style: 'main',
            route: joinRoutes.card({ place: { cohort: card.cohort.id } }),
          }),
        ]),
  ],
});

export const severalView = (cohorts: readonly Cohort[], t: Catalogue): View => ({
  body: [
    text(t.join.several),
    ...groupChoice(cohorts, t, {
      button: (cohort) => joinRoutes.card({ place: { cohort } }),
      select: (select) => joinRoutes.pick({ select }),
    }),
  ],
});

export const soloView = (routes: readonly Path[], t: Catalogue): View => ({
  body: [
    text(t.join.none),
    buttons(
      ...routes.map((r) => ({
        label: t.join.solo(textIn(r.name, t.language)),
        route: joinRoutes.card({ place: { path: r.id } }),
      })),
    ),
  ],
});

export const soloCard = (path: Path, t: Catalogue): Block =>
  text(
    t.join.solo(`**${textIn(path.name, t.language)}**`),
    sprintText(path, 1, t),
    textIn(path.about, t.language),
    t.join.promise,
  );

/** The form for language, local time and study time. A zone that the platform knows is filled in. */
export function dayForm(learner: Learner, t: Catalogue, withCode = false): Form {
  const hours = Array.from({ length: 24 }, (_, h) => ({ value: String(h), label: t.hour(h) }));
  return {
    title: t.join.form,
    fields: [
      ...(withCode
        ? [
            {
              name: 'code',
              label: t.join.code,
              hint: t.join.codeHint,
              kind: 'line' as const,
              required: true,
              max: maxCode,
            },
          ]
        : []),
      {
        name: 'language',
        label: t.join.language,
        kind: 'select',
        choices: languageChoices(),
        value: learner.language,
        required: true,
      },
      {
        name: 'clock',
        // Where it is filled in with a place, it does not ask what the clock says.
        label: learner.zoneKnown ? t.settings.clockOrPlace : t.join.clock,
        hint: t.join.clockHint,
        kind: 'line',
        required: true,
        max: 60,
        ...(learner.zoneKnown && { value: learner.zone }),
      },
      {
        name: 'hour',
        label: t.join.hour,
        kind: 'select',
        choices: hours,
        value: String(hourOf(learner.reminderTime)),
        required: true,
      },
    ],
  };
}

export const languageChoices = () => languages.map((value) => ({ value, label: catalogues[value].languageName }));

/** Enrolled; the only thing left to ask is whether to send reminders. */
export function joinedView(
  joined: { learner: Learner; enrolment: Enrolment; zones: readonly string[]; tried?: Id; now: Temporal.Instant },
  t: Catalogue,
): View {
  const { learner, enrolment, zones, tried, now } = joined;
  const { cohort } = enrolment;
  const other = zones.length
    ? [zoneSelect(zones, { placeholder: t.join.zoneOther, route: settingsRoutes.place(), now, t })]
    : [];
  const choice = (where: ReminderPlace) => joinRoutes.remind({ enrolment: enrolment.id, where });
  return {
    tone: 'good',
    body: [
      text(
        cohort.home ? t.join.joined(groupName(cohort, t)) : t.join.joinedSolo,
        t.join.withClock(t.join.zoneTaken(zoneName(learner.zone, t)), clockIn(learner.zone, now)),
      ),
      ...other,
      text(t.join.remindAsk(t.hour(hourOf(learner.reminderTime)))),
      buttons(
        { label: t.join.remindYes(t.hour(hourOf(learner.reminderTime))), style: 'main', route: choice('dm') },
        Boolean(cohort.home) && { label: t.join.remindChannel, route: choice('channel') },
        { label: t.join.remindNo, route: choice('nowhere') },
        tried !== undefined && backButton(tried, t),
      ),
    ],
  };
}

/** For somebody who pressed a group's button and is not in it. */
export const notEnrolledView = (cohort: string, t: Catalogue): View => ({
  body: [
    text(t.chat.notEnrolled),
    buttons({ label: t.join.button, style: 'main', route: joinRoutes.card({ place: { cohort } }) }),
  ],
});
