import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditCurriculum } from '../../src/curriculum/audit.ts';
import { hasPython } from '../../src/curriculum/python.ts';
import { type Change, copyOf } from './copy.ts';

const tasks = 'skills/b1-dough/tasks.yaml';
const percent = 'skills/b1-dough/solutions/b1-dough-percent.py';
const rise = 'skills/b1-dough/solutions/b1-dough-rise.py';

/** A program in the text of the second task, in a list as most are, in both languages. */
const given = (code: string, fence = 'python'): Change[] =>
  ['Stop when it has doubled.', '体积变成两倍就停。'].map((last) => [
    tasks,
    `      3. ${last}\n`,
    `      3. ${last}\n\n         \`\`\`${fence}\n${code.replace(/^/gm, '         ')}\n         \`\`\`\n`,
  ]);
const heights = given('heights = [4, 8]\nif heights[1] == 2 * heights[0]:\n    print("doubled")');

async function audited(changes: readonly Change[], { python }: { python: boolean }) {
  const { faults, programs } = await auditCurriculum(await copyOf(...changes), { today: '2026-11-27', python });
  const said = faults.map(({ file, line, text }) => `${file}:${line} ${text}`);
  return { said: said.filter((fault) => !fault.includes('has changed')), programs };
}

describe('a task', () => {
  test('whose number nothing computes', async () => {
    const folder = await copyOf();
    await rm(join(folder, percent));
    const { faults } = await auditCurriculum(folder, { today: '2026-11-27', python: false });
    expect(faults.map(({ text }) => text)).toEqual([
      'done: asks for a number that nothing computes: write solutions/b1-dough-percent.py',
    ]);
  });

  test.each<[string, Change[], string[]]>([
    [
      'whose program nothing runs',
      heights,
      [
        'skills/b1-dough/tasks.yaml:29 id: nothing runs what 1: take it into solutions/b1-dough-rise.py, or say there why not',
      ],
    ],
    ['whose program is run', [...heights, [rise, '', '#: what 1\n']], []],
    ['whose program is not run, for a reason', [...heights, [rise, '', '# not run: what 1: it wants a bowl\n']], []],
    ['with a block of words', given('4 cm, then 8 cm', 'text'), []],
    [
      'that goes on from one which comes later',
      [
        [percent, 'print', '# after: b1-dough-rise\nprint'],
        [rise, '', 'print()\n'],
      ],
      [
        'routes/baker.yaml:15 sprints.0.weeks.0.days.0.task: b1-dough-percent goes on from b1-dough-rise, which is not before it',
      ],
    ],
    [
      'that is not there',
      [
        ['skills/b1-dough/solutions/b1-dough-knead.py', '', 'print()\n'],
        [rise, '', '# after: b9-none\n'],
      ],
      [
        'skills/b1-dough/solutions/b1-dough-knead.py:1 there is no task b1-dough-knead: name the file after one',
        'skills/b1-dough/solutions/b1-dough-rise.py:1 after: b9-none has no solution',
      ],
    ],
  ])('%s', async (_, changes, expected) => {
    expect((await audited(changes, { python: false })).said).toEqual(expected);
  });
});

// Python is in CI's image; somebody without it reads on the command line that these were left out.
describe.skipIf(!(await hasPython()))('a program', () => {
  const says = async (...changes: Change[]) => (await audited(changes, { python: true })).said;

  test('that fails says how, and one that prints another number, or none', async () => {
    const of = (name: string) => `skills/b2-oven/solutions/b2-oven-${name}`;
    const said = await says(
      [percent, '0.65', '0.6'],
      ...given('print(1 / 0)'),
      [rise, '', '#: what 1\n'],
      [of('heat.py'), '', '#: hint 2 1\n'],
      [of('loaf.sh'), '', 'mkdir bowl\ntest -f bowl/dough\n'],
      [of('trade.py'), '', 'print("= 7")\n'],
    );
    expect(said).toEqual([
      `${rise}:1 does not run: print(1 / 0) ← ZeroDivisionError: division by zero`,
      `${tasks}:21 done.0.answer: is 520, and ${percent} says 480.0 (tolerance 0.5)`,
      `${of('heat.py')}:1 the task has no hint 2 1`,
      `${of('loaf.sh')}:1 does not run: + mkdir bowl ← + test -f bowl/dough`,
      `${of('trade.py')}:1 prints 1 numbers ("= 0.8"); b2-oven-trade asks for 0`,
    ]);
  });

  test('prints the key of each learner for a number of their own, and one that differs is named', async () => {
    const own: Change = [
      tasks,
      /kind: number\n.*\n.*\n/,
      `kind: own
      ask: { en: "Water for {own} g of flour at 65 %?", zh-CN: "{own} 克面粉、水 65 %，要多少克水？" }
      keys: { 100: 65, 200: 130, 300: 195, 400: 260, 500: 325 }
      tolerance: 0.5
`,
    ];
    expect(await says(own, [percent, '800 * 0.65', '*[n * 0.65 for n in (100, 200, 300, 400, 500)]'])).toEqual([]);
    expect(await says(own, [percent, '800 * 0.65', '*[n * 0.65 for n in (100, 200, 300, 400, 600)]'])).toEqual([
      `${tasks}:21 done.0.keys: is 65 130 195 260 325, and ${percent} says 65.0 130.0 195.0 260.0 390.0 (tolerance 0.5)`,
    ]);
  });

  test('that goes round in a circle runs nothing', async () => {
    const said = await says(
      [percent, 'print', '# after: b1-dough-rise\nprint'],
      [rise, '', '# after: b1-dough-percent\n'],
    );
    expect(said).toContain(`${percent}:1 after: goes round in a circle`);
  });

  test('takes in code of a hint, saves blocks as files, and finds what an earlier one left, in a folder of its own', async () => {
    const changes: Change[] = [
      ...given('print("risen")'),
      [tasks, 'en: "Wet the finger, or it sticks."', 'en: "Wet the finger: `wet = 1 + 1`."'],
      [tasks, 'zh-CN: "手指要沾水，不然会粘。"', 'zh-CN: "手指要沾水：`wet = 1 + 1`。"'],
      [percent, 'print', 'open("flour.txt", "w").write("800")\nprint'],
      [
        rise,
        '',
        `# after: b1-dough-percent
#: what 1 > bread/rise.py
import os
if os.path.exists("flour.txt"):
    #: hint 2 'wet ='
assert wet == 2 and open("bread/rise.py").read() == 'print("risen")\\n'
`,
      ],
    ];
    const { said, programs } = await audited(changes, { python: true });
    expect(said).toEqual([]);
    expect(programs).toEqual({ count: 2, notRun: [], inPart: [], missing: [] });
  });

  test('that needs what is not installed is named, and what goes on from it', async () => {
    const { said, programs } = await audited(
      [
        [percent, 'print', '# needs: no-such-thing\nprint'],
        [rise, '', '# after: b1-dough-percent\n'],
      ],
      { python: true },
    );
    expect(said).toEqual([]);
    expect(programs).toEqual({
      count: 0,
      notRun: ['b1-dough-percent', 'b1-dough-rise'],
      inPart: [],
      missing: ['no-such-thing'],
    });
  });
});
