/** Tests beside these that `npm test` leaves to CI: those that start whole processes, and those that measure or wait for long. */
export const leftToCi: readonly string[] = [
  'test/bench/eval.test.ts',
  'test/bench/retrieval.test.ts',
  'test/commands/reports.test.ts',
  'test/curriculum/author.test.ts',
  'test/discord/malformed.test.ts',
  'test/doctor.test.ts',
  'test/ops/backup.test.ts',
  'test/ops/board.test.ts',
  'test/outage.test.ts',
  'test/platforms/run.test.ts',
  'test/queue.test.ts',
  'test/refusal.test.ts',
  'test/start.test.ts',
];
