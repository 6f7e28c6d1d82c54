import type { MinuteOfDay } from './model.ts';

/** A full hour as a time of day. */
export const onTheHour = (hour: number): MinuteOfDay => hour * 60;

/** As a clock shows it: `09:15`. */
export const writeTime = (time: MinuteOfDay): string =>
  `${String(hourOf(time)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;

/** The hour in which a time of day lies, 0 to 23: forms offer whole hours. */
export const hourOf = (time: MinuteOfDay): number => Math.floor(time / 60);
