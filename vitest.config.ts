import { defineConfig } from 'vitest/config';
import { leftToCi } from './test/long/left-to-ci.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**', ...leftToCi],
    globalSetup: ['test/harness/postgres.ts'],
    setupFiles: ['test/harness/seed.ts'],
    testTimeout: 40_000,
    hookTimeout: 60_000,
    // Much of what a test does is waiting, for PostgreSQL and for sockets: four workers keep two cores busy.
    maxWorkers: 4,
    // A worker's young objects get 64 MB: fewer collections, a tenth less work.
    execArgv: ['--max-semi-space-size=64'],
    // A worker reads each module once, not once for each file.
    isolate: false,
    // With `npm run coverage` only: a summary, no threshold.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'commands/*.ts', 'jobs/*.ts'],
      exclude: ['src/web/page/**'],
      reporter: ['text-summary'],
    },
  },
});
