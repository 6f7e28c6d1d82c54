import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';
import { inWords } from './format.ts';

export const quiz: Catalogue['quiz'] = {
  title: (n, of, skill) => `第 ${n}/${of} 题 · ${skill}`,
  tryTitle: '一道值得想一想的题',
  choose: '选出所有正确的',
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
  wrong: '还差一点',
  yourAnswer: (text) => `你的答案：${text}`,
  theAnswer: (text) => `正确答案：${text}`,
  tempts: (why) => `为什么容易这么想：${why}`,
  returns: (days, when) => `${days <= 1 ? '明天' : `${days} 天后`}${when ? `（${when}）` : ''}，它会换个说法再来。`,
  source: '出处',
  next: '下一题',
  finish: '看看结果',
  repeat: '这道题你答过了，以第一次为准。',
  unfit: {
    numeric: '没看懂这个数。请只写一个数，例如 0.8、80 % 或 4/5。这次不计。',
    ordering: '请把每个序号各写一次，例如 2 3 1。这次不计。',
    other: '没有看到答案。这次不计。',
  },
  again: '重新作答',
  compare: '对照下面的内容，给自己打分。如实打分，该复习的题才会再来。',
  exemplar: '参考答案',
  rubric: '要点',
  selfRight: '我答到了',
  selfWrong: '还差一点',
  summary: '这一轮',
  score: '答对',
  missed: '明天会再来',
  allRight: (days) => `全对。${inWords(days)}天后，它们会换个说法再来。`,
  nothing: '现在没有要复习的题。',
  nothingNext: (when) => `现在没有要复习的题；下一道题${when}再来。`,
  practise: '还是练一练',
  unknownTopic: (topic) => `你的学习路线里没有 ${topic} 这个主题。请从提示里选一个。`,
  more: '再来一轮',
};

export const quizCommand: CommandTexts = {
  about: '快要忘记的时候，题目会再来',
  also: '测验 小测 做题 题目 测试 复习 练习',
  options: { topic: '只练一个主题' },
};
