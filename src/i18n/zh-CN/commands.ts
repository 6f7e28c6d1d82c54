import type { Catalogue } from '../catalogue.ts';

export const commands: Catalogue['commands'] = {
  join: { about: '加入这里的学习小组：一道题，点三下', also: '加入 报名 参加' },
  task: { about: '今天的任务', also: '任务 作业' },
  quiz: { about: '快要忘记的时候，题目会再来', also: '测验 小测 做题 题目 测试', options: { topic: '只练一个主题' } },
  progress: { about: '看看自己学到哪里了', also: '进度 进展' },
  roadmap: {
    about: '你的学习路线：阶段、技能、课文和资源',
    also: '路线 大纲 课程',
    options: { skill: '打开一个技能' },
  },
  leaderboard: { about: '小组本周榜单', also: '排行 排名 榜单' },
  settings: {
    about: '语言、时间、学习日、提醒、退出',
    also: '设置 提醒 时区',
    options: { zone: '你的时区：写城市，或写现在几点' },
  },
  help: { about: '接下来做什么', also: '帮助 你好 您好 怎么用' },
  cohort: {
    about: '开设和管理学习小组',
    also: '小组',
    sub: {
      create: { about: '在这个频道开一个学习小组' },
      show: { about: '展示小组卡片，带“加入”按钮' },
      settings: { about: '名称、语言、每日发布、榜单' },
    },
  },
};
