import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Bench } from './pairs.ts';
import { describeMachine, describeRun, exitCodeOf, judge, lineOf, minKeptPairs, resultSchema } from './result.ts';

/** `npm run bench -- NAME [--pairs 9] [--out] [--assert]` */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string' }, out: { type: 'boolean' }, assert: { type: 'boolean' } },
});
const suffix = '.bench.ts';
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(suffix))
  .map((file) => file.slice(0, -suffix.length));
const [name = ''] = positionals;
const asked = values.pairs === undefined ? undefined : Number(values.pairs);
if (values.out && asked !== undefined && asked < minKeptPairs) {
  console.error(`--out keeps a result of ${minKeptPairs} pairs or more`);
  process.exit(2);
}
if (!names.includes(name) || (asked !== undefined && !(Number.isInteger(asked) && asked > 0))) {
  console.error(`npm run bench -- NAME [--pairs 9] [--out] [--assert], where NAME is one of: ${names.join(', ')}`);
  process.exit(2);
}

const loadBefore = loadavg()[0]!;
const { bench } = (await import(`./${name}${suffix}`)) as { bench: Bench };
const pairs = asked ?? (values.out ? minKeptPairs : (bench.usualPairs ?? minKeptPairs));
const rows = (await bench.run(pairs)).map(judge);

const machine = describeMachine(loadBefore);
const load = machine.load.map((value) => value.toFixed(1)).join(' → ');
console.log(`${name}, beside ${bench.peer}; load ${load} on ${machine.cores} cores`);
for (const row of rows) console.log(`  ${lineOf(row)}`);

if (values.out) {
  const result = resultSchema.parse({ name, peer: bench.peer, ...describeRun(bench.packages), machine, rows });
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(result, undefined, 2)}\n`);
}
process.exit(exitCodeOf(rows, values.assert ?? false));
