import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Platform } from '../../src/chat/contract/platform.ts';
import { readConfig } from '../../src/config.ts';
import { noModel } from '../../src/core/tutor/no-model.ts';
import type { ModelPort } from '../../src/core/tutor/port.ts';
import { health } from '../../src/ops/health.ts';
import { openListeners } from '../../src/ops/listeners.ts';
import { measureDeliveries, measureModel, measureTurns } from '../../src/ops/measure.ts';
import { createMetrics, type Metrics, type Reads } from '../../src/ops/metrics.ts';
import { deliveries } from '../../src/store/delivery.ts';
import { doubts } from '../../src/store/doubt.ts';
import { readOutbox } from '../../src/store/outbox.ts';
import { guard } from '../../src/web/receive/guard.ts';
import { testDatabase } from '../harness/database.ts';
import { memoryPlatform } from '../harness/platform.ts';

const now = Temporal.Instant.from('2026-11-02T09:00:00Z');
const reads: Reads = {
  parts: () => [
    { name: 'database', ready: async () => true },
    {
      name: 'discord',
      ready: () => false,
      connections: () => [
        { name: 'shard 0', up: true },
        { name: 'shard 1', up: false },
      ],
    },
  ],
  outbox: async () => ({ pending: 7, parked: 2, underWay: 1, oldestDue: now.subtract({ seconds: 30 }) }),
  nextAlarm: async () => now.subtract({ seconds: 90 }),
  depths: async () => [{ queue: 'tongxue-ticks', waiting: 3, active: 1, failed: 0, paused: false }],
  now: async () => now,
};
const figures = async (metrics: Metrics, with_: Partial<Reads> = {}) => {
  const response = await metrics.app({ ...reads, ...with_ }).request('/metrics');
  expect(response.headers.get('content-type')).toContain('version=0.0.4');
  return response.text();
};

