import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { type Change, copyOf, second } from '../curriculum/copy.ts';
import { join, openGroup, playAll, type Row, type Scene, sees } from '../harness/stage.ts';

const words = {
  en: {
    // The lesson on the oven is quoted, which is about something else.
    question: 'how long do i proof the loaf',
    reason: 'wrong',
    wrong: 'is answered from b2-oven, and not from b1-dough',
    chat: 'Wei here, send my marks to wei.li@example.org please',
    hidden: '(name) here, send my marks to (address) please',
  },
  'zh-CN': {
    question: '面包醒发要几小时',
    reason: 'missed',
    wrong: 'is not answered',
    chat: '我是Wei，成绩发到wei.li@example.org，电话13812345678',
    hidden: '我是(name)，成绩发到(address)，电话(number)',
  },
} as const;

/** What an author does about it: the word that people type stands in the lesson. */
const fix: readonly Change[] = [
  [
    'skills/b1-dough/lesson.en.md',
    'works faster in a warm kitchen.',
    'works faster in a warm kitchen: proof a loaf there for less long.',
  ],
  ['skills/b1-dough/lesson.zh-CN.md', '酵母越快。', '酵母越快，面包醒发就越快。'],
];

const curriculum = await loadCurriculum(second);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(pathOf(tmpdir(), 'reports-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What an operator types, while the bot goes on: its connections would be lost meanwhile. */
function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const path = pathOf(import.meta.dirname, '../..', program);
  return new Promise<{ readonly status: number; readonly said: string }>((done) =>
    execFile(
      process.execPath,
      [path, ...args],
      { cwd: folder, env: { PATH: process.env.PATH, ...env } },
      (error, stdout, stderr) => done({ status: error ? Number(error.code) : 0, said: stdout + stderr }),
    ),
  );
}

async function reportNewest({ t, mei, wei, db }: Scene, reason: string, settle: 'answer' | 'decline', time: number) {
  await wei.press(t.ask.unhelpful);
  await wei.submit({ reason, words: 'Ask me, I am Wei' });
  await sees(wei, t.ask.reported, time);
  await mei.command('cohort library');
  await sees(mei, `[${t.library.reports}]`);
  await mei.press(t.library.reports);
  await sees(mei, `[${t.library.settle[settle]}]`);
  await mei.press(t.library.settle[settle]);
  await sees(mei, t.library.settled);
  const waits = sql<{ id: string }>`select id from turn where helpful = false and settled is null`;
  await vi.waitFor(async () => expect((await waits.execute(db)).rows).toEqual([]));
}

const rows: readonly Row[] = [
  [
    'an answer that did not help becomes a case: the evaluation fails until the lesson is better, and nobody is named',
    async (scene) => {
      const { t, mei, wei, url } = scene;
      const own = words[t.language];
      const file = pathOf(folder, `${t.language}-${Math.random()}.yaml`);
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('ask', { question: own.question });
      await sees(wei, `[${t.ask.unhelpful}]`);
      await reportNewest(scene, own.reason, 'answer', 1);

      expect(await run('src/ops/reports.ts', [file], { DATABASE_URL: url })).toMatchObject({ status: 0 });
      const check = (on: string) =>
        run('bench/eval.ts', ['--reports', file, '--only-reports', '--assert'], { CURRICULUM_DIR: on });
      const written = readFileSync(file, 'utf8');
      writeFileSync(file, written.replace('skills: []', 'skills: [ b1-dough ] # where it is taught'));
      const before = await check(second);
      expect(before).toMatchObject({ status: 1, said: expect.stringContaining(`“${own.question}”: ${own.wrong}`) });
      expect(await check(await copyOf(...fix))).toMatchObject({ status: 0, said: expect.not.stringContaining('✗') });

      // What comes later is added, without a word that a program knows to be private, and what was written by hand stays.
      await wei.command('ask', { question: own.chat });
      await sees(wei, own.chat.slice(0, 6));
      await reportNewest(scene, 'other', 'decline', 2);
      const again = await run('src/ops/reports.ts', [file], { DATABASE_URL: url });
      expect(again.said).toContain('1 added');
      const both = readFileSync(file, 'utf8');
      expect(both).toContain('skills: [ b1-dough ] # where it is taught');
      expect(both).toContain(own.hidden);
      expect(both).not.toMatch(/Wei|wei\.li|13812345678|Ask me/i);
    },
  ],
];

playAll(rows, { curriculum });
