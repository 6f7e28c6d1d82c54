import { groupName } from '../chat/contract/group-name.ts';
import { type Button, buttons, moment, name, plain, text, type View } from '../chat/contract/view.ts';
import { writeTime } from '../core/calendar/minute-of-day.ts';
import type {
  CardShared,
  ChannelObstacle,
  Cohort,
  CohortCard,
  CohortCreated,
  CohortPrepared,
} from '../core/cohort/model.ts';
import type { RefusalReason } from '../core/delivery/model.ts';
import type { Cost } from '../core/spending/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { cohortRoutes } from '../routes/cohort.ts';
import { holidayRoutes } from '../routes/holidays.ts';
import { joinRoutes } from '../routes/join.ts';
import { libraryRoutes } from '../routes/library.ts';
import { officeHourRoutes } from '../routes/office-hour.ts';
import { languagesLabel } from './cohort-form.ts';
import { type From, pageOf } from './fold.ts';
import { type GroupRoutes, groupChoice } from './group-choice.ts';
import { cohortView } from './join.ts';
import { clockIn, zoneName } from './zone.ts';

export function createdView(
  { cohort, moved, nextPost, others }: Extract<CohortCreated, { kind: 'created' }>,
  now: Temporal.Instant,
  t: Catalogue,
): View {
  const start = t.date(cohort.start, now.toZonedDateTimeISO(cohort.zone).toPlainDate());
  const zone = t.settings.zoneValue(zoneName(cohort.zone, t), clockIn(cohort.zone, now));
  return {
    tone: 'good',
    body: [
      text(
        t.cohort.created(groupName(cohort, t)),
        moved ? t.cohort.moved(start) : t.join.starts(start),
        t.cohort.postsAt(t.cohort.postValue(writeTime(cohort.postTime), zone)),
        nextPost && t.cohort.nextPost(postMoment(nextPost, cohort, t)),
        others.length > 0 && t.cohort.bothPost(t.list(others.map((other) => groupName(other, t)))),
      ),
      buttons(
        { label: t.cohort.show, style: 'main', route: cohortRoutes.card({ cohort: cohort.id }) },
        { label: t.cohort.preview, route: cohortRoutes.preview({ cohort: cohort.id, day: 1 }) },
        { label: t.cohort.entry, route: cohortRoutes.entry({ cohort: cohort.id }) },
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

/** Why there is no group, or none there. `again` is the route to retry once the bot may post. */
export function notCreatedView(
  why: Exclude<CohortCreated | CohortPrepared, { kind: 'created' | 'ready' }>,
  again: string,
  t: Catalogue,
): View {
  if (why.kind !== 'cannotPost') return { tone: 'bad', body: [text(t.cohort[why.kind])] };
  const { obstacle } = why;
  return {
    notTaken: true,
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
export function sharedView(shared: CardShared, card: CohortCard, now: Temporal.Instant, t: Catalogue): View {
  if (shared === 'planned') return { tone: 'good', body: [text(t.cohort.shown(groupName(card.cohort, t)))] };
  const { recent, closed } = { recent: t.cohort.shownJustNow, closed: t.cohort.shownNowhere };
  const why = { recent, closed, ask: t.cohort.shownAlone, alone: undefined }[shared];
  const post = buttons({ label: t.cohort.showHere, route: cohortRoutes.post({ cohort: card.cohort.id }) });
  const view = cohortView(card, [t], now);
  return why === undefined ? view : { ...view, body: [text(why), ...view.body, ...(shared === 'ask' ? [post] : [])] };
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

export function cohortSettingsView(
  {
    cohort,
    here,
    changed,
    cost,
    role,
    from = 0,
  }: {
    readonly cohort: Cohort;
    readonly here: boolean;
    readonly changed?: string | undefined;
    /** Where there is a model. */
    readonly cost?: Cost | undefined;
    /** Where whoever joins needs one. */
    readonly role?: { readonly name?: string } | undefined;
    /** The first button that is shown. */
    readonly from?: From | undefined;
  },
  t: Catalogue,
): View {
  return {
    title: t.cohort.settings,
    body: [
      ...(changed ? [text(changed)] : []),
      {
        kind: 'facts',
        facts: [
          [t.cohort.name, groupName(cohort, t)],
          [t.cohort.language, languagesLabel(cohort.languages, t)],
          [t.cohort.post, t.cohort.postValue(writeTime(cohort.postTime), zoneName(cohort.zone, t))],
          [t.cohort.entry, entryText(cohort, role, t)],
          [t.cohort.channel, here ? t.cohort.here : t.cohort.elsewhere],
          [t.cohort.board, cohort.board ? t.cohort.on : t.cohort.off],
          [t.dailyQuestion.title, cohort.questionOff ? t.cohort.off : t.cohort.on],
          ...(cohort.minors ? ([[t.cohort.minors, t.cohort.minorsMean]] as const) : []),
          [t.cohort.beyond, cohort.declines ? t.cohort.beyondDeclines : t.cohort.beyondSays],
          ...(cost ? ([[t.cohort.tutor, tutorText(cohort, cost, t)]] as const) : []),
        ],
      },
      buttons(
        ...pageOf(changes(cohort, { here, cost }, t), from, {
          ...{ more: t.chat.more, first: t.chat.firstOnes },
          to: (at) => cohortRoutes.more({ cohort: cohort.id, from: at }),
        }),
      ),
    ],
  };
}

/** What an organiser can change and look at, the most used first. */
function changes(
  { id: cohort, board, questionOff, minors, quotesOnly, declines }: Cohort,
  { here, cost }: { readonly here: boolean; readonly cost?: Cost | undefined },
  t: Catalogue,
): readonly (Button | false | undefined)[] {
  return [
    { label: t.cohort.change, style: 'main', route: cohortRoutes.edit({ cohort }) },
    { label: t.cohort.entry, route: cohortRoutes.entry({ cohort }) },
    { label: t.cohort.holidays, route: holidayRoutes.holidaysOf({ cohort }) },
    !here && { label: t.cohort.postHere, route: cohortRoutes.here({ cohort }) },
    { label: t.officeHour.title, route: officeHourRoutes.hourOf({ cohort }) },
    { label: t.project.title, route: cohortRoutes.projects({ cohort, page: 0 }) },
    { label: t.cohort.hard.title, route: cohortRoutes.hard({ cohort }) },
    { label: t.library.title, route: libraryRoutes.libraryOf({ cohort }) },
    { label: t.cohort.preview, route: cohortRoutes.preview({ cohort, day: 1 }) },
    !minors && {
      label: board ? t.cohort.boardOff : t.cohort.boardOn,
      route: cohortRoutes.board({ cohort, on: !board }),
    },
    {
      label: questionOff ? t.dailyQuestion.settingOn : t.dailyQuestion.settingOff,
      route: cohortRoutes.question({ cohort, on: questionOff === true }),
    },
    cost &&
      !minors && {
        label: quotesOnly ? t.cohort.tutorOn : t.cohort.tutorOff,
        route: cohortRoutes.quotes({ cohort, on: !quotesOnly }),
      },
    {
      label: declines ? t.cohort.declineOff : t.cohort.declineOn,
      route: cohortRoutes.decline({ cohort, on: !declines }),
    },
    {
      label: minors ? t.cohort.minorsOff : t.cohort.minorsOn,
      route: cohortRoutes.minors({ cohort, on: !minors }),
    },
    { label: t.cohort.undo, route: cohortRoutes.undo({ cohort }) },
    { label: t.cohort.repair, route: cohortRoutes.repair({ cohort }) },
  ];
}

/** Who can join. The code is said to organisers alone, in its form. */
function entryText({ entryCode, cap }: Cohort, role: { readonly name?: string } | undefined, t: Catalogue): string {
  const asked = [
    role && t.cohort.entryRole(name(role.name ?? '', t.join.someRole)),
    entryCode !== undefined && t.cohort.entryCode,
  ].filter((one) => one !== undefined && one !== false);
  const who = asked.length ? asked.join(' · ') : t.cohort.entryOpen;
  return cap === undefined ? who : t.cohort.capped(cap, who);
}

/** Whether a model answers, and what that has cost today. */
function tutorText({ quotesOnly }: Cohort, { spent, limit }: Cost, t: Catalogue): string {
  const money = (micros: number) => (micros / 1_000_000).toFixed(2);
  if (quotesOnly) return t.cohort.tutorQuotes;
  const { answers, tokens, micros } = spent;
  const thousand = (of: number) => Math.round(of / 1_000);
  const today = t.cohort.tutorToday(answers, thousand(tokens), thousand(limit.tokens));
  return micros > 0 ? `${today} · ${t.cohort.tutorCost(money(micros), money(limit.micros))}` : today;
}

export const whichCohort = (cohorts: readonly Cohort[], choice: GroupRoutes, t: Catalogue): View => ({
  body: [text(t.cohort.which), ...groupChoice(cohorts, t, choice)],
});

/** To an organiser, in private: a message for this group's channel was refused, and what they can do. */
export const postRefusedView = (cohort: Cohort, reason: RefusalReason, t: Catalogue): View => ({
  tone: 'bad',
  body: [text(t.cohort.postRefused(groupName(cohort, t)), t.cohort.refused[reason])],
});
