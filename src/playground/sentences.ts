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

export const say =
  (en: (topic: Topic) => string, zh: (topic: Topic) => string): Sentence =>
  (topics) => ({ en: en(within(topics.en)), 'zh-CN': zh(within(topics['zh-CN'])) });

/** Quotation marks of its own as single ones: the sentences put what they name in double ones. */
export const single = (text: string) => text.replaceAll('“', '‘').replaceAll('”', '’');
const within = ({ task, point, skill }: Topic): Topic => ({
  task: single(task),
  point: single(point),
  skill: single(skill),
});

/**
 * A question, and what classmates may answer. What it is about is said above it: the task is not named again. None states a fact of the
 * subject: these people are made up.
 */
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
      () => 'I followed the steps, and mine is not what it should be. What should I check first?',
      () => '步骤都照着做了，结果还是和要求的不一样。先检查哪里？',
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
      () => 'I ran out of time halfway through. Is a short version worth anything?',
      () => '做到一半没时间了。只做一个简短的版本，还有意义吗？',
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
      () => 'How long did it take you? I am past the time it says, and only halfway.',
      () => '你们花了多久？写的时间早过了，我才做到一半。',
    ),
    answers: [
      say(
        () => 'Longer than it says, too. I stopped when the time was over, and did the rest on the train next morning.',
        () => '我也超了。到点我就停了，剩下的第二天早上在车上做完。',
      ),
    ],
  },
  {
    asks: say(
      () => 'My result is right, but I could not say why. Would you call that done?',
      () => '结果对了，可我说不出为什么对。这算做完了吗？',
    ),
    answers: [
      say(
        () => 'I would explain one step of it to somebody first. That is how I found the line that I had only copied.',
        () => '我会先挑一步讲给别人听。我那次一讲，就发现有一行其实是照抄的。',
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
      () => 'Which part did you do first? I keep starting in the middle.',
      () => '你们先做哪一部分？我老是从中间开始。',
    ),
    answers: [
      say(
        ({ task }) => `I began with what “${task}” should look like when it is finished. Then the order was clear.`,
        ({ task }) => `我先想“${task}”做完应该是什么样，顺序就清楚了。`,
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
      () => 'Would you show yours to a colleague as it is? Mine is finished, but rough.',
      () => '你们会把自己做的直接给同事看吗？我的做完了，就是有点糙。',
    ),
    answers: [
      say(
        () => 'I showed mine. The first thing they asked was what I had left out, so it was worth it.',
        () => '我给看了。对方开口就问到我漏掉的地方，挺值的。',
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
      () => 'I missed a day, and this feels far away now. How do you get back into it?',
      () => '断了一天，再看这个有点接不上。你们怎么找回状态？',
    ),
    answers: [
      say(
        () => 'Ten minutes with my own last notes, and nothing new. After that I was in it again.',
        () => '只翻自己上次的笔记，十分钟，不看新内容，然后就接上了。',
      ),
    ],
  },
  {
    asks: say(
      () => 'Do you sketch something like this on paper first, or begin at once?',
      () => '这种任务，你们先在纸上画一画，还是直接动手？',
    ),
    answers: [
      say(
        () => 'Paper, for five minutes. I threw the sketch away and still knew what to do.',
        () => '先画五分钟。那张草稿我扔了，但要做什么已经清楚了。',
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
  {
    asks: say(
      () => 'When do you stop working on it? I go on changing small things.',
      () => '做到什么程度就可以停？我总是改来改去。',
    ),
    answers: [
      say(
        () => 'When everything under “done when” is there. What is not in that list can wait.',
        () => '“完成标准”里的都有了就停，没写在里面的先放着。',
      ),
    ],
  },
  {
    asks: say(
      () => 'Two deadlines at work this week. Does anybody do only the questions on such days?',
      () => '这周工作上两件事撞在一起。有人忙的时候只做题吗？',
    ),
    answers: [
      say(
        ({ task }) => `I do, and write down which task I still owe myself. “${task}” is on my list for Saturday.`,
        ({ task }) => `我会，然后记下还欠哪个任务。“${task}”我排到周六了。`,
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
