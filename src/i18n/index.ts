import { en } from './en/catalogue.ts';
import { zhCN } from './zh-CN/catalogue.ts';

export const catalogues = { en, 'zh-CN': zhCN } as const;
