import { expect, test } from 'vitest';
import { languages } from '../../src/core/language/model.ts';
import { textIn } from '../../src/core/language/rules.ts';
import type { WeeklySummary } from '../../src/core/summary/model.ts';
import { loadCurriculum, ownCurriculum } from '../../src/curriculum/load.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { wordView } from '../../src/views/shelf.ts';
import { weeklySummaryView } from '../../src/views/summary.ts';
import { at } from '../harness/clock.ts';
import { read } from '../harness/reply.ts';

const curriculum = await loadCurriculum(ownCurriculum);

test.each(languages)(
  'every line from the field says who, in what, and of which year where that is not this one (%s)',
  (language) => {
    const t = catalogues[language];
    expect(curriculum.news.length).toBeGreaterThan(20);
    for (const news of curriculum.news) {
      const summary = {
        ...{
          cohort: { id: '1', name: 'Owls', zone: 'UTC', languages: [language] },
          from: at('2026-11-27T17:00'),
          week: 1,
          members: 0,
        },
        ...{ finished: [], consistent: [], improved: [], lines: [], news },
      } as unknown as WeeklySummary;
      const [year] = news.date.split('-');
      for (const view of [weeklySummaryView(summary, [t], curriculum), wordView(news, 1, 'swe', t)]) {
        const shown = read(view);
        expect(shown).toContain(textIn(news.text, language));
        expect(shown).toContain(news.title);
        expect(shown).toContain(news.who);
        if (year !== '2026') expect(shown.replace(news.url, '')).toContain(year);
      }
    }
  },
);
