import { type Question, say } from './say.ts';

/** Questions of somebody who has not understood something yet. */
export const pointQuestions: readonly Question[] = [
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
  {
    asks: say(
      ({ point }) => `Where do you keep your notes on “${point}”? Mine are spread over three files already.`,
      ({ point }) => `“${point}”的笔记你们都记在哪？我的已经散在三个文件里了。`,
    ),
    answers: [
      say(
        ({ point }) => `One file a week, the newest on top. Of “${point}” I only kept the sentence I had wrong.`,
        ({ point }) => `一周一个文件，新的写在最上面。“${point}”我只记了做错的那一句。`,
      ),
    ],
  },
  {
    asks: say(
      ({ point }) => `Who else does this late in the evening? I read “${point}” after nine, and nothing stays.`,
      ({ point }) => `有人也是晚上学吗？九点以后看“${point}”，一点都记不住。`,
    ),
    answers: [
      say(
        () => 'I moved the reading to lunch, and keep the evenings for trying things. That goes better.',
        () => '我把看的部分挪到午休，晚上只动手，好多了。',
      ),
    ],
  },
  {
    asks: say(
      ({ point }) => `I mixed “${point}” up with something from last week. How do you keep such things side by side?`,
      ({ point }) => `我把“${point}”和上周的内容弄混了。你们怎么放在一起比？`,
    ),
    answers: [
      say(
        ({ point }) => `A table of two columns, and a row for each difference. “${point}” needed three rows.`,
        ({ point }) => `画个两列的表，一行写一处不同。“${point}”三行就够了。`,
      ),
    ],
  },
  {
    asks: say(
      ({ point }) => `What do you call “${point}” at work? I have met three names for it by now.`,
      ({ point }) => `“${point}”你们工作里怎么叫？我已经见过三种叫法了。`,
    ),
    answers: [
      say(
        ({ point }) =>
          `We have two. I keep a list of terms with an example each, and “${point}” takes two lines of it.`,
        ({ point }) => `我们有两种叫法。我列了张术语表，一个词配一个例子，“${point}”占了两行。`,
      ),
    ],
  },
  {
    asks: say(
      ({ point }) => `I follow “${point}” while I read it, and an hour later it is gone. Is that only me?`,
      ({ point }) => `“${point}”看的时候都懂，一小时后就忘了。只有我这样吗？`,
    ),
    answers: [
      say(
        () => 'It is not only you. I close the page and write three lines from memory; what is missing, I read again.',
        () => '我也是。我会合上页面，凭记忆写三行，缺的再回去看。',
      ),
    ],
  },
  {
    asks: say(
      ({ point }) => `What would you ask about “${point}”? I cannot even say what it is that I do not understand.`,
      ({ point }) => `关于“${point}”该从哪儿问起？我连自己哪里不懂都说不清。`,
    ),
    answers: [
      say(
        ({ point }) =>
          `I ask what would change if it were the other way round. With “${point}” that showed me where to look.`,
        ({ point }) => `我会问：要是反过来会怎样？“${point}”这么一问，就知道该看哪儿了。`,
      ),
    ],
  },
  {
    asks: say(
      ({ point }) => `Has anybody found something short to read about “${point}”?`,
      ({ point }) => `有没有讲“${point}”的短一点的材料？`,
    ),
    answers: [
      say(
        () => 'I only used the lesson, twice: once quickly, and once with a pencil.',
        () => '我只看了课文，两遍：一遍快，一遍拿着笔。',
      ),
    ],
  },
];
