import { afterAll, beforeAll, expect } from 'vitest';
import { loadCurriculum } from '../../src/curriculum/load.ts';
import { createModel } from '../../src/model/model.ts';
import { second } from '../curriculum/copy.ts';
import { modelTerms } from '../harness/model.ts';
import { addHandbook, join, openGroup, playAll, type Row, type Scene, sees } from '../harness/stage.ts';
import { startModelServer } from '../platforms/model.ts';

const server = await startModelServer();
const model = createModel({ name: 'm', baseUrl: server.url, timeoutMs: 5_000, ...modelTerms() }, { warn() {} });
beforeAll(() => model.ask());
afterAll(() => server.stop());

const handbook = 'In our bakery a dough is written by weight. Butter is given in percent of the flour, as water is.';
const both = (en: string, zh: string) => ({ en, 'zh-CN': zh });
const draft = {
  ...{ kp: 'b1-dough.percent', bloom: 'apply', difficulty: 2 },
  stem: both('Flour 300 g, butter 150 g: how much is that?', '布里欧修有 300 克面粉、150 克黄油。黄油占多少？'),
  options: [
    { text: both('Half as much', '面粉的一半'), correct: true, why: both('', ''), misconception: '' },
    {
      ...{ text: both('A third of it', '总量的三分之一'), correct: false, misconception: 'm1-of-the-whole' },
      why: both('It is that share of the whole dough.', '这是它占整个面团的份额。'),
    },
    {
      ...{ text: both('Twice as much', '面粉的两倍'), correct: false, misconception: 'm1-of-the-whole' },
      why: both('The flour was divided by the butter.', '把面粉除以了黄油。'),
    },
  ],
  explanation: both('Butter is counted beside flour, like water.', '黄油和水一样，都与面粉相比。'),
};
const solved = ({ input }: { input: string }) => {
  const right = /^(\d)\. (?:Half as much|面粉的一半)/m.exec(input)?.[1];
  return { form: { answers: [{ options: [Number(right)] }] } };
};

/** What a learner is asked of the skill, and what is said when they ask the same themselves. */
async function looks({ t, wei }: Scene, stem: string): Promise<string> {
  await wei.command('quiz', { topic: 'b1-dough' });
  await sees(wei, `[${t.quiz.unknown}]`);
  await wei.press(t.quiz.unknown);
  await sees(wei, `[${t.quiz.next}]`);
  await wei.press(t.quiz.next);
  await sees(wei, t.quiz.title(2, 2, ''));
  await wei.command('ask', { question: stem });
  return sees(wei, stem.slice(0, 8));
}

const rows: readonly Row[] = [
  [
    'a question that the model drafted is kept for the organiser over a restart, and reaches no learner',
    async (scene) => {
      const { t, mei, wei, db, ports, restart, runJobs } = scene;
      const [stem, told] = [draft.stem[t.language], draft.explanation[t.language]];
      await openGroup({ t, mei });
      await join({ t }, wei);
      await addHandbook({ t, mei }, handbook);
      server.script((request) => (request.input.includes('<points>') ? { form: { items: [draft] } } : solved(request)));
      await mei.press(t.library.draft);
      await sees(mei, t.library.drafted(1, 0, 0));

      // It is still there after a restart, for the organiser.
      await restart();
      await mei.press(t.library.drafts);
      await sees(mei, t.library.draftsLead);
      await mei.choose(stem);
      await sees(mei, t.library.isKey);
      await runJobs();
      const seen = await looks(scene, stem);
      for (const words of [told, ...draft.options.map(({ text }) => text[t.language])])
        expect(seen).not.toContain(words);
      const drawn = await db.selectFrom('draw').select('item').distinct().execute();
      expect(drawn.length).toBeGreaterThan(1);
      expect(drawn.filter(({ item }) => !ports.curriculum.items.has(item))).toEqual([]);
    },
  ],
];

playAll(rows, { curriculum: await loadCurriculum(second), folder: second, model });
