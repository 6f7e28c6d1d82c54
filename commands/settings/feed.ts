import { buttonHandler } from '../../src/chat/contract/command.ts';
import { openFeed } from '../../src/core/feed/open-feed.ts';
import { showFeed } from '../../src/core/feed/show-feed.ts';
import { feedRoutes } from '../../src/routes/feed.ts';
import { feedOpenedView, feedView } from '../../src/views/feed.ts';

/** The address of the learner's calendar. */
export const feedButtons = {
  feed: buttonHandler(feedRoutes.feed, {
    replaces: true,
    run: async ({ learner, t }, ports) => feedView(await showFeed(ports, { learner }), t),
  }),
  feedOpen: buttonHandler(feedRoutes.feedOpen, {
    begins: true,
    replaces: true,
    async run({ learner, now, t }, ports) {
      const address = await openFeed(ports, { learner: learner.id, now });
      return address === undefined ? feedView(await showFeed(ports, { learner }), t) : feedOpenedView(address, t);
    },
  }),
  feedClose: buttonHandler(feedRoutes.feedClose, {
    replaces: true,
    async run({ learner, t }, ports) {
      await ports.feed.close(learner.id);
      return feedView(await showFeed(ports, { learner }), t, t.feed.closed);
    },
  }),
};
