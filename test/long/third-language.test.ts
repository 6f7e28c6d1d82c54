import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inText } from '../../src/chat/contract/capability.ts';
import type { Reply } from '../../src/chat/contract/reply.ts';
import type { View } from '../../src/chat/contract/view.ts';
import { publicHolidays } from '../../src/core/calendar/public-holidays.ts';
import { content, markedCurriculum, unmarked } from '../harness/marked.ts';
import { addThirdLanguage, removeThirdLanguage, xx } from '../harness/third-language.ts';
import type { Sampled } from '../views.ts';

beforeAll(addThirdLanguage);
afterAll(removeThirdLanguage);

/** Everything that a view shows, a text at a time. */
const wordsOf = (view: View): string[] => [
  ...(view.title ? [view.title] : []),
  ...view.body.flatMap((block) => {
    if (block.kind === 'text') return [block.text];
    if (block.kind === 'facts') return block.facts.flat();
    if (block.kind === 'meter') return [block.label];
    if (block.kind === 'image' || block.kind === 'file') return [block.alt];
    if (block.kind === 'chart' || block.kind === 'table') return [inText(block).text];
    if (block.kind === 'buttons') return block.buttons.map(({ label }) => label);
    return [block.placeholder, ...block.options.map(({ label }) => label)];
  }),
];

function shownBy(reply: Reply): string[] {
  if (reply.kind === 'choices') return reply.choices.map(({ label }) => label);
  if (reply.kind === 'view') return wordsOf(reply.view);
  if (reply.kind === 'invalid') return [...Object.values(reply.errors), ...wordsOf(reply.view)];
  if (reply.kind !== 'form') return [];
  const { title, fields } = reply.form;
  return [title, ...fields.flatMap((f) => [f.label, f.hint ?? '', ...(f.choices?.map((c) => c.label) ?? [])])];
}

/** The fields in which platforms take words for people. */
const wordFields = new Set(['text', 'content', 'label', 'placeholder', 'description', 'title', 'alt_text', 'hint']);

/** All words that are sent to a platform with a message or a form. */
function textsIn(sent: unknown, field = ''): string[] {
  if (typeof sent === 'string') return wordFields.has(field) ? [sent] : [];
  if (Array.isArray(sent)) return sent.flatMap((inner) => textsIn(inner, field));
  if (typeof sent !== 'object' || sent === null) return [];
  return Object.entries(sent).flatMap(([key, inner]) => textsIn(inner, key));
}

/** What is the same for everybody: languages by their own names, their shelves, and the words of commands. */
async function everybodys(): Promise<ReadonlySet<string>> {
  const { catalogues } = await import('../../src/i18n/index.ts');
  const { commands } = await import('../../commands/index.ts');
  return new Set([
    ...[catalogues.en, catalogues['zh-CN']].flatMap(({ languageName, roadmap }) => [languageName, roadmap.own]),
    ...commands.flatMap(({ sub }) => Object.keys(sub ?? {})),
    // A button is called by the first of a list of words, whose mark is cut.
    ...Object.values(catalogues.en.commands).flatMap(({ sub }) =>
      Object.values(sub ?? {}).map(({ also = '' }) => `⟦${also.split(' ')[0]}`),
    ),
  ]);
}

/** Names of public holidays are content that has a source of its own, which is not marked. */
const holidayNames = Object.values(publicHolidays)
  .flatMap((days) => days.split(';').map((line) => line.split('|')[0]!))
  .sort((a, b) => b.length - a.length);
const withoutHolidays = (words: string): string =>
  unmarked(words) ? holidayNames.reduce((left, name) => left.replaceAll(name, ''), words.replaceAll('\\', '')) : words;

