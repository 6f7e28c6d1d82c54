import type { Theme as ThemeName } from '../chat/contract/capability.ts';

/** The colours of a card. It has a background of its own, so each theme can be read on any page. */
export interface Theme {
  readonly card: string;
  readonly edge: string;
  readonly ink: string;
  readonly soft: string;
  /** What is done, and what is not. */
  readonly fill: string;
  readonly empty: string;
  /** Further series. */
  readonly others: readonly string[];
}

export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: {
    card: '#ffffff',
    edge: '#dfe2e8',
    ink: '#1b1f27',
    soft: '#566071',
    fill: '#3d4ed8',
    empty: '#e4e7ee',
    others: ['#176b40', '#a15c07', '#8a2f86'],
  },
  dark: {
    card: '#25282f',
    edge: '#3a3f4a',
    ink: '#e8eaee',
    soft: '#b3bac7',
    fill: '#8f9cff',
    empty: '#3d434f',
    others: ['#74d3a0', '#f0b45e', '#e39ae0'],
  },
};
