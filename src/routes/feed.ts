import { button, defineRoutes } from '../chat/contract/route.ts';

/** The learner's calendar, a page of `/settings`. */
export const feedRoutes = defineRoutes('settings', {
  feed: button({}),
  feedOpen: button({}),
  feedClose: button({}),
});
