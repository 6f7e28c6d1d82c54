import type { Font } from './font.ts';
import type { Theme } from './theme.ts';

/** Where a shape is drawn: from this corner down, as high as it needs. */
export interface Sheet {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly theme: Theme;
  readonly font: Font;
}

export interface Drawing {
  readonly elements: readonly string[];
  readonly height: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle with round corners. Numbers are kept short. */
export const box = ({ x, y, width, height }: Box, radius: number, fill: string): string =>
  `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" rx="${short(radius)}" fill="${fill}"/>`;

const short = (n: number): number => Math.round(n * 10) / 10;

/** The share that a value is of the most, within 0 and 1. A value that is no number is none. */
export const shareOf = (value: number, most: number): number =>
  most > 0 && Number.isFinite(value) ? Math.min(1, Math.max(0, value / most)) : 0;

/** The colour of a series by its place. */
export const seriesFill = ({ fill, others }: Theme, n: number): string =>
  n === 0 ? fill : others[(n - 1) % others.length]!;
