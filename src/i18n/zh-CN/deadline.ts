import type { Catalogue } from '../catalogue.ts';
import { dayMonth } from './format.ts';

export const deadline: Catalogue['deadline'] = {
  title: '我要在这天之前学会',
  about:
    '在这一天之前的最后几天，题目会重新安排，让你到那天记得尽可能多。每天的用时不会超过你定的分钟数。过了这一天，一切照旧。',
  day: '日期',
  inDays: (date, days) => `${date}（还有 ${days} 天）`,
  usual: (when) => `${when}。你没有设日期，默认是这个阶段结束那天`,
  come: (date, points, recalled) =>
    `你定的日期（${date}）到了：${points} 个知识点里，今天你大约能记起 ${recalled} 个。`,
  comeEmpty: (date) => `你定的日期（${date}）到了。到那天为止，还没有教到你选的内容。`,
  chooseNext: '定下一个日期',
  what: '范围',
  scope: { sprint: '这个阶段', all: '到这个阶段为止的全部内容', none: '不设日期' },
  met: '知识点',
  metOf: (met, points) => `到那天会教 ${points} 个，目前见过 ${met} 个`,
  recall: '到那天还记得',
  recallAbout: (share) => `约 ${share}`,
  recallUnknown: '还没法估计：要先答十题左右，而且有知识点隔天再答过',
  none: '没有设日期。每道题会在你快要忘记的时候再来。',
  suffices: '按你定的分钟数，时间够学完全部内容。',
  short: (ready, points) => `按你每天的分钟数，到那天，这 ${points} 个知识点里来得及问到 ${ready} 个。`,
  moreMinutes: (minutes) => `如果每天 ${minutes} 分钟，就够学完全部内容。`,
  noMinutes: '增加分钟数也不够：剩下的天数里学不完这么多新知识点。',
  fewerSkills: (skills, of) => `按现在的分钟数，够学 ${of} 个技能中的前 ${skills} 个。`,
  takeMinutes: (minutes) => `改为每天 ${minutes} 分钟`,
  takeFewer: (skills) => `只学前 ${skills} 个技能`,
  refused: (date) => `到${date}为止，还不会教到这些内容，所以没有改动。请选晚一些的日期，或者别的技能。`,
  empty: '到那天为止，还不会教到这些内容。',
  choose: '选一个范围',
  chooseSkills: '只选某些技能',
  chooseDay: '选一个日期',
  atSprintEnd: '这个阶段结束那天',
  field: (example) => `日期，例如 ${dayMonth(example)} 或 下周五`,
  past: (date) => `这是 ${date}，不在今天之后。请选晚一些的日期，例如下周五。`,
};
