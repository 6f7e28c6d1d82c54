import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

/** Every sentence of the product, by noun: plain strings, and functions where something is filled in. */
export type Catalogue = typeof en;

export const catalogues = { en, 'zh-CN': zhCN } as const;
