import { expect, test } from 'vitest';
import { languages } from '../../src/core/language/model.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { dailyPostView } from '../../src/views/post.ts';
import { weeklySummaryView } from '../../src/views/summary.ts';
import { read } from '../harness/reply.ts';
import { curriculum } from '../harness/world.ts';

const path = curriculum.paths.get('swe')!;
const cohort = { id: '1', name: 'Owls', path: 'swe', zone: 'UTC', home: {}, languages: ['en'] };

test.each(languages)(
  'whoever is new has a button in the first week of a group, and a line after that (%s)',
  (language) => {
    const t = catalogues[language];
    const post = (week: number) => {
      const day = path.days.find((one) => one.week === week)!;
      return read(dailyPostView({ cohort, day, theme: path.weeks[week - 1]! } as never, [t]));
    };
    const summary = (week: number) =>
      read(
        weeklySummaryView(
          { cohort, week, finished: [], consistent: [], improved: [], lines: [] } as never,
          [t],
          curriculum,
        ),
      );
    for (const [shown, label] of [
      [post, t.post.join],
      [summary, t.summary.join],
    ] as const) {
      expect(shown(1)).toContain(`[${label}]`);
      expect(shown(1)).not.toContain(t.post.joinLine);
      expect(shown(2)).not.toContain(`[${label}]`);
      expect(shown(2)).toContain(t.post.joinLine);
    }
  },
);
