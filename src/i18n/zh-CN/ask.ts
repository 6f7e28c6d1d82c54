import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';

export const ask: Catalogue['ask'] = {
  title: '课文里这样讲',
  asked: (question) => `问题：${question}`,
  sources: {
    lesson: '课文',
    task: '任务',
    question: '常见问题',
    news: '行业观察',
    explanation: '你答过的一道题的解析',
  },
  section: (name, heading) => `${name} › ${heading}`,
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
