import { expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/index.ts';
import { dailyQuestionView } from '../../src/views/daily-question.ts';
import { shareForm } from '../../src/views/peers-form.ts';
import { at } from '../harness/clock.ts';

test('a choice that was saved does not look like a right one', () => {
  const text = (en: string) => ({ en, 'zh-CN': en });
  const shown = {
    kind: 'open',
    question: { id: '1', order: [1, 0], closes: at('2026-11-03T09:00') },
    item: { type: 'single', stem: text('Which?'), options: [{ text: text('Pear') }, { text: text('Fig') }] },
    vote: { first: 0, last: 0 },
    voted: true,
    partners: [],
  };
  const view = dailyQuestionView(shown as never, catalogues.en);
  expect(JSON.stringify(view)).toContain('Saved: **B**');
  expect(view.tone).toBeUndefined();
});

test('whoever is to say why they chose is asked for that, not for a sentence about the day', () => {
  for (const t of Object.values(catalogues)) {
    expect(shareForm(t, true)).toMatchObject({ title: t.dailyQuestion.say, fields: [{ label: t.dailyQuestion.why }] });
    expect(shareForm(t)).toMatchObject({ title: t.peers.formShare, fields: [{ label: t.peers.sentence }] });
  }
});
