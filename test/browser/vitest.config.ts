import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Drives the page in Chromium (`CHROMIUM` names another); pictures go to test/screenshots/. */
// biome-ignore lint/style/noDefaultExport: vitest reads it so
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../../', import.meta.url)),
    include: ['test/browser/*.browser.ts'],
    globalSetup: ['test/harness/postgres.ts'],
    setupFiles: ['test/harness/seed.ts'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
