import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { z } from 'zod';

const values = z.array(z.number()).min(1);

/**
 * One figure. `ours` and `peer` are raw measurements in `unit`, the nth of each taken side by side; a figure without a
 * peer stands alone. `goal` is the most that is promised: of the ratio where there is a peer, else of `ours`.
 */
const rowSchema = z.strictObject({
  name: z.string(),
  unit: z.string(),
  ours: values,
  peer: values.optional(),
  goal: z.number().optional(),
});
export type Row = z.infer<typeof rowSchema>;

/** From so many pairs on a result is worth keeping. */
export const minKeptPairs = 9;

const inPairs = ({ ours, peer }: Row) => !peer || peer.length === ours.length;

/** What `bench/results/NAME.json` holds. */
export const resultSchema = z.strictObject({
  name: z.string(),
  at: z.iso.datetime(),
  commit: z.string(),
  /** Files were changed after the commit. */
  changed: z.boolean(),
  peer: z.string(),
  machine: z.strictObject({
    system: z.string(),
    cpu: z.string(),
    cores: z.int(),
    memoryGb: z.number(),
    /** The load of the last minute, before and after: above the number of cores, times say little, ratios still do. */
    load: z.tuple([z.number(), z.number()]),
  }),
  versions: z.record(z.string(), z.string()),
  rows: z
    .array(
      rowSchema
        .extend({
          ours: values.min(minKeptPairs),
          figure: z.number(),
          of: z.enum(['ratio', 'ours']),
          holds: z.boolean().optional(),
        })
        .refine(inPairs, 'one value of the peer for each of ours'),
    )
    .min(1),
});

export function median(of: readonly number[]): number {
  const sorted = of.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2;
}

/**
 * The figure that counts: the median of the paired ratios, or of our own values where there is no peer. Throws for a row
 * that was not measured as it should be.
 */
export function judge(measured: Row) {
  const row = rowSchema.refine(inPairs, 'one value of the peer for each of ours').parse(measured);
  const { ours, peer, goal } = row;
  const figure = median(peer ? ours.map((value, n) => value / peer[n]!) : ours);
  const of = peer ? ('ratio' as const) : ('ours' as const);
  return { ...row, figure, of, ...(goal !== undefined && { holds: figure <= goal }) };
}

type Judged = ReturnType<typeof judge>;

const short = (value: number) => Number(value.toPrecision(3));

/** A row as it is printed. */
export function lineOf({ name, unit, ours, peer, goal, figure, of, holds }: Judged): string {
  const measured = peer ? `${short(median(ours))} beside ${short(median(peer))} ${unit}` : `${short(figure)} ${unit}`;
  const ratio = of === 'ratio' ? `, ${short(figure)} ×` : '';
  const promise = goal === undefined ? '' : `, ${holds ? 'within' : 'MISSES'} ${goal}`;
  return `${name}: ${measured}${ratio}${promise}`;
}

/** How the process ends: with `assert`, a promise that is missed is a failure, and so is a bench that promises nothing. */
export const exitCodeOf = (rows: readonly Judged[], assert: boolean): number =>
  assert && (rows.every(({ holds }) => holds === undefined) || rows.some(({ holds }) => holds === false)) ? 1 : 0;

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();

export function describeRun(packages: readonly string[]) {
  const versionOf = (name: string) =>
    String(JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
  return {
    at: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD'),
    changed: git('status', '--porcelain') !== '',
    versions: { node: process.versions.node, ...Object.fromEntries(packages.map((name) => [name, versionOf(name)])) },
  };
}

export const describeMachine = (loadBefore: number) => ({
  system: `${type()} ${release()}`,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  load: [loadBefore, loadavg()[0]!] as [number, number],
});
