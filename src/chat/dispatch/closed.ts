import type { Catalogue } from '../../i18n/catalogue.ts';
import { text, type View } from '../contract/view.ts';

/** The same answer, and below it that the last private message did not get through, and what to do. */
export function withClosedNotice(view: View, platform: string, { chat }: Catalogue): View {
  const here = Object.hasOwn(chat.dmRefusedOn, platform) ? chat.dmRefusedOn[platform] : undefined;
  return { ...view, body: [...view.body, text(chat.dmRefused, ...(here ? [here] : []), chat.dmAgain)] };
}
