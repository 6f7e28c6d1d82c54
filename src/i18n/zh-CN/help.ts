import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';

export const help: Catalogue['help'] = {
  title: '接下来做什么？',
  newcomer: '一个学习小组，每天一个任务、几道题。先试一道题看看。',
  early: (when) => `小组${when}开始。先做几道题热热身。`,
  task: (title) => `今天的任务：${title}`,
  free: '今天没有任务。',
  due: (n) => `有 ${n} 道题该复习了。`,
  all: (commands) => `${commands}\n组织者：\`/cohort\``,
  organiser: '这里还没有学习小组：用 `/cohort create` 在这个频道开一个。',
  create: '开一个学习小组',
  settings: '设置',
  progress: '进度',
};

export const helpCommand: CommandTexts = { about: '接下来做什么', also: '帮助 你好 您好 怎么用 菜单 命令' };
