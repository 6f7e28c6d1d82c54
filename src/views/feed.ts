import { buttons, text, type View } from '../chat/contract/view.ts';
import type { FeedState } from '../core/feed/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { feedRoutes } from '../routes/feed.ts';
import { settingsRoutes } from '../routes/settings.ts';

const back = (t: Catalogue) => ({ label: t.ownData.back, route: settingsRoutes.open() });

/** What the calendar has, and whether it has an address. */
export function feedView(state: FeedState, t: Catalogue, said?: string): View {
  const open = state.kind === 'open';
  const says = { nowhere: t.feed.nowhere, none: t.feed.none, open: open ? t.feed.open(t.date(state.since)) : '' };
  return {
    title: t.feed.title,
    body: [
      ...(said ? [text(said)] : []),
      text(t.feed.has),
      text(says[state.kind]),
      buttons(
        state.kind !== 'nowhere' && {
          label: open ? t.feed.another : t.feed.make,
          ...(!open && { style: 'main' as const }),
          route: feedRoutes.feedOpen(),
        },
        open && { label: t.feed.close, style: 'danger' as const, route: feedRoutes.feedClose() },
        back(t),
      ),
    ],
  };
}

/** The address, which is shown this once. */
export const feedOpenedView = (address: string, t: Catalogue): View => ({
  title: t.feed.title,
  tone: 'good',
  body: [
    text(t.feed.made, `\`${address}\``),
    text(t.feed.secret),
    buttons({ label: t.feed.close, style: 'danger', route: feedRoutes.feedClose() }, back(t)),
  ],
});