describe('the figures', () => {
  test('say what is up, how late things are, and what waits', async () => {
    const text = await figures(createMetrics('1.2.3'));
    for (const line of [
      'tongxue_info{version="1.2.3"} 1',
      'tongxue_ready{part="database"} 1',
      'tongxue_ready{part="discord"} 0',
      'tongxue_platform_connected{platform="discord",connection="shard 0"} 1',
      'tongxue_platform_connected{platform="discord",connection="shard 1"} 0',
      'tongxue_alarm_lag_seconds 90',
      'tongxue_delivery_lag_seconds 30',
      'tongxue_deliveries_waiting{state="pending"} 5',
      'tongxue_deliveries_waiting{state="parked"} 2',
      'tongxue_queue_jobs{queue="tongxue-ticks",state="waiting"} 3',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });

  test('have each connection that there is now, and none that there was', async () => {
    const metrics = createMetrics('1');
    await figures(metrics);
    const text = await figures(metrics, {
      parts: () => [
        { name: 'slack', ready: () => true, connections: () => [{ name: 'socket', up: true }] },
        { name: 'web', ready: () => true },
      ],
    });
    expect(text.match(/^tongxue_platform_connected.*$/gm)).toEqual([
      'tongxue_platform_connected{platform="slack",connection="socket"} 1',
    ]);
  });

  test('of what is still to come are not late', async () => {
    const later = now.add({ hours: 1 });
    const text = await figures(createMetrics('1'), { nextAlarm: async () => later });
    expect(text).toContain('\ntongxue_alarm_lag_seconds 0\n');
  });

  test('that cannot be read hide no other, and say so', async () => {
    const text = await figures(createMetrics('1'), { outbox: () => Promise.reject(new Error('away')) });
    expect(text).toContain('tongxue_metrics_read{what="outbox"} 0');
    expect(text).toContain('tongxue_metrics_read{what="queue"} 1');
    expect(text).toContain('tongxue_ready{part="database"} 1');
  });

  test('count commands by button and time them by command, name nobody, and time acknowledgements', async () => {
    const metrics = createMetrics('1');
    metrics.handled({
      id: 'secret',
      platform: 'slack',
      kind: 'press',
      command: 'quiz.answer',
      ms: 40,
      outcome: 'done',
    });
    metrics.handled({ id: 'secret', platform: 'slack', kind: 'text', command: '', ms: 1, outcome: 'refused' });
    metrics.acknowledged('slack', 300);
    const text = await figures(metrics);
    for (const line of [
      'tongxue_commands_total{platform="slack",command="quiz.answer",outcome="done"} 1',
      'tongxue_commands_total{platform="slack",command="none",outcome="refused"} 1',
      'tongxue_command_seconds_bucket{le="0.05",platform="slack",command="quiz"} 1',
      'tongxue_acknowledgement_seconds_bucket{le="0.25",platform="slack"} 0',
      'tongxue_acknowledgement_seconds_bucket{le="0.5",platform="slack"} 1',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).not.toContain('secret');
  });
});

test('the wait for a turn is timed, and so is one that ends without', async () => {
  const metrics = createMetrics('1');
  const answers = [{ at: performance.now() + 400 }, { afterMs: 8_000 }];
  const { platform } = memoryPlatform('slack', false);
  const paced: Platform = { ...platform, turn: async () => answers.shift()! };
  const timed = measureTurns(paced, metrics.waited);
  for (let n = 0; n < 2; n++) await timed.turn!({ to: { workspace: 'T', channel: 'C' } });
  const text = (await figures(metrics)).split('\n');
  for (const line of [
    'tongxue_gate_wait_seconds_bucket{le="0.1",platform="slack",turn="given"} 0',
    'tongxue_gate_wait_seconds_bucket{le="0.5",platform="slack",turn="given"} 1',
    'tongxue_gate_wait_seconds_bucket{le="2",platform="slack",turn="none"} 0',
    'tongxue_gate_wait_seconds_bucket{le="10",platform="slack",turn="none"} 1',
  ])
    expect(text).toContain(line);
});

describe('what is counted', () => {
  let here: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    here = await testDatabase();
  });
  afterAll(() => here.drop());

  test('is each end of a delivery, also of one whose sender never came back', async () => {
    const ends: object[] = [];
    const port = measureDeliveries({ ...deliveries(here.db), ...doubts(here.db) }, (of) => ends.push(of));
    const at = (n: number) => ({
      ...{ kind: 'reminder', recipient: `learner:${n}`, slot: '2026-11-02', params: {}, platform: 'slack' },
      address: { workspace: 'T1', account: `T1:U${n}` },
    });
    expect(await port.plan([at(1), at(2), at(3)], now)).toBe(3);
    expect(await readOutbox(here.db, now.add({ seconds: 5 }))).toMatchObject({ pending: 3, parked: 0, oldestDue: now });
    const claims = await port.claim(now, 10);
    const [sent, again, lost] = claims as [(typeof claims)[number], (typeof claims)[number], (typeof claims)[number]];
    for (const { delivery, claim } of claims) await port.get(delivery, claim);
    await port.end(sent.delivery, sent.claim, { state: 'sent', ref: '1', at: now });
    const detail = 'ours: invalid_auth';
    await port.end(again.delivery, again.claim, { state: 'pending', due: now.add({ hours: 1 }), detail });
    expect(await port.begin(lost.delivery, lost.claim, false, now)).toBe(true);
    expect(await readOutbox(here.db, now)).toMatchObject({ pending: 1, parked: 1, underWay: 1, oldestDue: undefined });
    await port.claim(now.add({ minutes: 2 }), 10);
    const of = { platform: 'slack', kind: 'reminder' };
    expect(ends).toEqual([
      { ...of, end: 'sent' },
      { ...of, end: 'later' },
      { ...of, end: 'ambiguous' },
    ]);
  });

  test('is each call of the model, with what it cost', async () => {
    const used: object[] = [];
    const usage = { input: 1_000, cached: 0, output: 500 };
    const model: ModelPort = {
      ...noModel,
      terms: () => ({ ...noModel.terms(), prices: { input: 2, cached: 1, output: 4 } }),
      // biome-ignore lint/correctness/useYield: it ends at once
      async *write() {
        return { kind: 'done', usage };
      },
      fill: async () => ({ kind: 'failed', why: 'slow' }),
    };
    const measured = measureModel(model, (of) => used.push(of));
    const { signal } = new AbortController();
    for await (const _ of measured.write({} as never, signal));
    await measured.fill({} as never, signal);
    expect(used).toEqual([
      { end: 'done', tokens: 1_500, cost: 0.004 },
      { end: 'failed', tokens: 0, cost: 0 },
    ]);
  });
});

describe('/metrics is only for this machine', () => {
  const undo: (() => Promise<unknown>)[] = [];
  const warnings: string[] = [];
  afterEach(async () => {
    for (const close of undo.splice(0)) await close();
    warnings.length = 0;
  });
  const connected = {
    ...{ PORT: '0', LOCAL_PORT: '0' },
    ...{ DISCORD_TOKEN: 'a-token-of-nobody', DISCORD_APPLICATION_ID: '123456' },
  };
  async function open(settings: Record<string, string>, page?: Hono) {
    let local = 0;
    const served = {
      feeds: new Hono(),
      health: health(() => []),
      figures: createMetrics('1').app(reads),
      onlyHere: guard(() => local),
      page,
      log: { warn: (_: object, message: string) => void warnings.push(message) },
    };
    const opened = await openListeners({ ...readConfig(settings), databaseUrl: 'postgresql://none' }, served, undo);
    local = opened.localPort;
    return opened;
  }
  const status = async (port: number, path = '/metrics', headers: Record<string, string> = {}) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).status;

  test('with a platform, it is on LOCAL_PORT, and never on PORT', async () => {
    const { port, localPort } = await open(connected);
    expect([await status(port), await status(port, '/healthz')]).toEqual([404, 200]);
    expect([await status(localPort), await status(localPort, '/healthz')]).toEqual([200, 200]);
  });

  test('without a platform, it is beside the playground', async () => {
    const { port } = await open(
      { PORT: '0' },
      new Hono().get('/', (c) => c.text('page')),
    );
    expect([await status(port), await status(port, '/')]).toEqual([200, 200]);
  });

  test('a page of another site, or a name that was made to point here, is refused', async () => {
    const { localPort } = await open(connected);
    expect(await status(localPort, '/metrics', { origin: 'https://evil.example' })).toBe(403);
    expect(await status(localPort, '/metrics', { 'sec-fetch-site': 'cross-site' })).toBe(403);
  });

  test('a port that is taken costs the figures, and not the bot', async () => {
    const first = await open(connected);
    const second = await open({ ...connected, LOCAL_PORT: String(first.localPort) });
    expect(await status(second.port, '/healthz')).toBe(200);
    expect(warnings).toEqual([expect.stringContaining('No figures at /metrics: Port')]);
  });
});
