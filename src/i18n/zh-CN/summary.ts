import type { Catalogue } from '../catalogue.ts';
import { ended, inWords, minutes } from './format.ts';

export const summary: Catalogue['summary'] = {
  title: (name, week) => `${name} · 第 ${week} 周`,
  week: (week) => `第 ${week} 周`,
  did: (people, tasks, answers, n) =>
    `${people} 位同学一起完成了 ${tasks} 个任务，答了 ${answers} 道题，共学习 ${minutes(n)}。`,
  people: (n) => `${n} 位同学`,
  tasks: (n) => `${n} 个任务`,
  answers: (n) => `${n} 道题`,
  minutes: (n) => minutes(n),
  byModel: (words) => `**语言模型这样说**：${words}`,
  invite: (least) => `一周里满${inWords(least)}人参加，才会显示总数。`,
  minutesByDay: '大家每天的学习分钟数',
  finished: '完成了全部任务',
  news: (line, source, url) => `**行业里值得知道的事**：${line}[${source}](${url})`,
  consistent: '学习天数最多',
  improved: '进步最大',
  others: (people) => `另外 ${people} 位同学`,
  hard: '本周难点',
  hardBody: (kp, skill) => `${ended(kp)}可以从“${skill}”的题目入手。`,
  next: '下周',
  nextFrom: (when) => `放假之后，从 ${when} 开始`,
  ends: (name) => `阶段 **${name}** 到这里结束。用一句话或一个链接展示你的成果；是否继续，由每个人自己决定。`,
  last: '学习路线目前到这一周为止。题目还会继续来，帮你记住学过的内容。',
  paused: '小组暂停中：恢复之前没有每日任务帖，也没有新任务。',
  lookedBack: (people) => `${people} 人回顾了这一周。`,
  quiz: '来练这个',
  join: '加入',
};
