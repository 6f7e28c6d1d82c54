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
  tooMuch: '说出来就好。边工作边学，谁都会有这样的几周；你做过的都还在，什么也没丢。',
  lighten:
    '可以先放轻一点，想多久都行：只做要点，或者按自己的节奏一个一个来；每周少学几天；安排休息日，不会断连续周数；也可以一周不收消息。如果是被某个任务卡住了，用 `/peers` 问问同学。',
  fewerDays: '每周少学几天',
  weekOff: '休息一周',
  settings: '设置',
  progress: '进度',
};

export const helpCommand: CommandTexts = { about: '接下来做什么', also: '帮助 你好 您好 怎么用 菜单 命令' };
