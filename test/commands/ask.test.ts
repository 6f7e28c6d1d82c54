import { expect } from 'vitest';
import { library } from '../curriculum/library.ts';
import { count, join, openGroup, plainly, playAll, type Row, type Scene, sees } from '../harness/stage.ts';

const words = {
  en: {
    recall: 'What is recall when I search?',
    says: 'the right passages that a search has found',
    ranks: 'Ranks',
    rank: 'What does the reciprocal rank say?',
    term: 'what is HR exactly?',
    means: 'Of all questions, those with a right passage.',
    pigeons: 'How many pigeons came back?',
    rest: 'pigeons on the roof',
    weather: 'Will it rain in Lisbon on Sunday?',
    other: '召回率是什么意思？',
    simpler: 'I don’t get it, can you say that in simpler words?',
  },
  'zh-CN': {
    recall: '召回率是什么意思？',
    says: '检索找到的正确段落所占的比例',
    ranks: '排名',
    rank: '倒数排名说明什么？',
    term: '请问HR是什么意思呀',
    means: '有正确段落的问题占全部问题的比例。',
    pigeons: '有多少鸽子飞回来了？',
    rest: '屋顶上的鸽子',
    weather: '明天里斯本下雨吗？',
    other: 'What is recall when I search?',
    simpler: '没看懂，能讲得再简单点吗',
  },
} as const;

const handbook = Buffer.from(`# Deploying

Every release goes through the staging cluster called **Heron** first, see [the runbook](https://evil.example/x).

# Leave

Ask @everyone a week ahead; see <https://evil.example/y>.
`);

/** Who was asked the item with the key in the lesson, which is the question to try. */
async function learnerAsked({ db }: Pick<Scene, 'db'>): Promise<string> {
  const { learner } = await db
    .selectFrom('draw')
    .select('learner')
    .distinct()
    .where('item', '=', 'one')
    .executeTakeFirstOrThrow();
  return learner;
}

