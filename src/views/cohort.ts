import { groupLabels, groupName } from '../chat/contract/group-name.ts';
import { buttons, type Form, isolate, nameLabel, plain, text, type View } from '../chat/contract/view.ts';
import { hourOf } from '../core/calendar/minute-of-day.ts';
import type {
  CardShared,
  ChannelObstacle,
  Cohort,
  CohortCard,
  CohortCreated,
  CohortPrepared,
} from '../core/cohort/model.ts';
import { postLanguages, writePostLanguages } from '../core/cohort/post-languages.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { RefusalReason } from '../core/delivery/model.ts';
import type { Languages } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Learner } from '../core/learner/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogues } from '../i18n/index.ts';
import { cohortRoutes } from '../routes/cohort.ts';
import { joinRoutes } from '../routes/join.ts';
import { groupChoice } from './group-choice.ts';
import { cohortView } from './join.ts';

/**
 * The form to open a group: name, path, first day, languages, and the time of the daily post. A group that posts in this
 * channel already is named first.
 */
export function cohortForm(
  { start, others }: { readonly start: Temporal.PlainDate; readonly others: readonly Cohort[] },
  learner: Pick<Learner, 'zone' | 'language'>,
  curriculum: Curriculum,
  t: Catalogue,
): Form {
  const paths = [...curriculum.paths.values()]
    .slice(0, 25)
    .map((r) => ({ value: r.id, label: textIn(r.name, t.language) }));
  return {
    title: t.cohort.formCreate,
    fields: [
      {
        name: 'name',
        label: t.cohort.name,
        ...(others.length && { hint: t.cohort.hereAlready(t.list(groupLabels(others, t).map(isolate))) }),
        kind: 'line',
        value: t.cohort.nameDefault,
        required: true,
        max: 60,
      },
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
        value: start.toString(),
        required: true,
        max: 10,
      },
      {
        name: 'language',
        label: t.cohort.language,
        kind: 'select',
        choices: languageChoices(t),
        value: learner.language,
        required: true,
      },
      { name: 'post', label: t.cohort.post, kind: 'line', value: `9:00 ${learner.zone}`, required: true, max: 60 },
    ],
  };
}

export function changeForm(cohort: Cohort, t: Catalogue): Form {
  return {
    title: t.cohort.formChange,
    fields: [
      {
        name: 'name',
        label: t.cohort.name,
        kind: 'line',
        value: nameLabel(cohort.name, t.cohort.nameDefault),
        required: true,
        max: 60,
      },
      {
        name: 'language',
        label: t.cohort.language,
        kind: 'select',
        choices: languageChoices(t),
        value: writePostLanguages(cohort.languages),
        required: true,
      },
      {
        name: 'post',
        label: t.cohort.post,
        kind: 'line',
        value: `${hourOf(cohort.postTime)}:00 ${cohort.zone}`,
        required: true,
        max: 60,
      },
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
  { cohort, moved, others }: Extract<CohortCreated, { kind: 'created' }>,
  t: Catalogue,
): View {
  return {
    tone: 'good',
    body: [
      text(
        t.cohort.created(groupName(cohort, t)),
        moved ? t.cohort.moved(t.date(cohort.start)) : t.join.starts(t.date(cohort.start)),
        others.length > 0 && t.cohort.bothPost(t.list(others.map((other) => groupName(other, t)))),
      ),
      buttons(
        { label: t.cohort.show, style: 'main', route: cohortRoutes.card({ cohort: cohort.id }) },
        { label: t.cohort.settings, route: cohortRoutes.change({ cohort: cohort.id }) },
        { label: t.join.button, route: joinRoutes.card({ place: { cohort: cohort.id } }) },
      ),
    ],
  };
}

/** Why there is no group, or none there. `again` is the route to retry once the bot may post. */
export function notCreatedView(
  why: Exclude<CohortCreated | CohortPrepared, { kind: 'created' | 'ready' }>,
  again: string,
  t: Catalogue,
): View {
  if (why.kind !== 'cannotPost') return { tone: 'bad', body: [text(t.cohort[why.kind])] };
  const { obstacle } = why;
  return {
    tone: 'bad',
    body: [
      text(t.cohort.cannotPost, obstacle && wayOut(obstacle, t)),
      buttons({ label: t.chat.retry, style: 'main', route: again }),
    ],
  };
}

/** What is in the way, and what to do about it. */
function wayOut(obstacle: ChannelObstacle, t: Catalogue): string | false {
  switch (obstacle.kind) {
    case 'wrongKind':
      return t.cohort.wrongKind;
    case 'archived':
      return t.cohort.archived;
    case 'notInvited':
      return t.cohort.notInvited(`/invite @${obstacle.bot}`);
    case 'rights': {
      const rights: Readonly<Record<string, string>> = t.cohort.rights;
      return t.cohort.missing(t.list(obstacle.missing.map((right) => `**${rights[right] ?? plain(right)}**`)));
    }
    case 'unknown':
      return false;
  }
}

/** A card that somebody asked for: it is on its way to the channel, or it is for them alone. */
export function sharedView(shared: CardShared, card: CohortCard, t: Catalogue): View {
  if (shared === 'planned') return { tone: 'good', body: [text(t.cohort.shown(groupName(card.cohort, t)))] };
  const why = { recent: t.cohort.shownJustNow, closed: t.cohort.shownNowhere, alone: undefined }[shared];
  const view = cohortView(card, [t]);
  return why === undefined ? view : { ...view, body: [text(why), ...view.body] };
}

/** Tells a channel that a group's posts come here from now on, or come here no more. */
export const movedView = (cohort: Cohort, posts: 'here' | 'away', ts: readonly Catalogue[]): View => ({
  body: [
    text(
      ...ts.map((t) =>
        posts === 'here' ? t.cohort.movedHere(groupName(cohort, t)) : t.cohort.movedAway(groupName(cohort, t)),
      ),
    ),
  ],
});

export function cohortSettingsView(cohort: Cohort, here: boolean, changed: string | undefined, t: Catalogue): View {
  return {
    title: t.cohort.settings,
    body: [
      ...(changed ? [text(changed)] : []),
      {
        kind: 'facts',
        facts: [
          [t.cohort.name, groupName(cohort, t)],
          [t.cohort.language, languagesLabel(cohort.languages, t)],
          [t.cohort.post, t.cohort.postValue(t.hour(hourOf(cohort.postTime)), cohort.zone)],
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
    ...groupChoice(cohorts, t, {
      button: (cohort) => cohortRoutes[action]({ cohort }),
      select: (select) => (action === 'card' ? cohortRoutes.pickCard({ select }) : cohortRoutes.pickChange({ select })),
    }),
  ],
});

/** To an organiser, in private: a message for this group's channel was refused, and what they can do. */
export const postRefusedView = (cohort: Cohort, reason: RefusalReason, t: Catalogue): View => ({
  tone: 'bad',
  body: [text(t.cohort.postRefused(groupName(cohort, t)), t.cohort.refused[reason])],
});
