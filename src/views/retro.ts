import { type Block, buttons, type Form, text, type View } from '../chat/contract/view.ts';
import type { Id } from '../core/id.ts';
import { type Line, type LookedBack, maxLines, maxRetro, shares } from '../core/retro/model.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { ownOrSafety, quoted, writerOf } from './note.ts';

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

/** All lines of a week, for one person alone, with what keeps them safe to read. */
export const linesView = (lines: readonly Line[], reader: Id, t: Catalogue): View => ({
  title: t.retro.inWords,
  body: lines.length
    ? lines.flatMap((line): readonly Block[] => [
        text(lead(line, [t]), quoted(line.text)),
        buttons(...ownOrSafety(line, reader, t)),
      ])
    : [text(t.retro.noLines)],
});
