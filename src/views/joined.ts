import { groupName } from '../chat/contract/group-name.ts';
import { type Button, buttons, moment, text, type View } from '../chat/contract/view.ts';
import { hourOf } from '../core/calendar/minute-of-day.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Id } from '../core/id.ts';
import type { Learner } from '../core/learner/model.ts';
import type { NotePosted } from '../core/note/model.ts';
import type { Today } from '../core/task/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { settingsRoutes } from '../routes/settings.ts';
import { postedNoteView, tellBlocks } from './peers.ts';
import { backButton } from './quiz.ts';
import { todayButtons } from './today-buttons.ts';

/** What there is to do for somebody who has just joined. */
interface Begun {
  readonly enrolment: Enrolment;
  readonly today: Today | undefined;
  readonly tried?: Id;
}

const waysOn = ({ enrolment, today, tried }: Begun, t: Catalogue): readonly (Button | false)[] => [
  ...(today ? todayButtons(today, enrolment, t).slice(0, 1) : []),
  tried !== undefined && backButton(tried, t),
];

/** The group is told that they are here, in the place of the offer to do so; and the way on that stood beside it. */
export function toldView(posted: NotePosted, begun: Begun, t: Catalogue): View {
  const view = postedNoteView(posted, 'arrival', t);
  return posted.kind === 'posted'
    ? { ...view, body: [...view.body, buttons(...waysOn(begun, t))] }
    : { ...view, beside: true };
}

/** After joining: whether reminders come, and what there is to do now. */
export function remindedView(
  learner: Learner,
  next: Temporal.Instant | null,
  { tells, ...begun }: Begun & { readonly tells: boolean },
  t: Catalogue,
): View {
  const label = next ? t.date(next.toZonedDateTimeISO(learner.zone).toPlainDate()) : '';
  const confirmed = {
    dm: t.join.reminded(t.hour(hourOf(learner.reminderTime)), next ? moment(next, label) : ''),
    channel: t.join.channelOnly,
  };
  return {
    tone: 'good',
    body: [
      text(
        learner.remind === 'dm' || learner.remind === 'channel' ? confirmed[learner.remind] : t.join.notReminded,
        notYet(begun.today, t),
      ),
      buttons(...waysOn(begun, t)),
      ...(tells ? tellBlocks(begun.enrolment, learner.name, t) : []),
    ],
  };
}

/** That the group has not begun, and when it does. */
const notYet = (today: Today | undefined, t: Catalogue) => today?.kind === 'early' && t.task.early(t.date(today.start));

export const alreadyView = (enrolment: Enrolment, today: Today | undefined, t: Catalogue): View => ({
  body: [
    text(t.join.already(groupName(enrolment.cohort, t)), notYet(today, t)),
    buttons(...(today ? todayButtons(today, enrolment, t) : []), {
      label: t.settings.title,
      route: settingsRoutes.open(),
    }),
  ],
});