const rows: readonly Row[] = [
  [
    'who wants to be asked is led to the quiz, about the topic that they name',
    async (scene) => {
      const { t, wei } = scene;
      await openGroup(scene);
      await join(scene, wei);
      const en = t.language === 'en';
      await wei.command('ask', { question: en ? 'Quiz me, please!' : '考考我吧' });
      await sees(wei, t.ask.quizInstead, 1);
      await wei.press(t.progress.quiz);
      await sees(wei, 'Stem of');
      await wei.command('ask', { question: en ? 'can you test me on truth?' : '出几道题考考我：truth' });
      await sees(wei, t.ask.quizInstead, 2);
      const name = en ? 'The truth skill' : 'truth 技能';
      await wei.press(t.roadmap.called(t.progress.quiz, name));
      await sees(wei, t.quiz.title(1, 1, name), 2);
      // A question about tests is a question.
      await wei.command('ask', { question: words[t.language].recall });
      await sees(wei, words[t.language].says, 1);
    },
  ],
  [
    'a question is answered by the passage of the lesson, with where it is from, and one press opens the lesson',
    async ({ t, mei, wei }) => {
      const own = words[t.language];
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('ask', { question: own.recall });
      const seen = await sees(wei, own.says, 1);
      expect(seen).toContain(t.ask.title);
      expect(seen).toContain(t.roadmap.called(t.ask.sources.lesson, ''));
      expect(await mei.sees()).not.toContain(own.says);
      await wei.press(t.ask.open);
      await sees(wei, own.rest);
    },
  ],
  [
    'what a term means is said by the glossary first, and one press opens the lesson of its skill',
    async ({ t, wei }) => {
      const own = words[t.language];
      await wei.command('ask', { question: own.term }, 'dm');
      const name = t.language === 'en' ? 'Hit rate (HR)' : '命中率（HR）';
      const seen = await sees(wei, own.means, 1);
      expect(seen).toContain(t.roadmap.called(t.ask.sources.term, name));
      await wei.press(t.ask.open);
      await sees(wei, own.rest);
    },
  ],
  [
    'a question in the other language finds the same passage, which is shown in one’s own',
    async ({ t, wei }) => {
      await wei.command('ask', { question: words[t.language].other }, 'dm');
      await sees(wei, words[t.language].says, 1);
    },
  ],
  [
    'a question that is said in a DM is answered like one that is given with /ask, and nobody new is written down',
    async ({ t, wei, ...scene }) => {
      await wei.say(words[t.language].recall, 'dm');
      await sees(wei, words[t.language].says, 1);
      expect(await count(scene, 'learner')).toBe(0);
    },
  ],
  [
    'a question that is asked by the name of the bot is answered for everybody in the channel',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await wei.say(`@bot ${words[t.language].recall}`);
      await sees(mei, words[t.language].says, 1);
      await sees(wei, words[t.language].says, 1);
    },
  ],
  [
    'what is not taught is not answered, and the way on is offered',
    async ({ t, wei }) => {
      await wei.command('ask', { question: words[t.language].weather });
      await sees(wei, t.ask.nothing, 1);
      await wei.press(t.help.title);
      await sees(wei, t.help.newcomer);
    },
  ],
  [
    'a member of a group asks the group what the lessons do not have, in the words that they have typed',
    async ({ t, mei, wei, runJobs }) => {
      const { weather } = words[t.language];
      await openGroup({ t, mei });
      await join({ t }, wei);
      await runJobs();
      await wei.command('ask', { question: weather });
      await sees(wei, t.ask.nothing, 1);
      await wei.press(t.ask.group);
      await wei.submit({ signed: 'no', notify: 'no' });
      await sees(wei, t.peers.asked);
      await runJobs();
      const seen = await sees(mei, weather);
      expect(seen).toContain(plainly(t.peers.asksAnything(t.peers.somebody)));
    },
  ],
  [
    'without a question a form asks for it',
    async ({ t, wei }) => {
      await wei.command('ask');
      await sees(wei, t.ask.begin);
      await wei.press(t.ask.write);
      await wei.submit({ question: words[t.language].recall });
      await sees(wei, words[t.language].says, 1);
    },
  ],
  [
    'while a question is open, no answer gives its key; once it is answered, the passage is there again',
    async ({ t, mei, wei, ...scene }) => {
      const own = words[t.language];
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('ask', { question: own.pigeons });
      await sees(wei, own.rest, 1);
      // The question to try was the item with the key in the lesson: it is asked again.
      const learner = await learnerAsked(scene);
      await scene.store.quiz.create({ key: 'again', learner, items: ['truth', 'one'], at: scene.now() });
      await wei.command('ask', { question: own.pigeons });
      await sees(wei, t.ask.nothing, 1);
      expect((await wei.sees()).split(own.rest)).toHaveLength(2);
      await wei.command('ask', { question: own.recall });
      await sees(wei, own.says, 1);
    },
  ],
  [
    'while a question is open, a lesson is shown without the part that gives its key',
    async ({ t, mei, wei, ...scene }) => {
      const own = words[t.language];
      await openGroup({ t, mei });
      await join({ t }, wei);
      const learner = await learnerAsked(scene);
      await scene.store.quiz.create({ key: 'again', learner, items: ['one'], at: scene.now() });
      await wei.command('ask', { question: own.recall });
      await sees(wei, own.says, 1);
      await wei.press(t.ask.open);
      await sees(wei, t.roadmap.withheld, 1);
      expect(await wei.sees()).toContain(own.ranks);
      expect(await wei.sees()).not.toContain(own.rest);
    },
  ],
  [
    'whatever is typed is said back as it is, and nobody is called',
    async ({ t, wei }) => {
      await wei.command('ask', { question: `${words[t.language].says} <@U1> @everyone [x](https://e.example)` });
      await sees(wei, '<@U1> @everyone [x](https://e.example)');
      await sees(wei, words[t.language].says);
      await wei.command('ask', { question: 'recall '.repeat(100) });
      await sees(wei, 'recall recall recall');
    },
  ],
  [
    'after an answer one can ask about it: with nothing typed, what is taught about its point; not before it',
    async ({ t, mei, wei, ...scene }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('quiz', { topic: 'single' });
      await sees(wei, '[A]');
      expect(await wei.sees()).not.toContain(t.ask.about);
      await wei.press('A');
      await sees(wei, `[${t.ask.about}]`);
      await wei.press(t.ask.about);
      await wei.submit({ question: words[t.language].recall });
      await sees(wei, words[t.language].says);
      expect(await count(scene, 'attempt')).toBe(2);
    },
  ],
  [
    'on a task one can ask about it, and on the lesson that opens; words that fit nothing are said to',
    async ({ t, mei, wei }) => {
      const own = words[t.language];
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('task');
      await sees(wei, `[${t.task.aboutButton}]`);
      await wei.press(t.task.aboutButton);
      await sees(wei, `[${t.ask.about}]`);
      await wei.press(t.ask.about);
      await wei.submit({ question: own.recall });
      await sees(wei, own.says, 1);
      await wei.press(t.ask.open);
      await sees(wei, own.rest);
      await wei.press(t.ask.about);
      await wei.submit({ question: own.weather });
      await sees(wei, t.ask.insteadOf('*'));
    },
  ],
  [
    'an organiser adds a document, a learner of the group is quoted it with title, section and date, and it can be removed',
    async ({ t, mei, wei, chat }) => {
      await openGroup({ t, mei });
      await mei.command('cohort library');
      await sees(mei, t.library.none);
      await mei.press(t.library.add);
      // Where there are no forms, there are no files: the text is typed.
      if (chat.platform().can.has('modal'))
        await mei.submit({ title: 'Team handbook' }, { files: { file: { name: 'handbook.md', bytes: handbook } } });
      else await mei.submit({ title: 'Team handbook', text: handbook.toString() });
      await sees(mei, plainly(t.library.added('').split('**')[2] ?? ''));
      await join({ t }, wei);
      await wei.command('ask', { question: 'staging cluster Heron release' });
      const seen = await sees(wei, 'staging cluster called Heron first');
      expect(seen).toContain(plainly(t.ask.titleOfLibrary));
      expect(seen).toContain('Team handbook');
      expect(seen).toContain('Deploying');
      expect(seen).not.toContain('evil.example');
      await mei.choose('Team handbook');
      await sees(mei, t.library.sure.split('`')[0]!);
      await mei.press(t.library.draft);
      await sees(mei, t.library.notDrafted.off);
      await mei.press(t.library.drafts);
      await sees(mei, t.library.noDrafts);
      await mei.press(t.library.title);
      await sees(mei, t.library.lead);
      await mei.choose('Team handbook');
      await sees(mei, `[${t.library.remove}]`);
      await mei.press(t.library.remove);
      await sees(mei, t.library.removed);
      await wei.command('ask', { question: 'the Heron cluster for a release' });
      await sees(wei, t.ask.nothing);
    },
  ],
  [
    'a file that cannot be read is refused with what to do, and a pasted text comes back',
    async ({ t, mei, chat }) => {
      await openGroup({ t, mei });
      await mei.command('cohort library');
      await sees(mei, t.library.none);
      await mei.press(t.library.add);
      if (!chat.platform().can.has('modal')) {
        await mei.submit({ title: 'Nothing', text: '' });
        await sees(mei, t.library.refused.nothing);
        return;
      }
      await mei.submit({}, { files: { file: { name: 'tool.exe', bytes: Buffer.from('MZ') } } });
      await sees(mei, t.library.refused.type(t.list(Object.values(t.library.kinds))));
      await mei.press(t.chat.again);
      await mei.submit({ text: 'What I pasted' }, { files: { file: { name: 'a.txt', bytes: handbook } } });
      await sees(mei, t.library.refused.both);
      await sees(mei, 'What I pasted');
      await mei.press(t.chat.again);
      await mei.submit({ text: 'What I pasted' });
      await sees(mei, plainly(t.library.added('').split('**')[2] ?? ''));
    },
  ],
  [
    'an answer is asked for again in another way, and one that did not help goes to the organiser without a name',
    async ({ t, mei, wei }) => {
      const own = words[t.language];
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('ask', { question: own.rank });
      await sees(wei, own.ranks);
      await wei.press(t.ask.simpler);
      await sees(wei, t.ask.inManner.simpler);
      await sees(wei, own.says, 1);
      await wei.command('ask', { question: own.recall });
      await sees(wei, own.says, 2);
      // Nothing comes before that: no button promises it, and whoever asks for it is told.
      expect((await wei.sees()).split(own.says).at(-1)).not.toContain(`[${t.ask.simpler}]`);
      await wei.say(own.simpler, 'dm');
      await sees(wei, t.ask.noOther.simpler);
      await wei.press(t.ask.helpful);
      await sees(wei, t.ask.rated);
      await wei.press(t.ask.unhelpful);
      await wei.submit({ reason: 'unclear', words: 'Say *why*' });
      await sees(wei, t.ask.reported);
      await mei.command('cohort library');
      await sees(mei, t.library.none);
      await mei.press(t.library.reports);
      const seen = await sees(mei, own.recall.slice(0, -1));
      expect(seen).toContain(t.ask.reasons.unclear);
      expect(seen).toContain('Say *why*');
      await mei.press(t.library.settle.answer);
      await sees(mei, t.library.settled);
      await wei.press(t.ask.quizMe);
      await sees(wei, '[A]');
    },
  ],
  [
    'what is typed in a DM goes on from the last answer there, and stands alone without one',
    async ({ t, mei, wei }) => {
      const own = words[t.language];
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.say(own.simpler, 'dm');
      await sees(wei, t.ask.begin, 1);
      await wei.say(own.rank, 'dm');
      await sees(wei, own.ranks);
      await wei.say(own.simpler, 'dm');
      await sees(wei, t.ask.inManner.simpler);
      await sees(wei, own.says, 1);
    },
  ],
  [
    'an answer that is typed in a DM leads back to the question that waits for it',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.say('0.75', 'dm');
      const before = await sees(wei, t.ask.nothing, 1);
      expect(before).not.toContain(t.ask.waiting);
      await wei.command('quiz', { topic: 'single' });
      await sees(wei, `[${t.quiz.hint}]`);
      await wei.say('0.75', 'dm');
      await sees(wei, t.ask.waiting);
      await wei.press(t.ask.showWaiting);
      await sees(wei, `[${t.quiz.hint}]`, 2);
    },
  ],
  [
    'a question that waits has a hint from its lesson, which leaves the key out; one that is answered has none',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('quiz', { topic: 'single' });
      await sees(wei, `[${t.quiz.hint}]`);
      await wei.press(t.quiz.hint);
      const seen = await sees(wei, t.quiz.hintTitle);
      expect(seen).toContain(t.quiz.hintCounts);
      expect(seen).not.toContain(words[t.language].rest);
    },
  ],
  [
    'the button below a question gives the next hint each time, and after the last one all come round again',
    async ({ t, mei, wei }) => {
      await openGroup({ t, mei });
      await join({ t }, wei);
      await wei.command('quiz', { topic: 'single' });
      await sees(wei, `[${t.quiz.hint}]`);
      await wei.press('A');
      await sees(wei, `[${t.quiz.next}]`);
      await wei.press(t.quiz.next);
      await sees(wei, `[${t.quiz.hint}]`);
      await wei.press(t.quiz.hint);
      await sees(wei, t.quiz.hintTitle, 1);
      await wei.press(t.quiz.hint);
      await sees(wei, t.quiz.siblingTitle, 1);
      await wei.press(t.quiz.hint);
      await sees(wei, t.quiz.hintsAgain, 1);
      await sees(wei, t.quiz.hintTitle, 2);
    },
  ],
];

playAll(rows, { curriculum: library });
