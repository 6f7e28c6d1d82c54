import type { Catalogue } from '../catalogue.ts';

export const trap: Catalogue['trap'] = {
  named: (name, remedy) => `**误区：**“${name}”\n\n**其实：**${remedy}`,
  step: (date) => `又是这个误区：${date}你在这里答错过。先看正确的想法：`,
  check: '又是这个误区，这次不给提示：选项里有你上当过的那种想法。',
  quote: (name) => `“${name}”`,
  waits: (date, from) =>
    `${date}你上过一个误区的当。${from ? `${from}起会再考它` : '学到后面的内容时会再考它'}；在那之前，先再看一遍正确的想法：`,
  remedy: (name, remedy) => `不是“${name}”，而是：${remedy}`,
  fact: '误区',
  fell: '上次上当',
  passed: '这次没有上当。以后会再考一次，不给提示。',
  overcome: (name) => `**你走出了一个误区：**“${name}”`,
  title: '我的误区',
  open: '还没走出来的',
  overcomeTitle: '已经走出来的',
  none: '还没有记录到误区。答错时，如果背后是一个常见误区，它会列在这里，直到你走出来。',
  noneOpen: '现在没有要改的误区，很好。',
  how: '换一天、在没有提示的情况下答对含有这个误区的题，就算走出来了。',
  line: (times, date, next) => `上当 ${times} 次，最近一次是${date}；${next}`,
  next: (date) => `${date}起再考`,
  againNext: (date) => `${date}起再考一道做过的题`,
  checkNext: (date) => `有提示时已答对，${date}起不给提示再考`,
  overcomeOn: (date) => `${date}走出来的`,
  more: (n) => `还有 ${n} 个`,
  quiz: '专练我的误区',
};
