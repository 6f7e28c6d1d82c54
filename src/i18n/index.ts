import type { Language } from '../core/language/model.ts';
import type { Catalogue } from './catalogue.ts';
import { en } from './en/catalogue.ts';
import { zhCN } from './zh-CN/catalogue.ts';

/** Every language's sentences. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en, 'zh-CN': zhCN };
