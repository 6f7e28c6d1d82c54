import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';

export const ask: Catalogue['ask'] = {
  title: '课文里这样讲',
  answer: '回答',
  reading: '正在查阅课文……',
  from: '出处',
  byModel: '以上由语言模型根据所列课文写成，可能有误，以课文为准。',
  brokeOff: '回答到这里中断了。',
  instead: {
    open: '有一道等你作答的题目正好考这个内容。答完之前，这里只引用课文原文。',
    failed: '语言模型暂时没有回应。课文里是这样讲的：',
    none: '课文没有直接回答这个问题，最接近的是这些段落：',
  },
  spent: {
    learner: (when) => `你今天的模型回答额度已用完，${when} 之后恢复。课文里是这样讲的：`,
    cohort: (when) => `小组今天的模型回答额度已用完，${when} 之后恢复。课文里是这样讲的：`,
    workspace: (when) => `这里今天的模型回答额度已用完，${when} 之后恢复。课文里是这样讲的：`,
  },
  asked: (question) => `问题：${question}`,
  sources: {
    lesson: '课文',
    task: '任务',
    question: '常见问题',
    news: '行业观察',
    explanation: '你答过的一道题的解析',
    document: '小组资料库',
  },
  section: (name, heading) => `${name} › ${heading}`,
  page: (n) => `第 ${n} 页`,
  added: (day) => `${day}加入`,
  insteadOf: (subject) => `没有找到与这句话吻合的段落。关于**${subject}**，课程里是这样讲的：`,
  nothing: '课程内容里没有找到相关的段落。',
  nearest: '最接近的课文：',
  open: '打开课文',
  openOf: (name) => `打开课文：${name}`,
  about: '就此提问',
  more: '再问一个',
  write: '写下问题',
  begin: '用自己的话提问，中文、英文都可以。你会看到课文里最相关的段落，一字不改，并注明出处。',
  form: '你的问题',
  question: '用自己的话问',
  example: '例如：什么时候召回率比精确率更重要？',
  mayBeEmpty: '不填就直接看课程里的讲解',
};

export const askCommand: CommandTexts = {
  about: '对学习内容提问：给出课文里的相关段落和出处',
  also: '提问 请教 助教',
  options: { question: '用自己的话写下问题' },
};
