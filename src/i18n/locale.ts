import type { Language } from '../core/language/model.ts';

/** The language to speak to somebody whose platform says `locale` (BCP 47, as Discord, Slack and browsers give it). */
export function languageOf(locale: string | undefined): Language {
  return locale && /^zh\b/i.test(locale) ? 'zh-CN' : 'en';
}
