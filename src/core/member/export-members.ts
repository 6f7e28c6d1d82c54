import type { Cohort } from '../cohort/model.ts';
import { aboutCohort } from '../delivery/address.ts';
import type { Id } from '../id.ts';
import type { Transact } from '../ports.ts';
import type { ListedMember } from './model.ts';

/**
 * Plans the file with all members for an organiser's DM, since not every platform shows a file in an answer. That it was
 * taken is written down. False when it was asked for within the same minute.
 */
export function exportMembers(
  ports: Transact<'audit' | 'delivery'>,
  input: { cohort: Cohort; by: Id; at: { platform: string; account: string }; now: Temporal.Instant },
): Promise<boolean> {
  const { cohort, by, at, now } = input;
  return ports.transact(async (tx) => {
    const file = aboutCohort('members-file', { cohort: cohort.id, learner: by, at, now });
    const planned = (await tx.delivery.plan([file], now)) > 0;
    if (planned) await tx.audit.write({ cohort: cohort.id, organiser: by, action: 'export', at: now });
    return planned;
  });
}

/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

const cell = (value: string): string => {
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** As Canvas imports a gradebook, as Moodle uploads users, and then what is ours. The names are theirs: not translated. */
const header = [
  ...['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'],
  ...['username', 'firstname', 'lastname', 'cohort1'],
  ...['number', 'joined', 'last_day', 'active_days', 'standing', 'private_messages', 'role'],
];

/** The members as CSV (RFC 4180), one on each line; those who were removed are not among them. Days are ISO dates. */
export function membersCsv(cohort: Cohort, members: readonly ListedMember[]): string {
  const rows = members
    .filter(({ removed }) => !removed)
    .map(({ id, name, account, joined, lastDay, days, standing, dmClosed, organises, learner }) => {
      const [first = '', ...rest] = name.trim().split(/\s+/);
      const role = learner === cohort.organiser ? 'organiser' : organises ? 'co-organiser' : 'member';
      return [
        ...[name, '', '', account, cohort.name],
        ...[account.toLowerCase(), first, rest.join(' '), cohort.name],
        ...[
          id,
          joined.toString(),
          lastDay?.toString() ?? '',
          String(days),
          standing,
          dmClosed ? 'closed' : 'open',
          role,
        ],
      ];
    });
  return [header, ...rows].map((row) => `${row.map(cell).join()}\r\n`).join('');
}
