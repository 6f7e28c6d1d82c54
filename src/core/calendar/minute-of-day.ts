import type { MinuteOfDay } from './model.ts';

/** A full hour as a time of day. */
export const onTheHour = (hour: number): MinuteOfDay => hour * 60;

/** The hour in which a time of day lies, 0 to 23: forms offer whole hours. */
export const hourOf = (time: MinuteOfDay): number => Math.floor(time / 60);