describe('in a language that was made up', () => {
  const slipped = new Set<string>();
  let crawlSlips: readonly string[] = [];
  let samples: readonly Sampled[] = [];
  let heard = 0;
  let same: ReadonlySet<string>;
  const check = (name: string, words: readonly string[]) => {
    for (const one of words)
      if (!same.has(one.trim()) && unmarked(withoutHolidays(one))) slipped.add(`${name}: ${one}`);
  };
  const nothingSlipped = () => expect([...slipped].sort()).toEqual([]);

  beforeAll(async () => {
    const { sampleViews } = await import('../views.ts');
    const { mapped } = await import('../curriculum/mapped.ts');
    same = await everybodys();
    const hear = (name: string, reply: Reply) => {
      heard++;
      check(name, shownBy(reply));
    };
    samples = await sampleViews(xx, { locale: 'xx', curriculum: markedCurriculum(mapped), called: content, hear });
    crawlSlips = [...slipped].sort();
  });
  beforeEach(() => slipped.clear());

  test('a text that nobody translated is found', () => {
    expect(unmarked('⟦Stage⟧: ⟪Stage one⟫ 3/5')).toBeUndefined();
    expect(unmarked('⟦Sprint 1 · ⟪First half⟫⟧')).toBeUndefined();
    expect(unmarked('⟦Stage⟧: Stage one')).toBe(': Stage one');
    expect(unmarked('⟪Stage one⟫（中文）')).toBe('（中文）');
  });

  test('no reply and no message shows what is neither a sentence of the catalogue nor content', () => {
    expect(heard).toBeGreaterThan(500);
    expect(samples.length).toBeGreaterThan(60);
    for (const one of samples) if ('view' in one) expect(one.view.language, one.name).toBe(xx);
    expect(crawlSlips).toEqual([]);
  });

  test('no platform adds words of its own to them', async () => {
    const { catalogues } = await import('../../src/i18n/index.ts');
    const discord = await import('../../src/discord/render/view.ts');
    const discordForm = await import('../../src/discord/render/form.ts');
    const slack = await import('../../src/slack/render/view.ts');
    const slackForm = await import('../../src/slack/render/form.ts');
    const t = catalogues[xx];
    for (const one of samples) {
      const shown: readonly (readonly [platform: string, what: unknown])[] =
        'form' in one
          ? [
              ['Discord', discordForm.renderForm(one.route, one.form)],
              ['Slack', slackForm.renderForm(one.route, one.form, '{}', t)],
            ]
          : [
              ['Discord', discord.renderPages(one.view, t)],
              ['Slack', slack.renderPages(one.view, t)],
              ['Slack Home', slack.renderHome([one.view, one.view], t, undefined, t.chat.today)],
            ];
      for (const [platform, what] of shown) check(`${platform} ${one.name}`, textsIn(what));
    }
    nothingSlipped();
  });

  test('suggestions are in it, and what somebody types in it is found', async () => {
    const { startBot } = await import('../harness/people.ts');
    const { mapped } = await import('../curriculum/mapped.ts');
    const bot = await startBot({ curriculum: markedCurriculum(mapped), at: '2026-11-23T11:00:00Z' });
    try {
      const ada = bot.person({ in: 'dm', locale: 'xx', name: content('Ada') });
      const offered = [
        await ada.suggest('/quiz', 'topic', ''),
        await ada.suggest('/roadmap', 'skill', 'order'),
        await ada.suggest('/settings', 'zone', 'berlin'),
      ];
      for (const labels of offered) check('suggestions', labels);
      expect(offered[2]?.length).toBeGreaterThan(0);
      nothingSlipped();
    } finally {
      await bot.drop();
    }
  });

  test('somebody joins, does a task and answers a quiz on Discord, in it from the first word to the last', async () => {
    const { join, openGroup, openStage, sees } = await import('../harness/stage.ts');
    const { seats } = await import('../harness/seats.ts');
    const { catalogues } = await import('../../src/i18n/index.ts');
    const t = catalogues[xx];
    const [platform, open] = seats[0]!;
    expect(platform).toBe('Discord');
    const stage = await openStage(open);
    try {
      const room = stage.chat.room();
      const seat = (name: string, organiser = false) => stage.chat.seat({ name, organiser, language: xx, in: [room] });
      const [mei, wei] = [seat('Mei', true), seat('Wei')];
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('task');
      await sees(wei, `[${t.task.doneButton}]`);
      await sees(wei, 'What task 1 asks');
      await wei.press(t.task.doneButton);
      await wei.submit({ f0: 'https://example.org/mine', f1: 'That it works at all, everywhere' });
      await sees(wei, t.task.finishedBody(30));
      await wei.command('quiz');
      await sees(wei, `[${t.quiz.yes}]`);
      await wei.press(t.quiz.yes);
      await sees(wei, `[${t.quiz.finish}]`);
      const seen = await wei.sees();
      expect(seen).not.toContain('（中文）');
      const { rows } = await sql<{ language: string }>`select distinct language from learner`.execute(stage.db);
      expect(rows).toEqual([{ language: xx }]);
      const cohorts = await sql<{ languages: string[] }>`select languages from cohort`.execute(stage.db);
      expect(cohorts.rows).toEqual([{ languages: [xx] }]);
      expect(stage.logged).toEqual([]);
    } finally {
      await stage.stop();
    }
  });

  test('a text may be translated into it, and is read in English where it is not', async () => {
    const { textSchema } = await import('../../src/core/language/model.ts');
    const { textIn } = await import('../../src/core/language/rules.ts');
    const { readable } = await import('../../src/core/curriculum/reading.ts');
    const { readPostLanguages, writePostLanguages } = await import('../../src/core/cohort/post-languages.ts');
    const both = { en: 'task', 'zh-CN': '任务' };
    expect(textIn(textSchema.parse({ ...both, [xx]: 'tsk' }), xx)).toBe('tsk');
    expect(textIn(textSchema.parse(both), xx)).toBe('task');
    expect(textSchema.safeParse({ ...both, de: 'Aufgabe' }).success).toBe(false);
    expect(readable([{ lang: 'en' }, { lang: 'zh-CN' }], xx)).toEqual([{ lang: 'en' }]);
    expect(readPostLanguages(writePostLanguages(['en', xx]))).toEqual(['en', xx]);
  });
});
