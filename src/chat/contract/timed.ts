/** Told how long (ms) a platform waited, from when an event was read, until it was told that the event was taken. */
export type Timed = (platform: string, ms: number) => void;
