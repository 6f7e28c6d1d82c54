import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../src/ops/metrics.ts';

// ops/alerts.yaml and ops/dashboard.json ask for figures by name: each is one that the bot gives, with the labels that it has.

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}
interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { x: number; y: number; w: number; h: number };
  readonly targets: readonly { expr: string; legendFormat: string }[];
}
const { groups } = parse(readFileSync('ops/alerts.yaml', 'utf8')) as { groups: { rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(readFileSync('ops/dashboard.json', 'utf8')) as { panels: Panel[] };

/** Each figure, with its labels. */
const given = new Map<string, ReadonlySet<string>>();
beforeAll(async () => {
  const metrics = createMetrics('1');
  const of = { platform: 'slack', command: 'quiz', kind: 'press', outcome: 'done', id: '1', ms: 1 } as const;
  metrics.handled(of);
  metrics.acknowledged('slack', 1);
  metrics.delivered({ platform: 'slack', kind: 'reminder', end: 'sent' });
  metrics.modelUsed({ end: 'done', tokens: 1, cost: 1 });
  metrics.waited({ platform: 'slack', given: true, seconds: 1 });
  const now = Temporal.Instant.from('2026-11-02T09:00:00Z');
  const app = metrics.app({
    parts: () => [{ name: 'slack', ready: () => true, connections: () => [{ name: 'socket', up: true }] }],
    outbox: async () => ({ pending: 0, parked: 0, underWay: 0, oldestDue: undefined }),
    nextAlarm: async () => undefined,
    depths: async () => [{ queue: 'tongxue-ticks', waiting: 0, active: 0, failed: 0, paused: false }],
    now: async () => now,
  });
  const text = await (await app.request('/metrics')).text();
  for (const [, name = '', labels = ''] of text.matchAll(/^(\w+)(?:\{(.*?)\})? \S+$/gm)) {
    const own = [...labels.matchAll(/(\w+)="/g)].map(([, label]) => label!);
    given.set(name, new Set([...(given.get(name) ?? []), ...own, 'job', 'instance']));
  }
  // Prometheus's own.
  given.set('up', new Set(['job', 'instance']));
});

const words = /\b(?:up|(?:tongxue|nodejs|process)_\w+)\b/g;
const namesIn = (expr: string) => [...expr.matchAll(words)].map(([name]) => name);
/** What is asked for by name that is not there: a figure, or a label of it. */
function missing(expr: string, also = ''): readonly string[] {
  const names = namesIn(expr);
  const labels = [
    ...[...expr.matchAll(/\{([^}]*)\}/g)].flatMap(([, inside]) => [...inside!.matchAll(/(\w+)\s*[!=]/g)]),
    ...[...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, inside]) => [...inside!.matchAll(/(\w+)/g)]),
    ...also.matchAll(/\{\{\s*(?:\$labels\.)?(\w+)\s*\}\}/g),
  ].map(([, label]) => label!);
  const strangers = names.filter((name) => !given.has(name));
  return [
    ...strangers,
    ...labels.filter((label) => !names.every((name) => given.get(name)?.has(label)) && label !== 'value'),
    ...(names.length ? [] : [`no figure in ${expr}`]),
  ];
}

describe('the alert rules', () => {
  test('are twelve, each with its own name, and ask for what there is', () => {
    expect(rules).toHaveLength(12);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    const asked = rules.map(({ alert, expr, annotations }) => ({
      alert,
      missing: missing(expr, Object.values(annotations).join(' ')),
    }));
    expect(asked.filter((rule) => rule.missing.length)).toEqual([]);
  });

  test('say what it is, what to do, and how urgent it is, with tools that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    for (const { alert, labels, annotations } of rules) {
      expect(['page', 'ticket'], alert).toContain(labels.severity);
      expect(Object.keys(annotations), alert).toEqual(['summary', 'action']);
      for (const [, script = ''] of annotations.action!.matchAll(/npm run ([\w-]+)/g))
        expect(scripts).toHaveProperty(script);
    }
  });

  test('a rule with a name that is not there would be found', () => {
    expect(missing('max(tongxue_alarm_lag_minutes) > 5')).toEqual(['tongxue_alarm_lag_minutes']);
    expect(missing('sum by (person) (tongxue_commands_total{outcome="fault"})')).toEqual(['person']);
  });
});

describe('the dashboard', () => {
  const { panels } = dashboard;

  test('asks for what there is', () => {
    const asked = panels.map(({ title, targets }) => ({
      title,
      missing: targets.flatMap(({ expr, legendFormat }) => missing(expr, legendFormat)),
    }));
    expect(asked.filter((panel) => panel.missing.length)).toEqual([]);
  });

  test('shows every figure of ours', () => {
    const shown = new Set(panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr))));
    const ours = [...given.keys()].filter((name) => /^tongxue_/.test(name) && !/_(sum|count)$/.test(name));
    expect(ours.length).toBeGreaterThan(12);
    expect(ours.filter((name) => !shown.has(name))).toEqual([]);
  });

  test('has no two panels in one place', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w } }) => Array.from({ length: w }, (_, i) => `${x + i}/${y}`));
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
  });
});
