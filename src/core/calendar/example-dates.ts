import { mondayOf } from './rules.ts';

/** Dates for the examples that forms and refusals give. */
interface ExampleDates {
  /** A Monday, at least two weeks ahead. */
  readonly monday: Temporal.PlainDate;
  readonly thursday: Temporal.PlainDate;
  readonly saturday: Temporal.PlainDate;
  /** Days off, both included. */
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
}

/** All of them are ahead of `today`, wherever its reader is, so that an example can be typed as it stands. */
export function exampleDates(today: Temporal.PlainDate): ExampleDates {
  const monday = mondayOf(today).add({ weeks: 3 });
  const thursday = monday.add({ days: 3 });
  return { monday, thursday, saturday: monday.add({ days: 5 }), from: thursday, to: thursday.add({ days: 10 }) };
}
