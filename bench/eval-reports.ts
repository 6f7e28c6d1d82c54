import { readFileSync } from 'node:fs';
import { isIn } from '../src/core/tutor/support.ts';
import { type ReportsFile, readReportsFile } from '../src/ops/reports-file.ts';
import type { Outcome } from './eval-ask.ts';
import type { Case } from './eval-set.ts';

/** A case that `npm run reports` has made of what somebody reported, with what a person said is right. */
export interface Reported extends Case {
  /** How it is told from others. */
  readonly name: string;
}

/** The cases of a file that `npm run reports` wrote, but those that are to be skipped, and its marks. */
export function readReported(file: string): {
  readonly cases: readonly Reported[];
  readonly marks: ReportsFile['marks'];
} {
  const { cases, marks } = readReportsFile(readFileSync(file, 'utf8'), file);
  return {
    marks,
    cases: cases.flatMap(({ report, expect, reason: _, ...of }): Reported[] =>
      expect === 'skip'
        ? []
        : [
            {
              ...of,
              name: report === undefined ? 'written by hand' : `report ${report}`,
              kind: expect === 'answer' ? 'answerable' : 'unanswerable',
            },
          ],
    ),
  };
}

/** What is wrong with what became of a reported question; undefined when it is as its case says. */
export function wrongIn({ kind, answer, text, skills, points, never, language }: Outcome): string | undefined {
  const shown = answer.kind === 'answer' ? answer.sources : answer.kind === 'quotes' ? answer.quotes : [];
  const about = [...new Set(shown.flatMap(({ passage }) => passage.skills))].join(', ') || 'no skill';
  // Passages beside the word that they are no answer are none.
  const isQuoted = answer.kind === 'quotes' && answer.instead?.kind !== 'none';
  if (kind === 'unanswerable')
    return answer.kind === 'answer' || isQuoted ? `is answered, from ${about}, and should be declined` : undefined;
  if (!skills.length && !points.length && !never.length)
    return `nobody has said what is right: give it skills, points or never (shown was ${about})`;
  if (answer.kind !== 'answer' && !isQuoted) return 'is not answered';
  if (skills.length && !shown.some(({ passage }) => passage.skills.some((one) => skills.includes(one))))
    return `is answered from ${about}, and not from ${skills.join(' or ')}`;
  const said = answer.kind === 'answer' ? text : shown.map(({ excerpt }) => excerpt).join('\n');
  const missing = points.find((words) => !new RegExp(words, 'iu').test(said));
  if (missing !== undefined) return `does not say “${missing}”`;
  const bad = never.find((words) => said.toLowerCase().includes(words.toLowerCase()));
  if (bad !== undefined) return `says “${bad}”`;
  return answer.kind === 'answer' && !isIn(text, language) ? 'is not in the language of the question' : undefined;
}
