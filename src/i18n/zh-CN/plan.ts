import type { Catalogue } from '../catalogue.ts';

const span = (mid: number, low: number, high: number) =>
  low === high ? `${mid} 年` : `${mid} 年（${low} 到 ${high} 年）`;

export const plan: Catalogue['plan'] = {
  title: '计划',
  by: (sprint, n, of) => `**学完“${sprint}”（第 ${n} 阶段，共 ${of} 个）**：`,
  tasks: '本阶段的任务',
  wholePath: '整条路线要多久',
  skills: '技能',
  loadAsk: '这周的学习量怎么样？',
  load: { much: '太多', right: '正好', little: '太少' },
  adjusted: {
    same: '好，一切照旧。',
    repeat: '这周你已经回答过了。想改学习天数和题量，随时用 `/settings`。',
  },
  proposeDays: (now, then) => `你现在每周学 ${now} 天。要不要从这周起改成 ${then} 天？`,
  proposeMinutes: (now, then) => `你现在每天做题最多 ${now} 分钟。要不要改成 ${then} 分钟？`,
  agree: '好，改',
  leave: '不改',
  adjustedDays: (n, which) => `每周改为学 ${n} 天，这周也算。${which}用 \`/settings\` 可以改回来。`,
  daysOwn: (days) => `${days}有任务。`,
  daysGroup: (n) =>
    n >= 5
      ? '跟着小组的日子学，从周一开始。'
      : n > 3
        ? '哪几天由你定：小组的任务里，你做要点，外加每周一个。'
        : '哪几天由你定：小组的任务里，你只做要点。',
  adjustedMinutes: (n) => `从现在起每天做题最多 ${n} 分钟。用 \`/settings\` 可以改回来。`,
  years: (hours, mid, low, high) => `按你每周 ${hours} 小时算，整条路线大约要 **${span(mid, low, high)}**。`,
  yearsPlanned: (hours, mid, low, high) =>
    `按你选的学习日，每周约 ${hours} 小时。照这样，整条路线大约要 **${span(mid, low, high)}**。`,
  logged: (weeks, hours, mid, low, high) =>
    `按最近 ${weeks} 周的记录，每周约 ${hours} 小时：**${span(mid, low, high)}**。`,
  usual: (from, to, least, most) => `“${from} 到 ${to} 年”说的是从零开始、每周约 ${least} 到 ${most} 小时。`,
  estimate: '这是供你做计划的估算，不是承诺。既包括在这里学习的时间，也包括你自己做项目的时间。',
  hoursChoose: '我每周总共能学几小时',
  hours: (n) => `每周 ${n} 小时`,
  areasTitle: '各方面的掌握程度（%）',
  known: '已掌握',
  areas: {
    foundations: '技术基础',
    software: '软件工程',
    learning: '机器学习基础',
    evaluation: '模型评估与测试',
    prompting: '提示词工程与检索',
  },
  areaAlt: (area, known, of) => `${area}：${of} 个知识点掌握 ${known} 个。`,
  areasMean: '最近一次答对的知识点，算作已掌握。',
};
