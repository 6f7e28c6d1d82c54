import { groupName } from '../chat/contract/group-name.ts';
import { buttons, type Form, nameLabel, plain, text, type View } from '../chat/contract/view.ts';
import { type Announced, type Cohort, type CohortEnd, type CohortTurn, maxAnnouncement } from '../core/cohort/model.ts';
import { fewest } from '../core/summary/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { cohortRoutes } from '../routes/cohort.ts';

export const announceForm = (t: Catalogue): Form => ({
  title: t.cohort.end.announce,
  fields: [
    {
      name: 'words',
      label: t.cohort.end.announcement,
      hint: t.cohort.end.announceHint,
      kind: 'lines',
      required: true,
      max: maxAnnouncement,
    },
  ],
});

export function announcedView(announced: Announced, t: Catalogue): View {
  switch (announced.kind) {
    case 'planned':
      return { tone: 'good', body: [text(t.cohort.end.announced)] };
    case 'spent':
      return { notTaken: true, tone: 'bad', body: [text(t.cohort.end.announcedBefore(t.date(announced.again)))] };
    case 'closed':
      return { tone: 'bad', body: [text(t.cohort.end.isClosed)] };
  }
}

/** What an organiser has said, as it was written. */
export const announcementView = (cohort: Cohort, words: string, ts: readonly Catalogue[]): View => ({
  title: ts.map((t) => t.cohort.end.announcementTitle(groupName(cohort, t))).join(' · '),
  body: [text(...words.split(/\n+/).map(plain))],
});

/** Whether a group pauses, and the way to the other. `changed` is the day from which on it is so. */
export const pauseView = (cohort: Cohort, t: Catalogue, changed?: Temporal.PlainDate): View => {
  if (cohort.closed) return { body: [text(t.cohort.end.isClosed)] };
  const paused = cohort.pausedFrom !== undefined;
  const from = changed ?? cohort.pausedFrom;
  return {
    ...(changed && { tone: 'good' as const }),
    body: [
      text(
        paused && from
          ? t.cohort.end.pausesFrom(groupName(cohort, t), t.date(from))
          : changed
            ? t.cohort.end.goesOn(groupName(cohort, t), t.date(changed))
            : t.cohort.end.pauseAsk(groupName(cohort, t)),
      ),
      buttons({
        label: paused ? t.cohort.end.resume : t.cohort.end.pause,
        style: 'main',
        route: cohortRoutes.pauseNow({ cohort: cohort.id, on: !paused }),
      }),
    ],
  };
};

export const closeAskView = (cohort: Cohort, t: Catalogue): View =>
  cohort.closed
    ? { body: [text(t.cohort.end.isClosed)] }
    : {
        body: [
          text(t.cohort.end.closeAsk(groupName(cohort, t))),
          buttons(
            {
              label: t.cohort.end.close,
              style: 'danger',
              route: cohortRoutes.closeOf({ cohort: cohort.id, sure: true }),
            },
            { label: t.cohort.end.pauseInstead, route: cohortRoutes.pauseOf({ cohort: cohort.id }) },
          ),
        ],
      };

export const deleteForm = (cohort: Cohort, t: Catalogue): Form => ({
  title: t.cohort.end.delete,
  about: t.cohort.end.deleteAsk(groupName(cohort, t)),
  fields: [
    {
      name: 'name',
      label: t.cohort.end.typeName,
      hint: nameLabel(cohort.name, t.cohort.unnamed),
      kind: 'line',
      required: true,
      max: 100,
    },
  ],
});

/** To a group's channel: it pauses, goes on, or has ended. */
export const turnView = ({ cohort, did }: CohortEnd, turn: CohortTurn, ts: readonly Catalogue[]): View => ({
  ...(turn === 'closed' && { title: ts.map((t) => t.cohort.end.endTitle(groupName(cohort, t))).join(' · ') }),
  body: ts.map((t) => {
    const { turned, together, fewTogether, keeps } = t.cohort.end;
    if (turn !== 'closed') return text(turned[turn](groupName(cohort, t)));
    return text(did ? together(did.people, did.tasks, did.answers, did.minutes) : fewTogether(fewest), keeps);
  }),
});
