import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What takes minutes, or wants the machine to itself. CI runs it after the rest. */
// biome-ignore lint/style/noDefaultExport: vitest reads it so
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    include: ['test/long/*.test.ts', 'test/chat/fuzz.test.ts'],
    env: { FUZZ_EVENTS: '10000' },
    globalSetup: ['test/harness/postgres.ts'],
    setupFiles: ['test/harness/seed.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
