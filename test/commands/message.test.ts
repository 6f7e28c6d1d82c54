import { expect } from 'vitest';
import { count, join, openGroup, plainly, playAll, type Row, sees, told } from '../harness/stage.ts';

const words = {
  en: { hello: 'hi', quiz: 'quizz', other: 'tsak' },
  'zh-CN': { hello: '你好', quiz: '我想随便做题', other: '任务' },
} as const;

/** What people say in their own words. */
const rows: readonly Row[] = [
  [
    'a greeting in a DM is answered by what comes next, there and in their own language',
    async ({ t, wei, mei, ...scene }) => {
      await wei.say(words[t.language].hello, 'dm');
      await sees(wei, t.help.title, 1);
      expect(await wei.dms()).toContain(t.help.title);
      expect(await mei.sees()).not.toContain(t.help.title);
      // Who only greets is not written down.
      expect(await count(scene, 'learner')).toBe(0);
    },
  ],
  [
    'a command that is nearly one is offered, and a press on it works',
    async ({ t, mei, wei, ...scene }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.say(words[t.language].quiz, 'dm');
      await sees(wei, t.chat.nearest('/quiz'), 1);
      await wei.press(t.language === 'en' ? 'quiz' : '测验');
      await sees(wei, 'Stem of');
      expect(await count(scene, 'quiz')).toBe(2);
    },
  ],
  [
    'in a channel only who says its name is answered, and nobody reads anything about them',
    async ({ t, mei, wei, ...scene }) => {
      await openGroup({ t, mei });
      const tom = scene.seat('Tom');
      const before = await mei.sees();
      await tom.say('Good morning, everybody: quiz?');
      await wei.say(`@bot ${words[t.language].other}`);
      await sees(mei, t.chat.nearest('/task'), 1);
      await sees(wei, t.chat.nearest('/task'), 1);
      const seen = (await mei.sees()).slice(before.length);
      for (const never of [t.chat.nearest('/quiz').replace(/`.*/s, '`/quiz'), t.help.title, t.chat.notEnrolled])
        expect(seen).not.toContain(never);
    },
  ],
  [
    'a name and nothing else is greeted, and one press shows the way to the presser alone',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.say('@bot');
      await sees(mei, t.chat.hello, 1);
      await wei.press(t.language === 'en' ? 'help' : '帮助');
      await sees(wei, t.help.title, 1);
      expect(await mei.sees()).not.toContain(plainly(t.help.title));
    },
  ],
  [
    'two lines in a row get two answers in their order, and what is named plainly in a DM is done',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      const [first, second] = t.language === 'en' ? ['progress', 'task'] : ['进度', '任务'];
      await wei.say(first!, 'dm');
      await wei.say(second!, 'dm');
      await sees(wei, told('Task 1', t));
      const dms = await wei.dms();
      expect(dms.indexOf(t.progress.title)).toBeGreaterThan(-1);
      expect(dms.indexOf(t.progress.title)).toBeLessThan(dms.lastIndexOf(plainly(told('Task 1', t))));
    },
  ],
];

playAll(rows);
