import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from 'pino';

/** Slack's own log, into ours. Its debug lines hold whole payloads: people's words, and addresses that act as keys. */
export function quiet(log: Logger): SlackLogger {
  const write =
    (level: 'warn' | 'error') =>
    (...parts: unknown[]): void =>
      log[level]({ parts: parts.map((part) => (part instanceof Error ? part.message : part)) }, 'slack: sdk');
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
