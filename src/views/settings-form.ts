import type { Form } from '../chat/contract/view.ts';
import { hourOf } from '../core/calendar/minute-of-day.ts';
import { type Learner, quizMinutes, type Settings } from '../core/learner/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { languageChoices } from './join.ts';

const hours = (t: Catalogue, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ value: String(from + i), label: t.hour(from + i) }));

export function clockForm(learner: Learner, t: Catalogue): Form {
  return {
    title: t.settings.changeClock,
    fields: [
      {
        name: 'language',
        label: t.settings.language,
        kind: 'select',
        choices: languageChoices(),
        value: learner.language,
        required: true,
      },
      {
        name: 'clock',
        label: t.settings.clockOrPlace,
        hint: t.join.clockHint,
        kind: 'line',
        value: learner.zone,
        required: true,
        max: 60,
      },
      {
        name: 'hour',
        label: t.settings.hour,
        kind: 'select',
        choices: hours(t, 0, 23),
        value: String(hourOf(learner.reminderTime)),
        required: true,
      },
      {
        name: 'dayStart',
        label: t.settings.dayStart,
        kind: 'select',
        choices: hours(t, 0, 12),
        value: String(hourOf(learner.dayStart)),
        required: true,
      },
    ],
  };
}

export function daysForm({ learner, studyDays }: Settings, t: Catalogue): Form {
  return {
    title: t.settings.changeDays,
    fields: [
      {
        name: 'days',
        label: t.settings.studyDays,
        kind: 'select',
        value: String(studyDays),
        required: true,
        choices: [3, 4, 5, 6, 7].map((n) => ({ value: String(n), label: t.settings.days(n) })),
      },
      {
        name: 'minutes',
        label: t.settings.quizMinutes,
        kind: 'select',
        value: String(learner.quizMinutes),
        required: true,
        choices: quizMinutes.map((n) => ({ value: String(n), label: t.settings.minutesADay(n) })),
      },
      {
        name: 'from',
        label: t.settings.quietFrom,
        kind: 'select',
        choices: hours(t, 0, 23),
        value: String(hourOf(learner.quiet.from)),
        required: true,
      },
      {
        name: 'to',
        label: t.settings.quietTo,
        kind: 'select',
        choices: hours(t, 0, 23),
        value: String(hourOf(learner.quiet.to)),
        required: true,
      },
    ],
  };
}
