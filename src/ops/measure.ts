import type { Platform } from '../chat/contract/platform.ts';
import { isTurn } from '../chat/contract/turn.ts';
import type { DeliveryPort } from '../core/delivery/port.ts';
import type { DoubtPort } from '../core/doubt/port.ts';
import type { Id } from '../core/id.ts';
import { keep } from '../core/keep.ts';
import { costOf } from '../core/spending/rules.ts';
import type { ModelEnd, ModelUsage } from '../core/tutor/model.ts';
import type { ModelPort } from '../core/tutor/port.ts';
import type { Metrics } from './metrics.ts';

/** More than are ever under way at once. */
const maxUnderWay = 1_000;

/** The outbox, whose ends are counted. One that is tried again ends as `later` each time. */
export function measureDeliveries(
  port: DeliveryPort & DoubtPort,
  delivered: Metrics['delivered'],
): DeliveryPort & DoubtPort {
  const underWay = new Map<Id, { readonly platform: string; readonly kind: string }>();
  return {
    ...port,
    claim: (now, limit, unknown = () => {}, slots) =>
      port.claim(
        now,
        limit,
        (end) => {
          delivered({ platform: end.platform, kind: end.kind, end: 'ambiguous' });
          unknown(end);
        },
        slots,
      ),
    async get(id, claim) {
      const found = await port.get(id, claim);
      if (found) keep(underWay, id, { platform: found.platform, kind: found.kind }, maxUnderWay);
      return found;
    },
    async end(id, claim, end) {
      await port.end(id, claim, end);
      const of = underWay.get(id);
      underWay.delete(id);
      if (of) delivered({ ...of, end: end.state === 'pending' ? 'later' : end.state });
    },
    async getDoubt(claim) {
      const found = await port.getDoubt(claim);
      if (found) keep(underWay, claim.delivery, { platform: found.platform, kind: found.kind }, maxUnderWay);
      return found;
    },
    async settleDoubt(claim, settled) {
      await port.settleDoubt(claim, settled);
      const of = underWay.get(claim.delivery);
      underWay.delete(claim.delivery);
      if (of && settled.kind === 'there') delivered({ ...of, end: 'sent' });
      if (of && settled.kind === 'absent') delivered({ ...of, end: 'later' });
    },
  };
}

/** A platform whose turns are timed: how long each message waits for its own. */
export function measureTurns<P extends Platform>(platform: P, waited: Metrics['waited']): P {
  const { turn, name } = platform;
  if (!turn) return platform;
  return {
    ...platform,
    async turn(of) {
      const began = performance.now();
      const got = await turn(of);
      const given = isTurn(got);
      waited({ platform: name, given, seconds: Math.max(given ? got.at - began : got.afterMs, 0) / 1_000 });
      return got;
    },
  };
}

/** The language model, whose calls are counted with what they cost. */
export function measureModel(port: ModelPort, modelUsed: Metrics['modelUsed']): ModelPort {
  const tell = (end: { readonly kind: ModelEnd['kind']; readonly usage?: ModelUsage }) => {
    const { tokens, micros } = costOf(end.usage ?? { input: 0, cached: 0, output: 0 }, port.terms().prices);
    modelUsed({ end: end.kind, tokens, cost: micros / 1_000_000 });
  };
  return {
    ...port,
    async *write(prompt, signal) {
      const end = yield* port.write(prompt, signal);
      tell(end);
      return end;
    },
    async fill(form, signal) {
      const filled = await port.fill(form, signal);
      tell(filled);
      return filled;
    },
  };
}
