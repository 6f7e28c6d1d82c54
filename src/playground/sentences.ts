/** What a day's task is about, in one language. */
export interface Topic {
  readonly task: string;
  readonly point: string;
  /** The name of the skill of that point. */
  readonly skill: string;
}

interface Words {
  readonly en: string;
  readonly 'zh-CN': string;
}
export type Sentence = (topics: { readonly en: Topic; readonly 'zh-CN': Topic }) => Words;

const say =
  (en: (topic: Topic) => string, zh: (topic: Topic) => string): Sentence =>
  (topics) => ({ en: en(within(topics.en)), 'zh-CN': zh(within(topics['zh-CN'])) });

/** Quotation marks of its own as single ones: the sentences put what they name in double ones. */
const single = (text: string) => text.replaceAll('“', '‘').replaceAll('”', '’');
const within = ({ task, point, skill }: Topic): Topic => ({
  task: single(task),
  point: single(point),
  skill: single(skill),
});

/** A question, and what classmates may answer. None states a fact of the subject: these people are made up. */
export const questions: readonly { readonly asks: Sentence; readonly answers: readonly Sentence[] }[] = [
  {
    asks: say(
      ({ point }) => `I read about “${point}” twice and still cannot say it in my own words. How would you put it?`,
      ({ point }) => `“${point}”读了两遍，还是没法用自己的话说出来。你会怎么讲？`,
    ),
    answers: [
      say(
        ({ point }) =>
          `I wrote down one example of my own for “${point}” first. The sentence came by itself after that.`,
        ({ point }) => `“${point}”我先写了一个自己的例子，然后那句话自己就出来了。`,
      ),
      say(
        ({ point }) => `I asked myself what would go wrong without it. That was my sentence for “${point}”.`,
        ({ point }) => `我问自己：没有它会出什么问题？“${point}”我就是这么讲的。`,
      ),
    ],
  },
  {
    asks: say(
      ({ task }) => `I followed the steps of “${task}”, and mine is not what it should be. What should I check first?`,
      ({ task }) => `步骤都照着做了，结果还是和要求的不一样。“${task}”先检查哪里？`,
    ),
    answers: [
      say(
        ({ task }) => `Go through the steps of “${task}” one after another, from the top. I had skipped one.`,
        ({ task }) => `“${task}”的步骤从头一步一步对。我那次是漏了一步。`,
      ),
      say(
        ({ task }) => `Read “done when” of “${task}” once more, slowly. I had done something else than was asked.`,
        ({ task }) => `把“${task}”的“完成标准”再慢慢读一遍。我当时做的和要求的不是一回事。`,
      ),
    ],
  },
  {
    asks: say(
      ({ task }) => `I ran out of time halfway through “${task}”. Is a short version worth anything?`,
      ({ task }) => `“${task}”做到一半没时间了。只做一个简短的版本，还有意义吗？`,
    ),
    answers: [
      say(
        ({ task }) =>
          `My “${task}” was short as well. I wrote down what is missing, and finished the rest the day after.`,
        ({ task }) => `“${task}”我也只做了简短的版本，把缺的写下来，第二天补上了。`,
      ),
      say(
        ({ point }) => `Do the part about “${point}”. The questions are about that anyway.`,
        ({ point }) => `先做和“${point}”有关的部分，后面的题也是考这个。`,
      ),
    ],
  },
  {
    asks: say(
      ({ point }) => `Has anybody used “${point}” at work? I would like to see where it shows up.`,
      ({ point }) => `有人在工作里用到过“${point}”吗？想知道它会在哪里出现。`,
    ),
    answers: [
      say(
        ({ point }) => `In a review, last month. I only knew afterwards that it is called “${point}”.`,
        ({ point }) => `上个月做代码评审时碰到过，事后才知道它叫“${point}”。`,
      ),
      say(
        ({ point }) => `Not by that name. I looked for “${point}” in an old project of mine, and there it was.`,
        ({ point }) => `没听过这个叫法。在自己以前的项目里找了找“${point}”，还真有。`,
      ),
    ],
  },
  {
    asks: say(
      ({ point }) => `A question about “${point}” caught me again. How do you keep it apart from what looks like it?`,
      ({ point }) => `“${point}”的题又做错了，老是和相近的概念弄混。你们是怎么区分的？`,
    ),
    answers: [
      say(
        ({ point }) => `Two examples side by side, one of them “${point}”. I look at the pair, not at the definition.`,
        ({ point }) => `两个例子并排放，其中一个是“${point}”。我看这一对例子，不看定义。`,
      ),
      say(
        ({ point }) => `The lesson has “${point}” in one paragraph. I read that aloud, which sounds silly and works.`,
        ({ point }) => `课文里有一段专门讲“${point}”。我把它念出声，听着傻，但管用。`,
      ),
    ],
  },
];

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
];

/** To a visitor who asked: these people are made up and have not understood it, so they say so, and quote what the lesson has. */
export const quotes: readonly ((quoted: string) => Sentence)[] = [
  (quoted) =>
    say(
      ({ skill }) =>
        `I am one of the demo's made-up classmates, so I cannot judge your exact case. What the lesson on ${skill} says of it: “${single(quoted)}” \`/ask\` finds more.`,
      ({ skill }) =>
        `我是演示里虚构的同学，没法判断你的具体情况。讲“${skill}”的课文是这么说的：“${single(quoted)}”用 \`/ask\` 能找到更多。`,
    ),
  (quoted) =>
    say(
      ({ skill }) =>
        `I am made up, and cannot see your work. This is from the lesson on ${skill}: “${single(quoted)}” In a real group, somebody who has done it answers here.`,
      ({ skill }) =>
        `我是虚构的，看不到你做的东西。讲“${skill}”的课文里有这一段：“${single(quoted)}”真实的小组里，做过的同学会在这里回答。`,
    ),
];

/** The same where no lesson may be quoted: it would give the key of a question that waits for the visitor. */
export const unquoted: Sentence = say(
  ({ skill }) =>
    `I am one of the demo's made-up classmates, so I cannot judge your exact case. The lesson on ${skill} is where I would look, and \`/ask\` finds its passages.`,
  ({ skill }) => `我是演示里虚构的同学，没法判断你的具体情况。我会先看讲“${skill}”的课文，用 \`/ask\` 能找到相关段落。`,
);

type Called = (name: string) => Sentence;
const en = (name: string) => (name ? `, ${name}` : '');
const zh = (name: string) => (name ? `${name}，` : '');

/** To somebody who has told the group that they are here. */
export const welcomes: readonly [Called, Called] = [
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
];

/** To what somebody has shared, whatever it is. */
export const echoes: readonly [Called, Called] = [
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
];
