import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';

export const quiz: Catalogue['quiz'] = {
  title: (n, of, skill) => `第 ${n}/${of} 题 · ${skill}`,
  tryTitle: '一道值得想一想的题',
  choose: '选择答案',
  mix: (again, fresh) => `这 ${again + fresh} 道题里，${again} 道该复习了，${fresh} 道是新的。`,
  write: '作答',
  form: '你的答案',
  number: '一个数',
  numberIn: (unit) => `一个数，单位 ${unit}`,
  output: '程序的输出',
  order: '顺序，例如 2 3 1',
  words: '用自己的话说',
  yes: '对',
  no: '错',
  right: '答对了',
  wrong: '没答对',
  unknown: '不知道',
  unknownTitle: '还没掌握',
  unknownGiven: '你选了“不知道”。要记住的是：',
  yourAnswer: (text) => `你的答案：${text}`,
  theAnswer: (text) => `正确答案：${text}`,
  tempts: (why) => `为什么容易这么想：${why}`,
  notChosen: (list) => `还有正确但没选的：${list}`,
  returns: (days, date, unseen) => {
    const after = days <= 1 ? '大约一天后' : `${days} 天后`;
    const when = date ? (days <= 1 ? date : `${after}（${date}）`) : after;
    return `${when}，${unseen ? '会换个说法再考一次' : '会用你做过的题再考一次'}。`;
  },
  onDay: (date) => date,
  laterToday: (from) => `今天晚些时候（${from} 起）`,
  returnsToday: (when, unseen) => `${when}，${unseen ? '会换个说法再考一次' : '会用你做过的题再考一次'}。`,
  source: '出处',
  next: '下一题',
  finish: '看看结果',
  back: '回看解析',
  repeat: '这道题你答过了，以第一次为准。',
  over: '这道题已经过了时间，没有计分。这个知识点以后会换个说法再问。',
  unfit: {
    numeric: '没看懂这个数。请只写一个数，例如 0.8、80% 或 4/5。这次不计。',
    ordering: '请把每个序号各写一次，例如 2 3 1。这次不计。',
    other: '没有看到答案。这次不计。',
  },
  again: '重新作答',
  compare: '对照上面的参考答案和要点，给自己打分。如实打分，该复习的题才会再来。',
  compareTitle: '对照一下',
  exemplar: '参考答案',
  rubric: '要点',
  selfRight: '我答到了',
  selfPartly: '答到一部分',
  selfWrong: '没答到',
  partly: '答对了一部分',
  partlyCounts: '答到一部分还不算对，这道题很快会再来。',
  summary: '这一轮',
  score: '答对',
  slowed: (perDay) =>
    perDay
      ? '最近的题有不少没答对，所以每天最多来一个新知识点，等记牢一些再加。'
      : '最近的题大多没答对，所以先不来新内容，等记牢一些再继续。',
  missed: '很快会再来',
  allRight: '全对。快要忘记的时候，它们会再来。',
  dayOff: '今天休息，没有要做的事。想做几题也可以，照样算数。',
  nothing: '现在没有要复习的题。',
  nothingNext: (when) => `现在没有要复习的题；下一道题${when}再来。`,
  none: {
    mistakes: '上次没有答错的题。以后答错的会在这里再问，直到答对。',
    traps: '现在没有可以用别的题再考的误区。',
  },
  practise: '还是练一练',
  otherModes: '做别的题',
  otherModesAsk: '除了今天的题，还可以做这些：',
  noOtherModes: '现在还没有别的题。多做几道题，这里就会有了。',
  modes: {
    daily: '今天的题',
    mistakes: '上次的错题',
    traps: '我的误区',
    mock: '模拟测试',
    check: '阶段测验',
  },
  unknownTopic: (topic, near) =>
    `你的学习路线里没有 ${topic} 这个主题。${near ? '你要找的是这些吗？' : '下面是你学到的主题；全部主题见 `/roadmap`。'}`,
  topics: '主题',
  more: '再来一轮',
  enough: (minutes, when) => `今天的题做够了：你定的是每天 ${minutes} 分钟。剩下的${when}再来。`,
  turned: (when) => `${when ? `${when}的时候` : '今天早些时候'}你还没答对，现在会了。`,
  hint: '提示',
  hintTitle: '课文里的提示',
  moreHelp: '再给一个提示',
  siblingTitle: '同一个知识点的另一道题，附答案',
  siblingKey: (key) => `答案：${key}`,
  hintLast: '提示就这些了。回到上面那道题试试吧，答错了也会有讲解。',
  hintCounts: '看过提示再答同样算数，只是这道题会早一点再来。',
  hintsAgain: '提示已经全部给过了，下面从第一个开始再看一遍。',
  noHint: '再提示就等于给答案了。先试试吧，答错了也会有讲解。',
  why: '为什么问这题？',
  because: {
    due: (recall) => (recall ? `该复习了：估计你现在还记得它的可能性是 ${recall}。` : '这个知识点该再复习一次了。'),
    wrong: '该复习了：这个知识点上次没答对。',
    dueWrong: (recall) =>
      `该复习了：这个知识点上次没答对。${recall ? `看过讲解以后，估计你现在答对的可能性是 ${recall}。` : ''}`,
    dueByDate: (when, recall) =>
      `该复习了，而且${when}要用到它。${recall ? `估计你现在还记得它的可能性是 ${recall}。` : ''}`,
    trap: '又是这个误区：你以前这样选过，还没完全分清。',
    trapWanted: '又是这个误区：你以前这样选过，还没完全分清。这个知识点今天也该复习了。',
    taught: (times) => `这个知识点你遇到过 ${times} 次，还没记牢。先重读一遍课文，再做这道容易些的题。`,
    date: (when, recall) =>
      `${when}要用到它，所以在那天之前再问一次。${recall ? `估计你现在还记得它的可能性是 ${recall}。` : ''}`,
    light: '这道题提前来了：它本来该来的那天是你的轻松日。',
    fresh: '今天的新内容。',
    skipped: '来自你跳过的部分：做一道题，看看是不是真的会了。',
    practice: (recall, lastRight) => {
      const why = '没有到期的题，是你想再练练。';
      if (recall)
        return `${why}${lastRight ? '' : '这个知识点上次没答对，之后你看过讲解。'}估计你还记得这个知识点的可能性是 ${recall}。`;
      return lastRight
        ? `${why}这个知识点今天已经答对过；能不能一直记得，要过几天才看得出来。`
        : `${why}这个知识点今天没答对。现在会不会了还不知道：再试一次吧。`;
    },
    chosen: '这一轮只做这个主题或任务的题。',
    unknown: '出这道题的时候，还没有开始记录原因。',
  },
  reason: {
    point: '知识点',
    asked: '之前问过',
    last: '上次作答',
    ago: (days) => (days === 0 ? '今天' : days === 1 ? '昨天' : `${days} 天前`),
    recall: '当时还记得的可能性',
    tooSoon: '还不知道：上次作答就在当天',
    by: '要在这天之前学会',
    retention: '目标：复习时仍记得的可能性',
    number: '这次作答的编号',
    how: '这个可能性降到一定程度，知识点就会再来：还没记牢的降得多一些才来，已经记牢的降一点就来。这些数字是根据你自己的作答估计的。如果有一次作答判错了，把编号告诉组织者，组织者可以撤销它。',
    undone: '组织者已经撤销了这次作答，它不再计入。',
  },
};

export const quizCommand: CommandTexts = {
  about: '快要忘记的时候，题目会再来',
  also: '测验 小测 做题 刷题 几道题 题目 测试 复习 练习',
  options: { topic: '只练一个主题', mode: '做哪些题' },
  choices: { mode: quiz.modes },
};
