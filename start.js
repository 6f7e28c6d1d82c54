import { lstatSync, mkdirSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// Plain JavaScript, so that an old Node can read it and say what is wrong.
const [major] = process.versions.node.split('.').map(Number);
if (major < 26) {
  const msg =
    `Tongxue needs Node 26, and this is Node ${process.versions.node}. npm brings one for most machines when run as ` +
    '"npm ci && npm start"; where it does not, install Node 26 from https://nodejs.org and try again.';
  // The log of production is JSON throughout, as src/main.ts writes it.
  console.error(process.env.NODE_ENV === 'production' ? JSON.stringify({ level: 60, time: Date.now(), msg }) : msg);
  process.exit(1);
}
// The type stripping of the playground's page is stable enough for us, and says otherwise on every start.
process.removeAllListeners('warning');
process.on('warning', (warning) => {
  // src/ops/console.ts makes a line of the log of it.
  if (warning.name !== 'ExperimentalWarning') console.warn(`${warning.name}: ${warning.message}`);
});
if (!process.argv.includes('--check')) {
  const cache = ownFolder('node_modules/.cache', 'node_modules/.cache/tongxue');
  // What was compiled once is kept: a quarter of a second of every start.
  if (cache) module.enableCompileCache(cache);
  if (process.env.npm_lifecycle_event) (await import('./src/ops/parent.ts')).endWithParent();
  await import('./src/main.ts');
}

/**
 * The last of these folders, each inside the one before, if nobody else can write into any of them: whoever can decides
 * what code runs. Undefined where that is not certain, and where they cannot be made.
 */
function ownFolder(...names) {
  try {
    const paths = names.map((name) => fileURLToPath(new URL(`${name}/`, import.meta.url)).slice(0, -1));
    for (const path of paths) {
      mkdirSync(path, { recursive: true, mode: 0o700 });
      // A link may lead to a folder of somebody else's, or be led elsewhere later.
      const found = lstatSync(path);
      if (!found.isDirectory()) return undefined;
      if (process.getuid && (found.uid !== process.getuid() || (found.mode & 0o022) !== 0)) return undefined;
    }
    return paths.at(-1);
  } catch {
    return undefined;
  }
}
