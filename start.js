import module from 'node:module';

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
  // What was compiled once is kept in the system's temporary folder: a quarter of a second of every start.
  module.enableCompileCache();
  await import('./src/main.ts');
}
