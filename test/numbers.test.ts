import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cohort } from '../commands/cohort.ts';
import { settings } from '../commands/settings.ts';
import type { Sent } from '../src/chat/contract/command.ts';
import { dayOf } from '../src/core/calendar/rules.ts';
import { intervalAfter, memoryAfter, retentionFor, wrongInterval } from '../src/core/card/memory.ts';
import { grades } from '../src/core/card/model.ts';
import { usualRetention } from '../src/core/card/rules.ts';
import { daysPerWeek } from '../src/core/curriculum/path.ts';
import { fewestLogged, taskSchema } from '../src/core/curriculum/task.ts';
import { checkSize, mockSize } from '../src/core/exam/rules.ts';
import { focusMinutes } from '../src/core/focus/model.ts';
import { restDays } from '../src/core/item/rules.ts';
import { mostItems } from '../src/core/item-draft/draft-items.ts';
import { leagues } from '../src/core/leaderboard/model.ts';
import { beginningOf } from '../src/core/learner/rules.ts';
import { mostADay } from '../src/core/note/model.ts';
import { nudgeRule } from '../src/core/nudge/model.ts';
import { queuesBefore } from '../src/core/office-hour/model.ts';
import { placementDays, placementRule } from '../src/core/placement/model.ts';
import { loggedWeeks } from '../src/core/plan/rules.ts';
import { minutesADay } from '../src/core/progress/model.ts';
import { answersUntilTaught, newPerDay } from '../src/core/quiz/daily-set.ts';
import { maxQuestions, minutesPerAnswer } from '../src/core/quiz/rules.ts';
import { freezeRule } from '../src/core/streak/model.ts';
import { fewest } from '../src/core/summary/model.ts';
import { summaryTime } from '../src/core/summary/rules.ts';
import { hardWeeks } from '../src/core/summary/show-hard.ts';
import { gapDays } from '../src/core/task/rules.ts';
import { loadCurriculum, ownCurriculum } from '../src/curriculum/load.ts';

const textOf = (file: string) => readFileSync(file, 'utf8');
/** A page as one line, as a reader takes it in. */
const flat = (file: string) => textOf(file).replace(/\s+/g, ' ');

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const word = (n: number) => words[n] ?? String(n);
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const ordinal = (n: number) => ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'][n] ?? String(n);
const percent = (share: number) => `${Math.round(100 * share)} %`;
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** The values from 0 on that a field takes. */
const taken = (takes: (value: number) => boolean) => Array.from({ length: 100 }, (_, n) => n).filter(takes);

const noon = Temporal.Instant.from('2026-11-23T12:00:00Z');
const begin = beginningOf({ zone: 'UTC' }, noon);
type Fields = { shape: Record<string, { safeParse(value: unknown): { success: boolean } }> };
const daysField = (settings.handlers!.days!.fields as unknown as Fields).shape.days!;
const goals = taken((n) => daysField.safeParse(String(n)).success);
const createFields = cohort.sub!.create!.fields as unknown as (args: never, ports: never, sent: Sent) => Fields;
const nameField = createFields({} as never, {} as never, { now: noon, today: dayOf(noon, begin) }).shape.name!;
const lengths = taken((n) => nameField.safeParse('n'.repeat(n)).success);
const hints = taken((n) => taskSchema.shape.hints.safeParse(Array(n).fill({ en: 'a', 'zh-CN': '甲' })).success);
const { all, essential } = daysPerWeek;
const curriculum = await loadCurriculum(ownCurriculum);
const sprints = [...curriculum.paths.values()].flatMap((path) => path.sprints);
const sprintWeeks = new Set(sprints.map(({ weeks }) => weeks.to - weeks.from + 1));

const first = memoryAfter(undefined, 0, grades.good);

