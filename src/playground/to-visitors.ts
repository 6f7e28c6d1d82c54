import { type Called, en, type Sentence, say, single, zh } from './say.ts';

/** To a visitor who asked: these people are made up and have not understood it, so they say so, and quote what the lesson has. */
export const quotes: readonly ((quoted: string) => Sentence)[] = [
  (quoted) =>
    say(
      ({ skill }) =>
        `I am one of the demo's made-up classmates, so I cannot judge your exact case. What the lesson on ${skill} says of it: “${single(quoted)}” /ask finds more.`,
      ({ skill }) =>
        `我是演示里虚构的同学，没法判断你的具体情况。讲“${skill}”的课文是这么说的：“${single(quoted)}”用 /ask 能找到更多。`,
    ),
  (quoted) =>
    say(
      ({ skill }) =>
        `I am made up, and cannot see your work. This is from the lesson on ${skill}: “${single(quoted)}” In a real group, somebody who has done it answers here.`,
      ({ skill }) =>
        `我是虚构的，看不到你做的东西。讲“${skill}”的课文里有这一段：“${single(quoted)}”真实的小组里，做过的同学会在这里回答。`,
    ),
  (quoted) =>
    say(
      ({ skill }) =>
        `Take this with care: I am a made-up member of this demo. The lesson on ${skill} puts it like this: “${single(quoted)}” If you meant something else, try /ask in your own words.`,
      ({ skill }) =>
        `先说明，我是演示里虚构的成员。讲“${skill}”的课文里写着：“${single(quoted)}”不是这个意思的话，用 /ask 换个说法再问。`,
    ),
  (quoted) =>
    say(
      ({ skill }) =>
        `I am part of the demo, so I looked it up instead of guessing. The lesson on ${skill} has this: “${single(quoted)}” /ask shows where it stands.`,
      ({ skill }) =>
        `我是演示里的角色，不敢乱猜，去查了一下。讲“${skill}”的课文里有：“${single(quoted)}”用 /ask 能看到出处。`,
    ),
];

/** The same where no lesson may be quoted: it would give the key of a question that waits for the visitor. */
export const unquoted: readonly Sentence[] = [
  say(
    ({ skill }) =>
      `I am one of the demo's made-up classmates, so I cannot judge your exact case. The lesson on ${skill} is where I would look, and /ask finds its passages.`,
    ({ skill }) => `我是演示里虚构的同学，没法判断你的具体情况。我会先看讲“${skill}”的课文，用 /ask 能找到相关段落。`,
  ),
  say(
    ({ skill }) =>
      `I am made up and would be guessing. Begin with the lesson on ${skill}: /ask in your own words brings you to the right part of it.`,
    ({ skill }) => `我是虚构的，只能瞎猜。先看讲“${skill}”的课文吧，用 /ask 换成自己的话问，能找到对应的那一段。`,
  ),
];

/** To somebody who has told the group that they are here. */
export const welcomes: readonly Called[] = [
  (name) =>
    say(
      ({ task }) => `Welcome${en(name)}! I am on “${task}” today. If you get stuck, say so here; I usually do.`,
      ({ task }) => `${zh(name)}欢迎！我今天在做“${task}”。卡住了就在这里说一声，我常这样。`,
    ),
  (name) =>
    say(
      () => `Good that you are here${en(name)}. My first days felt slow; once questions came back, it got easier.`,
      () => `${zh(name)}你来了真好。我头几天觉得很慢，等做过的题又出现，就顺了。`,
    ),
  (name) =>
    say(
      () => `Hello${en(name)}, and welcome. When something does not work, we write it here, so do not be shy.`,
      () => `${zh(name)}你好，欢迎。有什么做不出来就在这里说，别客气。`,
    ),
  (name) =>
    say(
      ({ task }) => `Nice to see a new name${en(name)}. I do “${task}” this evening; ask me how it went.`,
      ({ task }) => `${zh(name)}欢迎新同学。我今晚做“${task}”，做得怎样回头可以问我。`,
    ),
  (name) =>
    say(
      () => `Welcome${en(name)}. What helped me: on a day without time, do the questions, and leave the task.`,
      () => `${zh(name)}欢迎。我的一点经验：没时间的日子先把题做了，任务放一放。`,
    ),
  (name) =>
    say(
      () => `Good to have you${en(name)}! I was new here myself not long ago.`,
      () => `${zh(name)}欢迎！我自己也刚来不久。`,
    ),
];

/** To what somebody has shared, whatever it is. */
export const echoes: readonly Called[] = [
  (name) =>
    say(
      ({ point }) => `I read that twice${en(name)}. It sent me back to my own notes on “${point}”.`,
      ({ point }) => `${zh(name)}这句我读了两遍，又回去翻了翻自己关于“${point}”的笔记。`,
    ),
  (name) =>
    say(
      ({ task }) => `Thanks for writing it down${en(name)}. I had hurried through “${task}”, and will look once more.`,
      ({ task }) => `${zh(name)}谢谢你写下来。“${task}”我做得有点赶，打算再看一遍。`,
    ),
  (name) =>
    say(
      () => `Good to read that${en(name)}. I would not have thought of writing it down.`,
      () => `${zh(name)}看到这句真好，我就没想到要写下来。`,
    ),
  (name) =>
    say(
      () => `I will remember that for tomorrow${en(name)}.`,
      () => `${zh(name)}这句我记下了，明天用得上。`,
    ),
  (name) =>
    say(
      () => `Nice${en(name)}. What will you try next?`,
      () => `${zh(name)}不错，接下来打算试什么？`,
    ),
  (name) =>
    say(
      ({ point }) => `That is well put${en(name)}. My line on “${point}” was longer and said less.`,
      ({ point }) => `${zh(name)}这么说很清楚。我写“${point}”那句长得多，说的还少。`,
    ),
  (name) =>
    say(
      ({ task }) => `Because of that I have opened “${task}” again${en(name)}.`,
      ({ task }) => `${zh(name)}看完你这句，我又把“${task}”打开了。`,
    ),
  (name) =>
    say(
      () => `I like that one${en(name)}, and am looking forward to the next.`,
      () => `${zh(name)}喜欢这句，等你下一句。`,
    ),
  (name) =>
    say(
      ({ point }) => `Interesting${en(name)}. With me it was “${point}” that took longest today.`,
      ({ point }) => `${zh(name)}有意思。我今天是“${point}”花的时间最长。`,
    ),
  (name) =>
    say(
      () => `Thanks for writing that down${en(name)}. I will look at mine once more with that in mind.`,
      () => `${zh(name)}谢谢你写出来，我照着这个思路再看看我的。`,
    ),
];
