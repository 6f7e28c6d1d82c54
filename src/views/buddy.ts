import { groupName } from '../chat/contract/group-name.ts';
import { type Block, type Button, buttons, moment, name, nameLabel, text, type View } from '../chat/contract/view.ts';
import {
  type Buddy,
  type BuddyNews,
  type BuddyPage,
  buddyWeeks,
  type SharedStreak,
  type ShownBuddy,
} from '../core/buddy/model.ts';
import type { Enrolment } from '../core/enrolment/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { buddyRoutes } from '../routes/buddy.ts';
import { peersRoutes } from '../routes/peers.ts';
import { type From, pageOf } from './fold.ts';
import { said } from './pledge.ts';
import { clockIn, zoneName } from './zone.ts';

const called = (buddy: Pick<Buddy, 'name'>, t: Catalogue): string => name(buddy.name, t.peers.somebody);

/** Where the way to it is offered: to those of a group that can have buddies. */
export const buddyButton = ({ id, cohort }: Enrolment, t: Catalogue) =>
  cohort.home && !cohort.minors && { label: t.buddy.title, route: buddyRoutes.buddies({ enrolment: id }) };

/**
 * With whom somebody studies in a group, or the way to wish for it. What was just done is said above, and the
 * buttons are those from this one on.
 */
export function buddyView(
  page: BuddyPage,
  { enrolment, now, from = 0 }: { enrolment: Enrolment; now: Temporal.Instant; from?: From },
  t: Catalogue,
  done?: string,
): View {
  const of = { enrolment: enrolment.id };
  const back = { label: t.peers.title, route: peersRoutes.in(of) };
  const stop = { label: t.buddy.stop, route: buddyRoutes.want({ ...of, on: false }) };
  const shown = (...body: Block[]): View => ({ title: t.buddy.title, body: [...(done ? [text(done)] : []), ...body] });
  switch (page.kind) {
    case 'none':
      return shown(text(t.buddy.none), buttons(back));
    case 'off':
      return shown(
        text(t.buddy.about(buddyWeeks), t.buddy.rules),
        buttons({ label: t.buddy.want, style: 'main', route: buddyRoutes.want({ ...of, on: true }) }, back),
      );
    case 'waits':
      return shown(
        text(page.leftOver && t.buddy.leftOver, t.buddy.waits(roundText(page.next, enrolment, t))),
        buttons({ ...stop, label: t.buddy.leave }, back),
      );
    case 'together':
      return shown(
        text(t.buddy.until(t.date(page.until)), enrolment.cohort.demo ? t.web.demo : t.buddy.sayHello),
        ...page.others.map((buddy) => buddyText(buddy, now, t)),
        text(page.pledge ? t.buddy.pledgeShown : t.buddy.pledgeHidden, page.streak && t.buddy.streakWith),
        buttons(
          ...pageOf(
            [
              { label: t.peers.helloButton, style: 'main', route: buddyRoutes.helloBuddies(of) },
              {
                label: page.streak ? t.buddy.streakOff : t.buddy.streakOn,
                route: buddyRoutes.shareStreak({ ...of, on: !page.streak }),
              },
              {
                label: page.pledge ? t.buddy.hidePledge : t.buddy.showPledge,
                route: buddyRoutes.showPledge({ ...of, on: !page.pledge }),
              },
              back,
              stop,
              ...page.others.map((buddy) => blockButton(buddy, enrolment, t)),
            ],
            from,
            {
              ...{ more: t.chat.more, first: t.chat.firstOnes },
              to: (at) => buddyRoutes.buddiesFrom({ ...of, from: at }),
            },
          ),
        ),
      );
  }
}

const sharedText = ({ inRow, all }: SharedStreak, t: Catalogue): string =>
  inRow > 1 ? t.buddy.inRow(inRow) : all > 0 ? t.buddy.together(all) : t.buddy.notYet;

const roundText = (next: Temporal.Instant, { cohort }: Enrolment, t: Catalogue): string =>
  moment(next, t.date(next.toZonedDateTimeISO(cohort.zone).toPlainDate()));

const buddyText = (buddy: ShownBuddy, now: Temporal.Instant, t: Catalogue): Block =>
  text(
    `**${called(buddy, t)}** · ${t.settings.zoneValue(zoneName(buddy.zone, t), clockIn(buddy.zone, now))}`,
    buddy.means && said(buddy.means),
    buddy.shared && sharedText(buddy.shared, t),
  );

const blockButton = (buddy: ShownBuddy, { id: enrolment }: Enrolment, t: Catalogue): Button => ({
  label: t.buddy.block(nameLabel(buddy.name, t.peers.somebody)),
  route: buddyRoutes.blockBuddy({ enrolment, buddy: buddy.enrolment, sure: false }),
});

export const blockBuddyView = (buddy: Buddy, { id: enrolment }: Enrolment, t: Catalogue): View => ({
  body: [
    text(t.buddy.blockAsk(called(buddy, t))),
    buttons(
      {
        label: t.peers.blockYes,
        style: 'danger',
        route: buddyRoutes.blockBuddy({ enrolment, buddy: buddy.enrolment, sure: true }),
      },
      { label: t.buddy.title, route: buddyRoutes.buddies({ enrolment }) },
    ),
  ],
});

/** What a round has brought, in the message of the day or in one of its own. */
export const buddyNewsBlocks = (news: readonly BuddyNews[], t: Catalogue): readonly Block[] =>
  news.flatMap(({ enrolment, others }) => [
    text(
      others.length
        ? t.buddy.found(
            t.list(others.map((one) => `**${called(one, t)}**`)),
            groupName(enrolment.cohort, t),
            others.length,
          )
        : t.buddy.nobody(groupName(enrolment.cohort, t)),
      others.length > 0 && enrolment.cohort.demo && t.web.demo,
    ),
    buttons({ label: t.buddy.title, route: buddyRoutes.buddies({ enrolment: enrolment.id }) }),
  ]);
