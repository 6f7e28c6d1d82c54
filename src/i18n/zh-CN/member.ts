import type { Catalogue } from '../catalogue.ts';
import { beforeHan } from './format.ts';

export const member: Catalogue['member'] = {
  title: (group) => `${beforeHan(group)}的成员`,
  counts: (all, active, notStarted, atRisk, dmClosed) => {
    const of = [
      active && `${active} 人在学`,
      notStarted && `${notStarted} 人还没开始`,
      atRisk && `${atRisk} 人几天没来`,
    ];
    const parts = of.filter(Boolean).join('，');
    const closed = dmClosed ? `；${dmClosed} 人关闭了私信` : '';
    return `共 ${all} 人${parts && '：'}${parts}${closed}。`;
  },
  privacy: '只有组织者看得到。这里只说人在不在，从不显示答了什么。',
  atRiskMeans: (days) => `“几天没来”：小组的 ${days} 个学习日以上没有学习。`,
  name: '名字',
  number: '编号',
  joined: '加入',
  line: (no, who, how, last) => `${no} · ${who}：${how}，${last}`,
  lastOn: (when) => `最近学习 ${when}`,
  lastDay: '最近学习',
  how: '情况',
  never: '还没有学习',
  standing: { atRisk: '几天没来', notStarted: '还没开始', active: '在学', waiting: '刚加入' },
  removed: '已移出',
  dmClosed: '私信已关闭',
  organiser: '组织者',
  coOrganiser: '协办',
  none: '还没有人加入。输入 `/cohort show`，把带“加入”按钮的卡片发到频道里。',
  noneFound: (sought) => `没有名字或编号是“${sought}”的成员。`,
  before: '上一页',
  after: '下一页',
  csv: '导出名单（CSV）',
  csvSent: '名单马上以文件形式发到你的私信。',
  csvSentBefore: '刚刚已经发过了，请看看你的私信。',
  csvIs:
    '组里所有成员，列名符合 Canvas 和 Moodle 的导入格式。里面有姓名，请放在只有组织者看得到的地方。操作记录会写明你导出过。',
  find: '找人',
  sought: '名字或编号',
  soughtHint: '名字的一部分，或名单里的编号',
  choose: { see: '选一位成员', remove: '移出谁？', handover: '交给谁？', organisers: '选一位协办' },
  lead: {
    remove: '选要移出小组的人，执行前还会再问一次。',
    handover: '选接手小组的人，执行前还会再问一次。',
    organisers: '选一位来协办，或不再协办的成员。',
  },
  remove: '移出小组',
  removeAsk: (who) =>
    `把 ${who} 移出小组？在组织者允许之前，对方不能再加入。学过的内容仍属于对方自己，系统不会通知对方。`,
  removeYes: '确认移出',
  readmit: '允许重新加入',
  organise: '请来协办',
  unorganise: '不再协办',
  handOver: '移交小组',
  handOverAsk: (who) => `把小组交给 ${who}？之后由对方组织；只要你还在组里，就继续协办。`,
  handedOver: (group) =>
    `**${group}** 移交给你了，现在由你组织。需要组织者处理的事会私信给你，一天最多一条；周五有每周小结的草稿。\`/cohort settings\` 修改小组，\`/cohort handover\` 再移交给别人。`,
  seeMembers: '查看成员',
  handOverYes: '确认移交',
  done: {
    expel: (who) => `已把 ${who} 移出小组。`,
    readmit: (who) => `${who} 可以重新加入了。`,
    organise: (who) => `${who} 现在一起协办。`,
    unorganise: (who) => `${who} 不再协办。`,
    handOver: (who) => `小组现在由 ${who} 组织。`,
  },
  repeat: (who) => `没有变化：${who} 本来就是这样。`,
  leadOnly: '由谁来组织，只有开小组的人和服务器（工作区）管理员能决定。',
  opened: (who) => `这个小组是 ${who} 开的，请先移交给别人。`,
};
