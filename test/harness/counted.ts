import { minutesADay } from '../../src/core/progress/model.ts';

/** What the store is told of minutes that count on the board at once. */
export const counted = { mostADay: minutesADay, checked: true } as const;
