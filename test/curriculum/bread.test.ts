import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { catalogues } from '../../src/i18n/index.ts';
import { join } from '../harness/group.ts';
import { type Bot, startBot } from '../harness/people.ts';
import { second } from './copy.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ curriculum: await loadCurriculum(second), at: '2026-11-23T11:00:00Z' });
});
afterAll(() => bot.drop());

test.each([
  ['en-GB', 'en', 'Write your bread as percentages', 'Bread at home'],
  ['zh-CN', 'zh-CN', '用百分比写出你的面包', '在家做面包'],
] as const)('the bot teaches bread as it teaches anything (%s)', async (locale, language, title, route) => {
  const t = catalogues[language];
  bot.goTo('2026-11-23T11:00:00Z');
  const ada = await join(bot.person({ in: bot.place(), locale }), { t });
  expect(await ada.use('/roadmap')).toContain(route);
  expect(await ada.use('/task')).toContain(title);
  await ada.press(t.task.doneButton);
  expect(await ada.submit({ f0: '500 g' })).toContain(t.chat.otherNumber);
  await ada.use('/task');
  await ada.press(t.task.doneButton);
  expect(await ada.submit({ f0: '520 g' })).toContain(t.task.finished(title));
  bot.goTo('2026-11-27T11:00:00Z');
  expect(await ada.use('/quiz')).toContain(language === 'en' ? 'Dough' : '面团');
  expect(bot.faults).toEqual([]);
});
