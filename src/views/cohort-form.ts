import { groupLabels } from '../chat/contract/group-name.ts';
import { type Field, type Form, isolate, nameLabel } from '../chat/contract/view.ts';
import { exampleDates } from '../core/calendar/example-dates.ts';
import { writeTime } from '../core/calendar/minute-of-day.ts';
import { type Cohort, maxCode } from '../core/cohort/model.ts';
import { postLanguages, writePostLanguages } from '../core/cohort/post-languages.ts';
import type { Curriculum } from '../core/curriculum/model.ts';
import type { Languages } from '../core/language/model.ts';
import { textIn } from '../core/language/rules.ts';
import type { Learner } from '../core/learner/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { catalogues } from '../i18n/index.ts';

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
        hint: t.cohort.startHint(exampleDates(start).monday),
        kind: 'line',
        value: start.toString(),
        required: true,
        max: 40,
      },
      {
        name: 'language',
        label: t.cohort.language,
        kind: 'select',
        choices: languageChoices(t),
        value: learner.language,
        required: true,
      },
      postField(`9:00 ${learner.zone}`, t),
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

/** By the number that the learner sees below their answer: an organiser sees no answers. */
export const undoForm = (t: Catalogue): Form => ({
  title: t.cohort.undo,
  fields: [
    { name: 'answer', label: t.cohort.answerNumber, hint: t.cohort.answerHint, kind: 'line', required: true, max: 30 },
  ],
});

/** By the number that the learner sees in their progress: an organiser sees no streaks. */
export const repairForm = (t: Catalogue): Form => ({
  title: t.cohort.repair,
  fields: [
    { name: 'member', label: t.cohort.memberNumber, hint: t.cohort.memberHint, kind: 'line', required: true, max: 30 },
  ],
});

export const entryForm = ({ entryCode, entryRole, cap }: Cohort, t: Catalogue): Form => ({
  title: t.cohort.entry,
  fields: [
    {
      name: 'code',
      label: t.cohort.code,
      hint: t.cohort.codeHint,
      kind: 'line',
      value: entryCode ?? '',
      required: false,
      max: maxCode,
    },
    {
      name: 'role',
      label: t.cohort.role,
      hint: t.cohort.roleHint,
      kind: 'role',
      ...(entryRole !== undefined && { value: entryRole }),
      required: false,
    },
    {
      name: 'cap',
      label: t.cohort.cap,
      hint: t.cohort.capHint,
      kind: 'line',
      value: cap === undefined ? '' : String(cap),
      required: false,
      max: 10,
    },
  ],
});

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
      postField(`${writeTime(cohort.postTime).replace(/^0/, '')} ${cohort.zone}`, t),
    ],
  };
}

/** Languages by their own names; English and Chinese together have a name in each. */
export function languagesLabel(languages: Languages, t: Catalogue): string {
  if (writePostLanguages(languages) === 'both') return t.cohort.both;
  const names = languages.map((language) => catalogues[language].languageName);
  return names.length > 1 ? t.list(names) : names[0]!;
}

const languageChoices = (t: Catalogue) =>
  postLanguages.map((languages) => ({ value: writePostLanguages(languages), label: languagesLabel(languages, t) }));
