import { expect, test } from 'vitest';
import { languages } from '../../src/core/language/model.ts';
import { fewest } from '../../src/core/summary/model.ts';
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

test.each(languages)('what shows names says so, and stands apart from figures that name nobody (%s)', (language) => {
  const t = catalogues[language];
  const cohort = { id: '1', name: 'Owls', path: 'swe', home: {} };
  const counts = { all: 9, active: 5, notStarted: 2, atRisk: 2 };
  const hard = { weeks: 4, points: [], sprints: [] };
  const note = { ...nothing, milestones: [{ cohort, about: 'day7', counts, hard }] };
  const blocks = organiserNoteBlocks(note as never, curriculum, t);
  const at = blocks.findIndex((block) => block.kind === 'buttons' && block.buttons[0]?.label === t.organiser.who);
  const seen = (from: number, to: number) => JSON.stringify(blocks.slice(from, to));
  // Before the button: what it shows. After it: figures of several people together.
  expect(seen(0, at)).toContain(t.member.privacy);
  expect(seen(0, at)).toContain(t.member.atRiskMeans(3));
  expect(seen(0, at)).not.toContain(t.cohort.hard.private(fewest));
  expect(seen(at + 1, blocks.length)).toContain(t.cohort.hard.private(fewest));
});
