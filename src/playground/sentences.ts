import { pointQuestions } from './point-questions.ts';
import { type Question, type Sentence, say } from './say.ts';
import { taskQuestions } from './task-questions.ts';

export const questions: readonly Question[] = [...pointQuestions, ...taskQuestions];

export const shares: readonly Sentence[] = [
  say(
    ({ point }) => `What surprised me most about “${point}”: the smaller the example, the easier it is to see.`,
    ({ point }) => `“${point}”最让我意外的是：例子越小，越看得清。`,
  ),
  say(
    ({ point }) => `Explaining “${point}” to my sister took three sentences and found two gaps.`,
    ({ point }) => `把“${point}”讲给妹妹听，三句话就讲完了，还发现自己有两处没弄懂。`,
  ),
  say(
    ({ task }) => `“${task}” took me half an hour longer than it says. The second half went quickly.`,
    ({ task }) => `“${task}”比写的时间多用了半小时，不过后半段很快。`,
  ),
  say(
    ({ task }) => `I did “${task}” before breakfast today. Nobody writes to me at that hour.`,
    ({ task }) => `今天早饭前就把“${task}”做了，那个点没人找我。`,
  ),
  say(
    ({ point }) =>
      `I had a question about “${point}” wrong, and right when it came back. Waiting helped more than reading again.`,
    ({ point }) => `“${point}”的题先答错了，再来的时候答对了。隔一阵再想，比马上重读有用。`,
  ),
  say(
    ({ task }) => `I threw my first try at “${task}” away. The second one was half as long.`,
    ({ task }) => `“${task}”的第一版我扔了，第二版只有一半长。`,
  ),
  say(
    ({ point }) => `A note with “${point}” is stuck to my monitor. A colleague asked about it, so now two of us know.`,
    ({ point }) => `我把“${point}”写成便签贴在显示器边，同事问起来，现在两个人都懂了。`,
  ),
  say(
    ({ task }) => `I nearly skipped “${task}”, because it looked easy. The last step was not.`,
    ({ task }) => `“${task}”看着简单，差点跳过，结果最后一步不简单。`,
  ),
  say(
    ({ point }) => `Two of my three guesses about “${point}” were wrong. I should guess more often.`,
    ({ point }) => `关于“${point}”我先猜了三条，错了两条。以后要多猜。`,
  ),
  say(
    ({ task }) => `“${task}”: half of it on the bus, half at my desk. The bus half came out better.`,
    ({ task }) => `“${task}”一半在公交上做，一半在桌前做，公交上那一半反而好。`,
  ),
  say(
    ({ point }) => `I came across old notes of mine on “${point}”. I would not write them like that today.`,
    ({ point }) => `翻出以前记的“${point}”，现在不会这么写了。`,
  ),
  say(
    ({ point }) => `“${point}” became clear when I drew it. The drawing is ugly, and I am keeping it.`,
    ({ point }) => `“${point}”是画出来才想通的。图很丑，但我留着。`,
  ),
  say(
    () => 'I looked at the clock today: twenty minutes of reading, forty of trying. Usually it is the other way round.',
    () => '今天掐了表：看二十分钟，动手四十分钟。平时正好反过来。',
  ),
  say(
    ({ task }) =>
      `What I take from “${task}”: write down first what should come out. I had not, and then could not tell.`,
    ({ task }) => `“${task}”给我的教训：先写下应该得到什么。我没写，最后说不准自己对不对。`,
  ),
  say(
    ({ point }) => `My notes on “${point}” are five lines now. They began as two pages.`,
    ({ point }) => `“${point}”的笔记现在只剩五行，一开始有两页。`,
  ),
  say(
    ({ point }) => `I talked about “${point}” with a colleague at lunch. We disagreed, and both of us looked it up.`,
    ({ point }) => `午饭时和同事聊起“${point}”，两个人说法不一样，都回去查了。`,
  ),
  say(
    ({ task }) => `I did “${task}” in two sittings. The break solved the part that I was stuck on.`,
    ({ task }) => `“${task}”分两次做完，中间歇那一会儿，卡住的地方自己通了。`,
  ),
  say(
    ({ point }) => `I keep a list of my own mistakes. “${point}” is on it twice, so I know where to look next week.`,
    ({ point }) => `我有一张自己的错题单，“${point}”上去了两次，下周就看它。`,
  ),
  say(
    () => 'A slow day: I only did the questions. Better than nothing, and tomorrow I have an hour.',
    () => '今天状态不好，只做了题。总比不做强，明天能空出一小时。',
  ),
  say(
    () => 'I read an answer of mine from last week again, and would put it differently now.',
    () => '回头看上周自己写的一个答案，现在会换个说法。',
  ),
];
