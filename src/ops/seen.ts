import type { Platform } from '../chat/contract/platform.ts';
import type { Config } from '../config.ts';
import type { DeliveryPort } from '../core/delivery/port.ts';
import type { DoubtPort } from '../core/doubt/port.ts';
import type { ModelPort } from '../core/tutor/port.ts';
import { ownVersion } from '../store/migrate.ts';
import { measureDeliveries, measureModel, measureTurns } from './measure.ts';
import { createMetrics } from './metrics.ts';
import { tellHandled } from './told.ts';
import { untraced } from './trace.ts';

type Log = Parameters<typeof tellHandled>[0] & { warn(fields: object, message: string): void };

/** What an operator sees of the bot's work: a line of the log, the figures and, where they are wanted, traces. */
export async function seeWork({ tracesUrl }: Pick<Config, 'tracesUrl'>, log: Log) {
  const metrics = createMetrics(ownVersion());
  const traces = tracesUrl
    ? (await import('./otlp.ts')).startTraces({ endpoint: tracesUrl, version: ownVersion(), log })
    : untraced;
  return {
    figures: metrics.app,
    acknowledged: metrics.acknowledged,
    handled: tellHandled(log, (of) => {
      metrics.handled(of);
      traces.handled(of);
    }),
    dispatch: traces.dispatch,
    jobs: traces.jobs,
    deliveries: (port: DeliveryPort & DoubtPort) => traces.deliveries(measureDeliveries(port, metrics.delivered)),
    turns: <P extends Platform>(platform: P) => measureTurns(platform, metrics.waited),
    model: (port: ModelPort) => traces.model(measureModel(port, metrics.modelUsed)),
    stop: traces.stop,
  };
}
