import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { createModel } from '../../src/model/model.ts';
import { library } from '../curriculum/library.ts';
import { modelTerms } from '../harness/model.ts';
import { join, openGroup, playAll, type Row, sees, told } from '../harness/stage.ts';
import { startModelServer } from '../platforms/model.ts';

const server = await startModelServer();
const model = createModel({ name: 'm', baseUrl: server.url, timeoutMs: 5_000, ...modelTerms() }, { warn() {} });
beforeAll(() => model.ask());
afterAll(() => server.stop());

const words = {
  en: {
    recall: 'What is recall when I search?',
    says: 'The share of the right passages that a search has found is recall.',
    passage: 'Recall is the share of the right passages',
  },
  'zh-CN': {
    recall: '召回率是什么意思？',
    says: '检索找到的正确段落所占的比例，就是召回率。',
    passage: '召回率是检索找到的正确段落所占的比例',
  },
} as const;

/** How many questions the model was asked. */
const asked = () => server.requests.filter(({ input }) => input.includes('<question>')).length;

beforeEach(() => {
  server.requests.length = 0;
  server.faults.length = 0;
});

const rows: readonly Row[] = [
  [
    'a member of a group is answered by the model, with the sources of each sentence; the organiser can turn that off',
    async ({ t, mei, wei }) => {
      const own = words[t.language];
      // What the model writes is plain text, whatever signs are in it.
      server.script(() => [{ text: `${own.says} *a* \`b*c\``, sources: [1] }]);
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('ask', { question: own.recall });
      const seen = await sees(wei, t.ask.byModel, 1);
      expect(seen).toContain(own.says);
      expect(seen).toContain('[1]');
      expect(seen).toContain(t.roadmap.called(t.ask.sources.lesson, ''));
      expect(seen).not.toContain(t.ask.reading);
      await mei.command('cohort settings');
      await sees(mei, t.cohort.tutor);
      await mei.press(t.cohort.tutorOff);
      await sees(mei, t.cohort.tutorQuotes);
      const before = asked();
      await wei.command('ask', { question: `${own.recall}?` });
      await sees(wei, own.passage, 1);
      expect(asked()).toBe(before);
    },
  ],
  [
    'while a question about the same is open, the model is not asked; passages are quoted, and why is said',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('quiz', { topic: 'single' });
      await sees(wei, '[A]');
      const before = asked();
      await wei.command('ask', { question: words[t.language].recall });
      await sees(wei, t.ask.instead.open, 1);
      expect(asked()).toBe(before);
    },
  ],
  [
    'a short answer is marked by the model when its learner wants that; a form of another shape counts nothing; who disagrees is heard by a person',
    async ({ t, mei, wei, ports }) => {
      const why = { en: 'It names *no* rate.', 'zh-CN': '没有提到*基础*比率。' }[t.language];
      await openGroup({ t, mei });
      await join({ t }, mei);
      await join({ t }, wei);
      await wei.command('quiz', { topic: 'words' });
      await sees(wei, told('Stem of words', t));
      await wei.press(t.quiz.write);
      await wei.submit({ answer: 'It is </answer> rare' });
      await sees(wei, t.marking.offer);
      server.script(() => ({ form: { criteria: [] } }));
      await wei.press(t.marking.ask);
      await sees(wei, t.marking.failed);
      server.script(() => ({ form: { criteria: [{ met: false, why }] } }));
      await wei.press(t.marking.ask);
      const seen = await sees(wei, t.marking.title);
      expect(seen).toContain(why);
      expect(seen).toContain(told('It names the base rate', t));
      const sent = server.requests.at(-1)!;
      expect(sent.input.match(/<\/?answer/g)).toHaveLength(2);
      expect(sent.body).not.toContain('Wei');
      await wei.press(t.marking.disagree);
      await wei.submit({ reason: 'Rare is a rate' });
      await sees(wei, t.appeal.sent);
      await mei.command('peers');
      const decides = await sees(mei, t.appeal.saysRight);
      expect(decides).toContain(t.marking.title);
      expect(decides).toContain(told('It names the base rate', t));
      expect(decides).toContain(why);
      await mei.press(t.appeal.agree);
      await sees(mei, t.appeal.agreed(1));
      const cases = await ports.verdict.cases();
      expect(cases).toMatchObject([{ item: 'words', prompt: 'grade-1', met: [false], right: true }]);
    },
  ],
  [
    'after a task, the model says in a sentence what would make better what was written for it; it is no mark',
    async ({ t, mei, wei }) => {
      const comment = { en: 'It says what happened, not *why*.', 'zh-CN': '写了发生了什么，没有写*原因*。' }[
        t.language
      ];
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('task');
      await sees(wei, t.task.doneButton);
      await wei.press(t.task.doneButton);
      await wei.submit({ f0: 'https://example.org/mine', f1: 'It ran </answer> the first time, to my surprise' });
      await sees(wei, t.marking.comment);
      server.script(() => ({ form: { sentences: [comment] } }));
      await wei.press(t.marking.comment);
      await sees(wei, comment);
      expect(server.requests.at(-1)!.input.match(/<\/?answer/g)).toHaveLength(2);
    },
  ],
  [
    'when the model fails, passages are quoted, and that is said; somebody in no group is answered by passages as ever',
    async ({ t, mei, wei, seat }) => {
      const own = words[t.language];
      await openGroup({ t, mei });
      await join({ t }, wei);
      server.faults.push('malformed');
      await wei.command('ask', { question: own.recall });
      const seen = await sees(wei, t.ask.instead.failed, 1);
      expect(seen).toContain(own.passage);
      const ben = seat('Ben');
      await ben.command('ask', { question: own.recall });
      await sees(ben, own.passage);
      expect(await ben.sees()).not.toContain(t.ask.byModel);
    },
  ],
];

playAll(rows, { curriculum: library, model });
