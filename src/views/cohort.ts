import { buttons, type Field, type Form, moment, plain, text, type View } from '../chat/contract/view.ts';
import { writeTime } from '../core/calendar/minute-of-day.ts';
import type { Cohort, CohortCreated } from '../core/cohort/model.ts';
import { postLanguages, writePostLanguages } from '../core/cohort/post-languages.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { RefusalReason } from '../core/delivery/model.ts';
import type { Languages } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogues } from '../i18n/index.ts';
import { cohortRoutes } from '../routes/cohort.ts';
import { joinRoutes } from '../routes/join.ts';
import { clockIn, zoneName } from './zone.ts';

/** The form to open a group: name, path, first day, languages, and the time of the daily post. */
export function cohortForm(
  defaults: { start: Temporal.PlainDate; zone: string; language: string },
  curriculum: Curriculum,
  t: Catalogue,
): Form {
  const paths = [...curriculum.paths.values()]
    .slice(0, 25)
    .map((r) => ({ value: r.id, label: textIn(r.name, t.language) }));
  return {
    title: t.cohort.formCreate,
    fields: [
      { name: 'name', label: t.cohort.name, kind: 'line', value: t.cohort.nameDefault, required: true, max: 60 },
      {
        name: 'route',
        label: t.cohort.path,
        kind: 'select',
        choices: paths,
        value: paths[0]?.value ?? '',
        required: true,
      },
      {
        name: 'start',
        label: t.cohort.start,
        hint: t.cohort.startHint,
        kind: 'line',
        value: defaults.start.toString(),
        required: true,
        max: 40,
      },
      {
        name: 'language',
        label: t.cohort.language,
        kind: 'select',
        choices: languageChoices(t),
        value: defaults.language,
        required: true,
      },
      postField(`9:00 ${defaults.zone}`, t),
    ],
  };
}

const postField = (value: string, t: Catalogue): Field => ({
  name: 'post',
  label: t.cohort.post,
  hint: t.cohort.postHint,
  kind: 'line',
  value,
  required: true,
  max: 60,
});

export function changeForm(cohort: Cohort, t: Catalogue): Form {
  return {
    title: t.cohort.formChange,
    fields: [
      { name: 'name', label: t.cohort.name, kind: 'line', value: cohort.name, required: true, max: 60 },
      {
        name: 'language',
        label: t.cohort.language,
        kind: 'select',
        choices: languageChoices(t),
        value: writePostLanguages(cohort.languages),
        required: true,
      },
      postField(`${writeTime(cohort.postTime).replace(/^0/, '')} ${cohort.zone}`, t),
    ],
  };
}

/** Languages by their own names; English and Chinese together have a name in each. */
function languagesLabel(languages: Languages, t: Catalogue): string {
  if (writePostLanguages(languages) === 'both') return t.cohort.both;
  const names = languages.map((language) => catalogues[language].languageName);
  return names.length > 1 ? t.list(names) : names[0]!;
}

const languageChoices = (t: Catalogue) =>
  postLanguages.map((languages) => ({ value: writePostLanguages(languages), label: languagesLabel(languages, t) }));

export function createdView(
  created: Exclude<CohortCreated, { kind: 'cannotPost' }>,
  now: Temporal.Instant,
  t: Catalogue,
): View {
  if (created.kind === 'noHome') return { tone: 'bad', body: [text(t.cohort.noHome)] };
  if (created.kind === 'unknownPath') return { tone: 'bad', body: [text(t.cohort.unknownPath)] };
  const { cohort, moved, nextPost } = created;
  const start = t.date(cohort.start, now.toZonedDateTimeISO(cohort.zone).toPlainDate());
  const zone = t.settings.zoneValue(zoneName(cohort.zone), clockIn(cohort.zone, now));
  return {
    tone: 'good',
    body: [
      text(
        t.cohort.created(plain(cohort.name)),
        moved ? t.cohort.moved(start) : t.join.starts(start),
        t.cohort.postsAt(t.cohort.postValue(writeTime(cohort.postTime), zone)),
        nextPost && t.cohort.nextPost(postMoment(nextPost, cohort, t)),
      ),
      buttons(
        { label: t.cohort.show, style: 'main', route: cohortRoutes.card({ cohort: cohort.id }) },
        { label: t.cohort.settings, route: cohortRoutes.change({ cohort: cohort.id }) },
        { label: t.join.button, route: joinRoutes.card({ place: { cohort: cohort.id } }) },
      ),
    ],
  };
}

/** A post's day and time by the cohort's clock; where a platform can, by the reader's own. */
function postMoment(at: Temporal.Instant, { zone }: Cohort, t: Catalogue): string {
  const there = at.toZonedDateTimeISO(zone);
  return moment(at, `${t.date(there.toPlainDate())} ${there.toPlainTime().toString({ smallestUnit: 'minute' })}`);
}

/** The bot may not post in the channel. `again` is the route to retry once it may. */
export const cannotPostView = (again: string, t: Catalogue): View => ({
  tone: 'bad',
  body: [text(t.cohort.cannotPost), buttons({ label: t.chat.retry, style: 'main', route: again })],
});

export function cohortSettingsView(cohort: Cohort, here: boolean, changed: string | undefined, t: Catalogue): View {
  return {
    title: t.cohort.settings,
    body: [
      ...(changed ? [text(changed)] : []),
      {
        kind: 'facts',
        facts: [
          [t.cohort.name, plain(cohort.name)],
          [t.cohort.language, languagesLabel(cohort.languages, t)],
          [t.cohort.post, t.cohort.postValue(writeTime(cohort.postTime), zoneName(cohort.zone))],
          [t.cohort.channel, here ? t.cohort.here : t.cohort.elsewhere],
          [t.cohort.board, cohort.board ? t.cohort.on : t.cohort.off],
        ],
      },
      buttons(
        { label: t.cohort.change, style: 'main', route: cohortRoutes.edit({ cohort: cohort.id }) },
        {
          label: cohort.board ? t.cohort.boardOff : t.cohort.boardOn,
          route: cohortRoutes.board({ cohort: cohort.id, on: !cohort.board }),
        },
        !here && { label: t.cohort.postHere, route: cohortRoutes.here({ cohort: cohort.id }) },
      ),
    ],
  };
}

export const whichCohort = (cohorts: readonly Cohort[], action: 'card' | 'change', t: Catalogue): View => ({
  body: [
    text(t.cohort.which),
    buttons(...cohorts.slice(0, 20).map((c) => ({ label: c.name, route: cohortRoutes[action]({ cohort: c.id }) }))),
  ],
});

/** To an organiser, in private: a message for this group's channel was refused, and what they can do. */
export const postRefusedView = (name: string, reason: RefusalReason, t: Catalogue): View => ({
  tone: 'bad',
  body: [text(t.cohort.postRefused(name), t.cohort.refused[reason])],
});
