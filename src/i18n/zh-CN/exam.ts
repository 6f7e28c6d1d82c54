import type { Catalogue } from '../catalogue.ts';

export const exam: Catalogue['exam'] = {
  names: { mock: '模拟测试', before: '阶段前测', after: '阶段后测', placement: '找到我的起点' },
  title: (name, n, of) => `${name} · 第 ${n}/${of} 题`,
  until: (when) => `${when}前都可以作答，交卷后才判分。中途离开也没关系，回来接着做。`,
  end: '现在交卷',
  result: (name) => `${name}结果`,
  score: '答对',
  areas: '各部分得分',
  open: (n) => `没有作答：${n} 题`,
  look: '看答案和解析',
  back: '看结果',
  again: '再来一次模拟测试',
  few: (least) => `模拟测试会混合你做过的知识点，至少要有 ${least} 个。先做几道题吧。`,
  late: '前测只在阶段开头的几天里做。这个阶段已经进行了一段时间，没法再做对比；下个阶段开始时会再有。',
  wait: (score, of) => `这个阶段前测：${score}/${of}。阶段结束时，会用别的题再考同样的知识点。`,
  beforeDone: '这是你的起点，只有你自己看得到。阶段结束时，会用别的题再考同样的知识点。',
  change: (before, after, of, weeks) => `${before}/${of} → ${after}/${of}，用了 ${weeks} 周`,
  tell: '告诉小组',
  tellOffer: (sentence) => `愿意的话，可以让小组看到一行：“${sentence}”。`,
  offerBefore: '先做阶段前测',
  offerAfter: '做阶段后测，看看进步',
};
