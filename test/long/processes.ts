/** Tests beside these that start whole processes: `npm test` leaves them to CI. */
export const processes: string[] = [
  'test/start.test.ts',
  'test/doctor.test.ts',
  'test/refusal.test.ts',
  'test/platforms/run.test.ts',
];
