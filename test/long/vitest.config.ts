import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { leftToCi } from './left-to-ci.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Tests that play a table of rows: here in each language on each platform. */
const tables = globSync('test/commands/*.test.ts', { cwd: root }).filter((file) =>
  readFileSync(root + file, 'utf8').includes('playAll('),
);

/** What takes minutes, or wants the machine to itself. CI runs it after the rest. */
// biome-ignore lint/style/noDefaultExport: vitest reads it so
export default defineConfig({
  test: {
    root,
    include: ['test/long/*.test.ts', 'test/chat/fuzz.test.ts', ...leftToCi, ...tables],
    env: { FUZZ_EVENTS: '10000', EVERY_LANGUAGE: 'yes', EVERY_QUEUE: 'yes' },
    globalSetup: ['test/harness/postgres.ts'],
    setupFiles: ['test/harness/seed.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
