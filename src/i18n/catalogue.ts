import type { en } from './en/catalogue.ts';

/** Every sentence of the product, by noun: plain strings, and functions where something is filled in. */
export type Catalogue = typeof en;
