import { expect, test } from 'vitest';
import { atOnce } from '../../src/chat/contract/view.ts';
import type { Enrolment } from '../../src/core/enrolment/model.ts';
import { languages } from '../../src/core/language/model.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { todayView } from '../../src/views/task.ts';
import { buttonsOf } from '../harness/reply.ts';
import { curriculum } from '../harness/world.ts';

test.each(languages)(
  'who joined late, and whose task builds on another one, is offered their own pace once (%s)',
  (language) => {
    const t = catalogues[language];
    const path = curriculum.paths.get('swe')!;
    const [first, day] = path.days;
    const page = { day, first, due: 0, asksForEvidence: true, begins: false, stuck: false };
    const late = { joinedToday: true, ends: Temporal.PlainDate.from('2027-01-15') };
    const shown = { today: { kind: 'task', day, done: false }, page, path, late, due: 0 };
    const enrolment = { id: '1', cohort: { id: '1', path: 'swe', home: {} } } as Enrolment;
    const labels = buttonsOf(todayView(shown as never, { enrolment, curriculum }, t)).map(({ label }) => label);
    expect(labels.filter((label) => label === t.task.own)).toEqual([t.task.own]);
    expect(labels.length).toBeLessThanOrEqual(atOnce);
  },
);
