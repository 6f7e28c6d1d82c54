import { atOnce, type Block, type Form, text, type View } from '../chat/contract/view.ts';
import type { Id } from '../core/id.ts';
import { type Line, type LookedBack, maxLines, maxRetro, shares } from '../core/retro/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { retroRoutes } from '../routes/retro.ts';
import { listFrom } from './fold.ts';
import { oneSafety, ownOrSafety, quoted, writerOf } from './note.ts';

/** Three questions and, where a line may be shown to the group, whether it is. */
export const retroForm = (mayShare: boolean, t: Catalogue): Form => ({
  title: t.retro.title,
  fields: [
    { name: 'learned', label: t.retro.learned, kind: 'lines', required: true, max: maxRetro },
    { name: 'stuck', label: t.retro.stuck, kind: 'lines', required: false, max: maxRetro },
    { name: 'next', label: t.retro.next, kind: 'lines', required: false, max: maxRetro },
    ...(mayShare
      ? [
          {
            ...{ name: 'share', label: t.retro.share, kind: 'select' as const, required: true, value: 'nothing' },
            choices: shares.map((value) => ({ value, label: t.retro.shares[value] })),
          },
        ]
      : []),
  ],
});

export const lookedBackView = (done: LookedBack, t: Catalogue): View => ({
  ...(done.kind === 'kept' && { tone: 'good' }),
  body: [text(done.kind === 'kept' ? (done.shared ? t.retro.keptShared : t.retro.kept) : t.retro[done.kind])],
});

const lead = (line: Line, ts: readonly Catalogue[]) => ts.map((t) => t.peers.shares(writerOf(line, t))).join(' · ');

/** What members learned, in their own words: the first of the lines that they share. */
export const lineBlocks = (lines: readonly Line[], ts: readonly Catalogue[]): readonly Block[] =>
  lines.length
    ? [
        text(`**${ts.map((t) => t.retro.inWords).join(' · ')}**`),
        ...lines.slice(0, maxLines).map((line) => text(lead(line, ts), quoted(line.text))),
      ]
    : [];

/** All lines of a week, for one person alone, with what keeps them safe to read; those from this number on. */
export function linesView(
  lines: readonly Line[],
  {
    reader,
    cohort,
    week,
    from,
  }: { readonly reader: Id; readonly cohort: Id; readonly week: Temporal.PlainDate; readonly from: number },
  t: Catalogue,
): View {
  const safety = lines.length * 2 > atOnce ? oneSafety : ownOrSafety;
  const entries = lines.map((line) => ({
    blocks: [text(lead(line, [t]), quoted(line.text))],
    buttons: safety(line, reader, t),
  }));
  const more = (at: number) => ({ label: t.chat.more, route: retroRoutes.linesFrom({ cohort, week, from: at }) });
  return { title: t.retro.inWords, body: lines.length ? listFrom(entries, from, { more }) : [text(t.retro.noLines)] };
}