/** What each page says with a number in it, made from the rule that owns the number. */
const byRule: Readonly<Record<string, readonly string[]>> = {
  'docs/learner.md': [
    `*${focusMinutes} minutes* is for one thing`,
    `From ${word(queuesBefore.minutes)} minutes before you can press`,
    `asks up to ${word(maxQuestions)} questions at a time`,
    `up to ${word(newPerDay)} new points a day`,
    `for ${begin.quizMinutes} minutes a day`,
    `met ${word(answersUntilTaught)} times`,
    `comes back ${wrongInterval === 1 ? 'tomorrow' : ''}; what you got right, after ${word(intervalAfter(first, grades.good, retentionFor(first, usualRetention)))} days the first time`,
    `with about ${percent(usualRetention)} probability`,
    `in the last ${word(loggedWeeks)} weeks`,
    `up to ${placementRule.most} questions that get harder or easier`,
    `may be done again after ${word(placementDays.again / 7)} weeks`,
    `a streak of ${word(nudgeRule.weeks)} weeks or more ends`,
    `After ${word(nudgeRule.ignored)} that you did not act on`,
    `seen in the last ${word(restDays / 7)} weeks`,
    `mixes up to ${mockSize.most === 12 ? 'twelve' : mockSize.most} questions`,
    `${word(checkSize)} questions in its first days, and ${word(checkSize)} others about the same points at its end: "3/${checkSize} → 9/${checkSize}"`,
    `Once ${leagues.from} people are on it you see your league, ${leagues.of} people`,
    `each answer counts ${word(minutesPerAnswer)} minute`,
    `At most ${minutesADay} minutes count on a day`,
    `when at least ${word(fewestLogged)} people have said it`,
    `counted in *${focusMinutes} minutes*, begun from the task`,
    `${capital(word(freezeRule.most))} **freezes** are in hand`,
    `${capital(word(freezeRule.weeksForOne))} weeks kept give ${word(1)} back, up to ${word(freezeRule.most)}`,
    `*Hint* gives up to ${word(hints.at(-1)!)}, one at a time`,
    `A **sprint** is ${word(Math.min(...sprintWeeks))} weeks`,
    `Your day begins at ${clock(begin.dayStart)}`,
    `you have done no task for ${word(gapDays)} of the group's days`,
    `the **essentials** first (${word(essential)} a week)`,
    `You choose ${goals[0]} to ${goals.at(-1)} study days a week`,
    `With ${word(essential)} you get the essential tasks, with ${word(all)} all of them; the ${ordinal(all + 1)} and ${ordinal(all + 2)} are for review`,
    `from ${word(fewest)} active people on`,
    `(${clock(begin.quiet.from)} to ${clock(begin.quiet.to)} unless you change them)`,
    `Up to ${mostADay.question} questions, ${mostADay.share} sentences and ${mostADay.answer} answers a day`,
    `have done its task once ${word(fewest)} have`,
  ],
  'docs/organiser.md': [
    `${lengths[0]} to ${lengths.at(-1)} characters`,
    `Fridays at ${clock(summaryTime)}`,
    `From ${word(queuesBefore.minutes)} minutes before to its end`,
    `Below ${word(fewest)} active people`,
    `on which at least ${word(fewest)} studied`,
    `it is shown once ${word(fewest)} are`,
    `From ${word(fewest)} people on the post says`,
    `in the last ${word(hardWeeks)} weeks`,
    `drafts up to ${word(mostItems)} questions`,
    `of fewer than ${word(fewest)} people`,
  ],
};
/** What has a number in it that no rule owns: there is one of it, or it is an example. */
const noRule: Readonly<Record<string, readonly string[]>> = {
  'docs/learner.md': [
    'one task a day',
    'one task after another',
    'builds on one you have not done names that one',
    'You get one question to try',
    'At most one private message a day',
    'has one post each task day',
    'asks about one skill',
    'about one of its points a day comes as a question',
    'some reviews wait for this one',
    'never one that you have',
    'essential one of an earlier week',
    'offers three ways to go on',
    'You see at once',
    'half past midnight',
    'says one sentence to them',
    'a text file of up to 1 MiB',
    'SHA-256',
    'in a sentence or two',
    '*One more hint*',
    'There is no further one',
    'may go on from your last one',
  ],
  'docs/organiser.md': [
    'One form, filled in already',
    'a date such as 2027-01-04',
    'moves to the next one',
    'both one after the other',
    'a date or a first and a last one on each line, such as `2026-12-24 – 2027-01-03`',
    'such as `9:00 Berlin`',
    'With several groups in one server or workspace',
    'asks which one',
    'at most one private message a day',
    'one dated line of what is new',
    'in private from 9:00 on that day',
    'the first seven days',
    'a language model, where there is one',
    'each time from the next one',
    '*quiet* after three of',
    '*Two sentences by the model*',
  ],
};

