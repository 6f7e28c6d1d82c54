import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import type { Handle } from '../../src/chat/contract/reply.ts';
import type { Handled } from '../../src/chat/dispatch/watch.ts';
import { noModel } from '../../src/core/tutor/no-model.ts';
import type { ModelPort } from '../../src/core/tutor/port.ts';
import { startTraces } from '../../src/ops/otlp.ts';
import type { Traces } from '../../src/ops/trace.ts';
import { runJob } from '../../src/schedule/job.ts';
import { openJobs } from '../harness/jobs.ts';
import { openReceiver, seenIn } from '../harness/receiver.ts';
import { freePort } from '../harness/redis.ts';

let receiver: Awaited<ReturnType<typeof openReceiver>>;
let traces: Traces;
let said: { readonly fields: object; readonly message: string }[];
const log = { warn: (fields: object, message: string) => void said.push({ fields, message }) };
beforeEach(async () => {
  said = [];
  receiver = await openReceiver();
  traces = startTraces({ endpoint: `${receiver.url}/`, version: '1.2.3', log, everyMs: 50 });
});
afterEach(async () => {
  await traces.stop();
  await receiver.close();
});

const typed = 'a secret thought of mine';

describe('traces', () => {
  test('have a command from interaction to reply, a tick, a piece and its delivery, and no word of anybody', async () => {
    const world = await openJobs();
    const handled: Handled[] = [];
    const ports = { ...world.ports, delivery: traces.deliveries(world.ports.delivery) };
    const told = (of: Handled) => {
      handled.push(of);
      traces.handled(of);
    };
    const handle = traces.dispatch(world.anotherHandle({ handled: told }));
    try {
      const cohort = await world.cohort();
      await world.member(cohort, 'ana-of-secrets');
      const event = {
        ...{ id: 'event-7', platform: 'keyed', account: 'ana-of-secrets', name: 'Ana Secret', locale: 'en' },
        ...{ organiser: false, seen: 'channel', workspace: { id: 'w', name: 'Secret place' }, channel: 'general' },
        action: { kind: 'text', text: `ask ${typed}` },
      } as const;
      const pending = handle(event as Parameters<Handle>[0]);
      const reply = await pending.run();
      if (reply.kind === 'stream') for await (const _ of reply.views(new AbortController().signal));
      world.goTo('2026-11-30T20:00:00Z');
      const list = traces.jobs(jobs);
      for (const one of list) await runJob(one, { ...world.env, ports });
      for (const one of list) await runJob(one, { ...world.env, ports });
      expect(world.dms('ana-of-secrets')).toHaveLength(1);
    } finally {
      await world.drop();
    }
    await traces.stop();
    const spans = receiver.spans();
    const named = (name: string) => spans.filter((span) => span.name === name);
    const [command] = named('command ask');
    expect(seenIn(command, 'event')).toBe('event-7');
    expect(seenIn(command, 'outcome')).toBe(handled[0]?.outcome);
    expect(Number(command?.endTimeUnixNano)).toBeGreaterThan(Number(command?.startTimeUnixNano));
    expect(seenIn(named('tick reminder')[0], 'taken')).toBe(1);
    // Ticks that found nothing are not sent.
    expect(named('tick fit')).toEqual([]);
    const [delivery] = named('delivery reminder');
    expect(seenIn(delivery, 'end')).toBe('sent');
    const piece = named('job deliver').find(({ spanId }) => spanId === delivery?.parentSpanId);
    expect(piece?.traceId).toBe(delivery?.traceId);
    expect([...receiver.paths]).toEqual(['POST /v1/traces application/json']);
    expect(receiver.text()).toContain('1.2.3');
    for (const word of [typed, 'ana-of-secrets', 'Ana Secret', 'Secret place'])
      expect(receiver.text()).not.toContain(word);
    expect(said).toEqual([]);
  });

  test('have each call of the model below the command that needed it, and of a fault its kind alone', async () => {
    const usage = { input: 12, cached: 0, output: 5 };
    const model: ModelPort = {
      ...noModel,
      async *write() {
        yield { text: typed, sources: [] } as never;
        return { kind: 'done', usage };
      },
    };
    const port = traces.model(model);
    const handle = traces.dispatch((event) => ({
      ...{ audience: 'private', replaces: false, opens: 'view' },
      check: async () => undefined,
      run: async () => ({
        kind: 'stream',
        async *views(signal: AbortSignal) {
          for await (const _ of port.write({} as never, signal)) yield {} as never;
          traces.handled({
            ...{ id: event.id, platform: 'web', kind: 'text', command: 'ask' },
            ms: 1,
            outcome: 'fault',
            fault: 'f00d',
          });
          return {} as never;
        },
      }),
    }));
    const reply = await handle({ id: 'e1', platform: 'web', action: { kind: 'text', text: typed } } as never).run();
    if (reply.kind !== 'stream') throw new Error('it grows');
    for await (const _ of reply.views(new AbortController().signal));
    const [failing] = traces.jobs([
      { name: 'broken', every: { seconds: 1 }, plan: () => Promise.reject(new TypeError(typed)) },
    ]);
    await expect(failing!.plan({} as never, {} as never, 1, {} as never)).rejects.toThrow(typed);
    await traces.stop();
    const spans = receiver.spans();
    const of = (name: string) => spans.find((span) => span.name === name);
    expect(of('model write')?.parentSpanId).toBe(of('command ask')?.spanId);
    expect(seenIn(of('command ask'), 'fault')).toBe('f00d');
    expect(of('command ask')?.status.code).toBe(2);
    expect(JSON.stringify(of('tick broken')?.attributes)).toContain('TypeError');
    expect(receiver.text()).not.toContain(typed);
  });

  test('that cannot be sent are one line, and one more when they can; the end waits two seconds at most', async () => {
    const tick = async (on: Traces) => {
      const [one] = on.jobs([{ name: 'x', every: { seconds: 1 }, plan: async () => ({ taken: 1 }) }]);
      await one!.plan({} as never, {} as never, 1, {} as never);
    };
    receiver.refuse(400);
    for (let n = 0; n < 3; n++) {
      await tick(traces);
      await new Promise((done) => setTimeout(done, 150));
    }
    await vi.waitFor(() => expect(said).toHaveLength(1));
    expect(said[0]?.message).toBe(`traces cannot be sent to ${receiver.url}; they are lost`);
    receiver.refuse(200);
    await vi.waitFor(
      async () => {
        await tick(traces);
        expect(said.map(({ message }) => message).at(-1)).toBe('traces are sent again');
      },
      { timeout: 10_000, interval: 200 },
    );
    const dead = startTraces({ endpoint: `http://127.0.0.1:${await freePort()}`, version: '1', log, everyMs: 50 });
    const begun = performance.now();
    await tick(dead);
    expect(performance.now() - begun).toBeLessThan(100);
    await dead.stop();
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
