/** Ids of rows: decimal digits, never reused. */
export type Id = string;