describe.each(Object.keys(byRule))('%s', (page) => {
  test('says each number as the rule has it', () => {
    const text = flat(page);
    expect(byRule[page]!.filter((phrase) => !text.includes(phrase))).toEqual([]);
  });

  test('says no number that is not compared', () => {
    let rest = flat(page).replace(/ \d\. /g, ' ');
    for (const phrase of [...byRule[page]!, ...noRule[page]!]) rest = rest.replaceAll(phrase, '…');
    const number = new RegExp(`.{0,30}(?<![\\w])(\\d[\\d:]*|${words.join('|')}|sixth|seventh)(?![\\w]).{0,30}`, 'gi');
    expect(rest.match(number) ?? []).toEqual([]);
  });
});

test('sprints have the same length, some with a week to look back, and the README counts what is taught', () => {
  const shortest = Math.min(...sprintWeeks);
  expect([...sprintWeeks].filter((weeks) => weeks > shortest + 1)).toEqual([]);
  const { skills, items, projects } = curriculum;
  const kps = [...skills.values()].flatMap((skill) => skill.kps);
  const text = flat('README.md');
  expect(text).toContain(
    `${skills.size} skills with a lesson each, ${kps.length} knowledge points, ${items.size} questions and ${projects.size} projects`,
  );
  for (const path of curriculum.paths.values()) {
    const count = `${word(path.sprints.length)} ${path.sprints.length === 1 ? 'sprint' : 'sprints'}`;
    const weeks = path.sprints.at(-1)!.weeks.to;
    expect(text).toContain(`${count}: ${weeks} weeks, ${path.days.length} tasks`);
  }
});

describe('what the guides tell to type', () => {
  test.each(['docs/discord.md', 'docs/slack.md'])('%s: a password is written once, however often it is run', (page) => {
    const [line] = /^grep .*POSTGRES_PASSWORD.*$/m.exec(textOf(page)) ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'tongxue-env-'));
    try {
      // Each time another one, as openssl would.
      writeFileSync(join(folder, 'openssl'), '#!/bin/sh\ndate +%N%s\n');
      chmodSync(join(folder, 'openssl'), 0o755);
      const type = () =>
        spawnSync('sh', ['-c', line!], { cwd: folder, env: { PATH: `${folder}${delimiter}${process.env.PATH}` } });
      const env = join(folder, '.env');
      type();
      expect(readFileSync(env, 'utf8')).toMatch(/^\nPOSTGRES_PASSWORD=\d+\n$/);
      // A file whose last line has no end.
      writeFileSync(env, 'SLACK_BOT_TOKEN=xoxb-1');
      type();
      const once = readFileSync(env, 'utf8');
      expect(once).toMatch(/^SLACK_BOT_TOKEN=xoxb-1\nPOSTGRES_PASSWORD=\d+\n$/);
      type();
      expect(readFileSync(env, 'utf8')).toBe(once);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('nothing is added to .env without a look whether it is there', () => {
    for (const page of ['README.md', 'docs/operator.md', 'docs/discord.md', 'docs/slack.md'])
      expect(textOf(page).match(/^(?!grep ).*>> *\.env/gm) ?? [], page).toEqual([]);
  });
});
