import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';
import { hour } from './format.ts';

export const settings: Catalogue['settings'] = {
  title: '我的设置',
  language: '语言',
  zone: '时区',
  zoneValue: (zone, clock) => `${zone}（那里现在 ${clock}）`,
  hour: '提醒时间',
  dayStart: '一天从几点开始',
  studyDays: '每周学习天数',
  quiet: '免打扰',
  quietValue: (from, to) => (from === to ? '无' : `${hour(from)} 到 ${hour(to)}`),
  remind: '提醒方式',
  remindValue: { unasked: '还没选择', dm: '私信', channel: '只看频道里的每日发布', nowhere: '不提醒' },
  remindChoose: '提醒发到哪里',
  board: '榜单',
  boardValue: (on) => (on ? '你在榜上' : '你不在榜上'),
  changeClock: '语言和时间',
  changeDays: '学习日和免打扰',
  boardOn: '让我上榜',
  boardOff: '不再上榜',
  leave: '退出……',
  saved: '已保存。',
  quietFrom: '免打扰从',
  quietTo: '免打扰到',
  zoneSet: (zone) => `你的时区是 ${zone}。`,
  zoneUnknown: (typed) => `没有找到 ${typed}。请写一个城市，或写现在几点，例如 20:15。`,
  leaveTitle: '要退出吗？',
  leaveBody: (name) => `你将退出 **${name}**。可以保留记录，回来时还在；也可以永久清除我保存的关于你的一切。`,
  leaveKeep: '退出，保留记录',
  leaveErase: '退出并清除一切',
  stay: '不退出',
  left: '你已退出。输入 `/join` 就能回来，记录还在。',
  eraseTitle: '清除一切？',
  eraseBody: '所有小组里的答案、任务和设置都会清除，无法恢复。',
  eraseYes: '是的，清除一切',
  erased: '关于你的一切都已清除。',
  days: (n) => (n === 3 ? '3 天：只做要点' : n === 5 ? '5 天：周一到周五' : n > 5 ? `${n} 天：周末复习` : `${n} 天`),
};

export const settingsCommand: CommandTexts = {
  about: '语言、时间、学习日、提醒、退出',
  also: '设置 提醒 时区',
  options: { zone: '你的时区：写城市，或写现在几点' },
};
