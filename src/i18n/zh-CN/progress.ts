import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';
import { minutes } from './format.ts';

export const progress: Catalogue['progress'] = {
  title: '我的进度',
  tasks: '任务',
  accuracy: '答对',
  accuracyOf: (share, counted) => `${share}（${counted}）`,
  noAnswers: '还没有答题',
  week: '本周',
  weekLeft: (left, weekend) => `再学 ${left} 天，这周就达标${weekend ? '，周六、周日也算' : ''}`,
  weekOver: '下周一开始新的一周',
  weekKept: '这周已达标',
  weekOff: '这周休息，连续周数不会断',
  streak: '连续坚持的周数',
  freezes: (n) => (n === 0 ? '没有可抵扣的天数' : `少学 ${n} 天也不会断`),
  freezeRule: (weeks, most) => `少学的天数自动抵扣，不用申请。每达标 ${weeks} 周多一天可抵，最多攒 ${most} 天。`,
  frozen: (week, n) => `${week}那一周少学了 ${n} 天，已自动抵扣，连续周数没有断。`,
  broken: (weeks, on, days, goal) =>
    `连续 ${weeks} 周到此为止：按你的时间，${on}没有学习记录，那一周学了 ${days} 天，目标是 ${goal} 天。下一个达标的周会重新开始计数。`,
  askRepair: (number) => `如果记录有误，组织者可以修复。请告诉组织者这个编号：${number}`,
  repaired: (week) => `组织者修复了你${week}那一周的记录。`,
  points: '学习分钟数',
  pointsValue: (week, all) => `本周 ${week}，共 ${all}`,
  minutesMean: (most) =>
    `任务按它标出的时长记入，不看实际用时；每答一题（复习也算）计 1 分钟，每天最多 ${most} 分钟。这些都让你的一周达标；榜单只算核对过的。`,
  skills: '技能',
  skillsDone: '已掌握',
  now: '正在学',
  next: '接下来',
  due: '今天要复习的题',
  quiz: '来几道题',
  traps: '我的误区',
  task: '今天的任务',
  pictures: '图片',
  picturesAbout: '这些图片只有你能看到。想给别人看，保存下来或转发就行。',
  picturesNone: '现在还没有可画的内容。完成第一个任务或答完第一道题，这里就有你的一周。',
  calendar: (weeks) => `最近 ${weeks} 周的学习日`,
  calendarAlt: (weeks, days) => `最近 ${weeks} 周，每周学习的天数依次是：${days}。`,
  studyDays: '学习天数',
  weekPicture: '本周学习分钟数',
  weekAlt: (days) => `本周：${days}。`,
  weekDay: (day, n) => `${day} ${minutes(n)}`,
  sprintOf: (n, of) => `第 ${n} 阶段，共 ${of} 个`,
  meterAlt: (label, done, of) => `${label}：${of} 个里完成了 ${done} 个。`,
  done: '已完成',
  of: '总数',
  trapsPicture: (n) => `走出的误区：${n} 个`,
};

export const progressCommand: CommandTexts = { about: '看看自己学到哪里了', also: '进度 进展 状态 成绩' };
