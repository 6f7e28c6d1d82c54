import { mkdirSync, statSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Plain JavaScript, so that an old Node can read it and say what is wrong.
const [major] = process.versions.node.split('.').map(Number);
if (major < 26) {
  console.error(
    `Tongxue needs Node 26, and this is Node ${process.versions.node}. npm brings one for most machines when run as ` +
      '"npm ci && npm start"; where it does not, install Node 26 from https://nodejs.org and try again.',
  );
  process.exit(1);
}
// The type stripping of the playground's page is stable enough for us, and says otherwise on every start.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') console.error(`${warning.name}: ${warning.message}`);
});
if (!process.argv.includes('--check')) {
  if (process.env.npm_lifecycle_event) endWithParent();
  const cache = ownFolder(new URL('node_modules/.cache/tongxue/', import.meta.url));
  // What was compiled once is kept: a quarter of a second of every start.
  if (cache) module.enableCompileCache(cache);
  await import('./src/main.ts');
}

/**
 * npm passes a signal on to the shell that it started, which ends and leaves this process behind. So when the shell is
 * gone, this process takes the signal as its own.
 */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/**
 * The folder, if nobody else can write into it: whoever can decides what code runs. Undefined where that is not certain,
 * and where it cannot be made.
 */
function ownFolder(url) {
  try {
    mkdirSync(url, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(url);
    const own = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return own ? fileURLToPath(url) : undefined;
  } catch {
    return undefined;
  }
}
