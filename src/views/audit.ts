import { type Block, buttons, name, plain, text, type View } from '../chat/contract/view.ts';
import type { AuditLine } from '../core/audit/model.ts';
import type { Cohort } from '../core/cohort/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { memberRoutes } from '../routes/member.ts';

/** What organisers did, the newest first: who, what and when. */
export const auditBlocks = (lines: readonly AuditLine[], zone: string, t: Catalogue): readonly Block[] =>
  lines.length
    ? [
        text(
          `**${t.audit.title}**`,
          ...lines.map((line) =>
            t.audit.line(nameOf(line.by, t), whatOf(line, t), t.date(line.at.toZonedDateTimeISO(zone).toPlainDate())),
          ),
        ),
      ]
    : [];

/** Who is erased has no name any more. */
const nameOf = (given: string | undefined, t: Catalogue): string =>
  given === undefined ? '…' : name(given, t.peers.somebody);

function whatOf({ action, member, detail }: AuditLine, t: Catalogue): string {
  if (action === 'settings') {
    const fields: Readonly<Record<string, string>> = t.audit.fields;
    return t.audit.did.settings(t.list((detail ?? '').split(',').map((field) => fields[field] ?? plain(field))));
  }
  const said = t.audit.did[action];
  return typeof said === 'string' ? said : said(nameOf(member, t));
}

/** A page of the log. */
export const auditView = (
  { cohort, lines, page, more }: { cohort: Cohort; lines: readonly AuditLine[]; page: number; more: boolean },
  t: Catalogue,
): View => ({
  body: [
    ...(lines.length ? auditBlocks(lines, cohort.zone, t) : [text(t.audit.none)]),
    buttons(
      page > 0 && { label: t.member.before, route: memberRoutes.log({ cohort: cohort.id, page: page - 1 }) },
      more && { label: t.member.after, route: memberRoutes.log({ cohort: cohort.id, page: page + 1 }) },
    ),
  ],
});
