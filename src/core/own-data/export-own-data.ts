import { toLearner } from '../delivery/address.ts';
import { slotOfMinute } from '../delivery/rules.ts';
import type { Learner } from '../learner/model.ts';
import type { Ports } from '../ports.ts';
import type { OwnRows } from './model.ts';

/**
 * Plans the file with all that is kept of a learner, for their DM: not every platform shows a file in an answer, and an
 * answer may stand where others read. False when it was asked for within the same minute.
 */
export async function exportOwnData(
  ports: Pick<Ports, 'delivery'>,
  { learner, at, now }: { learner: Learner; at: { platform: string; account: string }; now: Temporal.Instant },
): Promise<boolean> {
  const file = {
    ...toLearner(learner.id, at),
    kind: 'own-data',
    slot: slotOfMinute(now),
    params: { learner: learner.id },
  } as const;
  return (await ports.delivery.plan([file], now)) > 0;
}

/** An object with an array for each table, in JSON, one row on each line. */
export function ownDataJson(tables: OwnRows): string {
  const lines = tables.map(({ table, rows }) => {
    const within = rows.map((row) => `\n    ${JSON.stringify(row)}`).join(',');
    return `  ${JSON.stringify(table)}: [${within}${rows.length ? '\n  ' : ''}]`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
