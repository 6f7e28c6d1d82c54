import { describe, expect, test } from 'vitest';
import type { Candidate } from '../../src/core/quiz/model.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { reasonText } from '../../src/views/reason.ts';

const known = (days: number, lastRight: boolean, recall: number): Candidate => ({
  ...{ kp: 's1-one.half', item: 's1-one-001', cause: 'practice', seconds: 30 },
  known: { memory: { difficulty: 5, stability: 2 }, days, asked: 1, lastRight, recall },
});

describe.each(Object.values(catalogues))('why a question is asked ($languageName)', (t) => {
  test.each(['practice', 'due', 'date'] as const)(
    'a point that was answered on the same day has no chance to tell (%s)',
    (cause) => {
      for (const right of [true, false])
        expect(reasonText({ ...known(0, right, 1), cause, by: { on: '2026-12-07', days: 3 } }, t)).not.toContain('%');
    },
  );

  test('practising says what the last answer was, and never that something is certain', () => {
    expect(reasonText(known(0, false, 1), t)).toBe(t.quiz.because.practice(undefined, false));
    expect(reasonText(known(0, false, 1), t)).not.toBe(reasonText(known(0, true, 1), t));
    const later = reasonText(known(2, true, 0.999), t);
    expect(later).toContain(t.percent(0.99));
    expect(later).not.toContain(t.percent(1));
  });
});
