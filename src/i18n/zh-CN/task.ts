import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';
import { ended, inWords, minutes } from './format.ts';

export const task: Catalogue['task'] = {
  title: (minutesLong) => `今天 · ${minutes(minutesLong)}`,
  why: '为什么',
  deliverable: '你会得到',
  done: '完成标准',
  links: '参考',
  minutes: '时间',
  estimated: (n, twoDays) => `约 ${minutes(n)}${twoDays ? '，可分两天' : ''}（估算）`,
  logged: (learners, n, median, twoDays) =>
    n === median
      ? `${learners} 位学习者大约用了 ${minutes(n)}${twoDays ? '，可分两天' : ''}`
      : `计划 ${minutes(n)}${twoDays ? '，可分两天' : ''}；${learners} 位学习者大约用了 ${minutes(median)}`,
  took: '实际用了多久？',
  tookMinutes: (n, or) =>
    `${n < 120 ? minutes(n) : n % 60 ? `${Math.floor(n / 60)} 小时 ${minutes(n % 60)}` : `${n / 60} 小时`}${or ? (or === 'less' ? '以内' : '以上') : ''}`,
  tookCounted: (n) => `${minutes(n)}（专注时记上的）`,
  tookApart: (n) => `\`/progress\` 里的分钟数按计划算，方便比较：不管实际用了多久，这个任务都记 ${minutes(n)}。`,
  tookNoted: (long) => `记下了：用了 ${long}。这会让任务的时长估得更准，别人看不到是谁用了多久。今天之内可以改。`,
  tookLate: '用了多久只能在完成当天记，这次没有改动。',
  stretch: '还想多做一点',
  doneButton: '完成',
  aboutButton: '为什么做 · 更多',
  hintButton: '提示',
  notToday: '今天不做',
  quizButton: '任务的小测',
  quizFirst: (needed, of) => `请先做这个任务的小测：最近 ${of} 题里答对 ${needed} 题，是完成标准之一。`,
  quizMore: (right, answered, needed, of) =>
    `还没达到：目前 ${answered} 题答对 ${right} 题。以最近 ${of} 题为准，要答对 ${needed} 题：至少再做 ${Math.max(of - answered, needed - right)} 题。`,
  quizNotYet: (right, needed, of) =>
    `还没达到：最近 ${of} 题答对 ${right} 题，要求答对 ${needed} 题。先看看解析，再做几题：以最近 ${of} 题为准。`,
  quizCriterion: (ask, needed, of) => `${ask}：${of} 题里答对 ${needed} 题`,
  quizSoFar: (right, answered) => `（目前 ${answered} 题答对 ${right} 题）`,
  stuck: '这部分的题做了几天，还没过关。可以再看看课文和提示；也可以先做下一个任务，这个先留着。',
  later: '先做下一个任务',
  hint: (n, of) => `提示 ${n}/${of}`,
  hintMore: '再来一个提示',
  form: '完成',
  least: (least, leastHan, numbers) =>
    `至少 ${leastHan} 个汉字，或 ${least} 个英文字符${numbers ? `，并写出 ${numbers} 个数` : ''}`,
  finished: (title) => `完成：${title}`,
  finishedBody: (minutesLong, logged) => `按${logged ? '计划' : '预计'}时长记入 ${minutes(minutesLong)}。`,
  onBoard: {
    checked: '已核对：题目或数字。这些分钟计入榜单。',
    links: '链接还没核对：稍后会试着打开，打得开就计入榜单。里面的内容由人来看，机器人不判断。',
    self: '你写的没有核对。这一天算在本周里；榜单只计能核对的：做过的题、算出的数、公开的链接。',
  },
  repeat: '这个任务已经完成过，只计一次。',
  doneToday: (next) => `今天的任务完成了${next ? `，${next}见` : ''}。`,
  waiting: (title) => `还有一个任务，想做的时候再做：${title}`,
  open: '打开',
  tasks: '任务',
  skipped: '没关系，任务会等你，也不会留下什么记录。',
  aside: '今天的任务你先放下了。它会等你。',
  ofDay: (n) => `小组的第 ${n} 天`,
  buildsOn: (title) => `这个任务要用到前面的一个任务：${ended(`**${title}**`)}可以先做那一个。`,
  firstThat: '先做那一个',
  lateStart: (today) => `你加入时小组已经开始了，之前的任务都不用补${today ? '：对你来说，从今天算起' : ''}。`,
  lateOwn: (when) =>
    `刚开始学，建议从第一个任务开始，“按自己的节奏”一个接一个来；照你的学习日算，第一个阶段大约在${when}结束。已经有基础，也可以直接跟着小组做，它的任务会用到前面的内容。想先看看是什么样，就花五分钟做几道题。`,
  firstWin: '先花五分钟试试',
  questions: (n) => `今天有 ${n} 道题该复习了。`,
  quiz: '来几道题',
  early: (when) => `小组${when}开始。在那之前，先做几道题热热身。`,
  gap: (week, task) =>
    `小组已经到了第 ${week} 周，任务是“${task}”。你还在小组里。选一种方式继续吧；什么都没有丢，以后也可以改。`,
  gapEssentials: (tasks, each) => `先做要点：每周${inWords(tasks)}个任务，每个约 ${minutes(each)}，直到跟上小组。`,
  gapOwn: '按自己的节奏：一个接一个，不看日历。',
  gapGroup: '直接跟上小组：从小组今天的任务开始，它会用到你还没做的内容；其余的等你有空再做。',
  essentials: '先做要点',
  own: '按自己的节奏',
  group: '跟上小组',
  free: (next) => `今天你没有任务${next ? `，下一个任务在${next}` : ''}。`,
  review: '复习日：没有新任务，做几道题，复习学过的内容。',
  sprintOver: (name) => `${name}：已结束`,
  sprintTasks: '这个阶段的任务',
  sprintNext: (name) => `下一阶段：**${name}**。不会自动开始，等你方便了再继续。`,
  goOn: '继续',
  finishOpen: '先把没做的做完',
  over: '这条学习路线目前的内容，你已经学完了。题目还会继续来，帮你记住学过的内容。',
  yours: '你的题目',
};

export const taskCommand: CommandTexts = { about: '今天的任务', also: '任务 作业 今天 完成' };
