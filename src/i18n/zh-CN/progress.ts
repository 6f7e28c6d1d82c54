import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';

export const progress: Catalogue['progress'] = {
  title: '我的进度',
  tasks: '任务',
  accuracy: '答对',
  noAnswers: '还没有答题',
  week: '本周学习天数',
  streak: '连续坚持的周数',
  points: '学习分钟数',
  pointsValue: (week, all) => `本周 ${week}，共 ${all}`,
  skills: '技能',
  skillsDone: '已掌握',
  now: '正在学',
  next: '接下来',
  due: '今天要复习的题',
  quiz: '来几道题',
  traps: '我的误区',
  task: '今天的任务',
};

export const progressCommand: CommandTexts = { about: '看看自己学到哪里了', also: '进度 进展 状态 成绩' };
