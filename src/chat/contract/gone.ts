import type { Catalogue } from '../../i18n/catalogue.ts';
import { text, type View } from './view.ts';

/** For what is no longer there, or is not this person's to know of. */
export const goneView = ({ chat }: Pick<Catalogue, 'chat'>): View => ({ body: [text(chat.gone)] });
