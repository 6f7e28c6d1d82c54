import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';

/** The same words again say nothing new: it tries again and again while Slack is away. */
const sameForMs = 10 * 60_000;

/** Slack's own log, into ours. Its debug lines hold whole payloads: people's words, and addresses that act as keys. */
export function quiet(log: Logger): SlackLogger {
  let [last, until] = ['', 0];
  const write =
    (level: 'warn' | 'error') =>
    (...given: unknown[]): void => {
      // Whoever asked is told, and says it.
      if (given[0] === 'http request failed') return;
      const parts = given.map((part) => (part instanceof Error ? part.message : part));
      const words = parts.map(String).join(' ');
      if (words === last && performance.now() < until) return;
      [last, until] = [words, performance.now() + sameForMs];
      log[level]({ parts }, 'slack: sdk');
    };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: write('warn'),
    error: write('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
