import { expect } from 'vitest';
import type { Curriculum } from '../../src/core/curriculum/model.ts';
import type { Day } from '../../src/core/curriculum/path.ts';
import { taskSchema } from '../../src/core/curriculum/task.ts';
import { textIn } from '../../src/core/language/rules.ts';
import { both } from '../curriculum/mapped.ts';
import { sample } from '../curriculum/sample.ts';
import { join, openGroup, playAll, type Row, sees } from '../harness/stage.ts';

/** The sample, and on its first day a number of the learner's own data and the reply of a real model. */
const swe = sample.paths.get('swe')!;
const keys = { 'seed 1': 101, 'seed 2': 202, 'seed 3': 303, 'seed 4': 404, 'seed 5': 505 };
const first = taskSchema.parse({
  ...swe.days[0]!.task,
  done: [
    { kind: 'own', ask: both('The sum for {own}'), keys, tolerance: 0 },
    { kind: 'reply', ask: both('What the reply says of itself') },
    { kind: 'sentence', ask: both('The mean and the median'), numbers: 2, least: 5 },
  ],
});
const curriculum: Curriculum = {
  ...sample,
  tasks: new Map([...sample.tasks, [first.id, first]]),
  paths: new Map([['swe', { ...swe, days: swe.days.map((day, i): Day => (i ? day : { ...day, task: first })) }]]),
};
const reply = "finish_reason=stop, usage: {'prompt_tokens': 12, 'completion_tokens': 30}";

const rows: readonly Row[] = [
  [
    'a task asks for a number of one’s own data and for a real reply, says what is wrong with either, and is done with both',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('task');
      await sees(wei, 'The sum for');
      const seen = await wei.sees();
      const [, own = ''] = /(?:The sum for )(seed \d)/.exec(seen) ?? [];
      expect(Object.keys(keys)).toContain(own);
      expect(seen).not.toContain('{own}');
      const key = keys[own as keyof typeof keys];
      const [other] = Object.values(keys).filter((value) => value !== key);
      await wei.press(t.task.doneButton);
      const both = { f2: '1375, 655' };
      await wei.submit({ f0: String(other), f1: reply, ...both });
      await sees(wei, t.chat.otherNumber);
      await wei.correct();
      await wei.submit({ f0: String(key), f1: 'mock: hello', ...both });
      await sees(wei, t.chat.noReply);
      await wei.correct();
      await wei.submit({
        f0: String(key),
        f1: t.language === 'en' ? 'I have no access' : '暂时没有可用的模型',
        ...both,
      });
      await sees(wei, t.chat.noAccess);
      await wei.correct();
      await wei.submit({ f0: String(key), f1: reply, f2: 'The mean moved and the median did not.' });
      await sees(wei, t.chat.fewNumbers(2, 0));
      await wei.correct();
      await wei.submit({ f0: String(key), f1: reply, ...both });
      await sees(wei, t.task.finished(textIn(first.title, t.language)));
    },
  ],
];

playAll(rows, { curriculum });
