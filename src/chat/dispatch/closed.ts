import type { Catalogue } from '../../i18n/catalogue.ts';
import { text, type View } from '../contract/view.ts';

/** The same answer, and below it that the last private message did not get through, and what to do. */
export const withClosedNotice = (view: View, platform: string, t: Catalogue): View => ({
  ...view,
  body: [
    ...view.body,
    text(t.chat.dmRefused, platform === 'slack' ? t.chat.dmRefusedSlack : t.chat.dmRefusedDiscord, t.chat.dmAgain),
  ],
});
