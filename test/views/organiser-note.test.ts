import { expect, test } from 'vitest';
import { languages } from '../../src/core/language/model.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { organiserNoteBlocks } from '../../src/views/organiser-note.ts';
import { curriculum } from '../harness/world.ts';

const nothing = { refused: [], drafts: [], reported: [], unanswered: [], appeals: [], objections: [] };

test.each(languages)(
  'a group that nobody has joined is told how people get in, not how many are active (%s)',
  (language) => {
    const t = catalogues[language];
    const cohort = { id: '1', name: 'Owls', home: {} };
    const counts = { all: 0, active: 0, notStarted: 0, atRisk: 0 };
    for (const about of ['day1', 'day7', 'day30'] as const) {
      const note = {
        ...nothing,
        milestones: [{ cohort, about, counts, hard: [] }],
      };
      const seen = JSON.stringify(organiserNoteBlocks(note as never, curriculum, t));
      expect(seen).toContain('/cohort show');
      expect(seen).not.toContain(t.organiser.day1Hint);
    }
  },
);
