import type { Catalogue } from '../catalogue.ts';

export const holiday: Catalogue['holiday'] = {
  suggest: '推荐公共假日',
  title: (country) => `公共假日：${country}`,
  check:
    '只列出星期一到星期五、还没有安排放假的日子。不含地区性假日，也不含每年另行通知的调休长假和补班（中国一般在 11 月公布）：请核对日期，不同的地方自行修改。',
  source: '数据来自 date-holidays（CC BY-SA 3.0）',
  instead: (name) => `${name}（补假）`,
  none: (country) => `${country}：接下来几个月的工作日里，没有更多公共假日。`,
  which: '哪个国家或地区？小组时钟所在地的公共假日我还不知道。',
  some: '选其中几天',
  all: '全部采用',
  other: '换一个国家或地区',
  country: '国家或地区',
  countryHint: '例如 德国、Singapore 或 US',
  unknown: (typed) => `没有“${typed}”的公共假日。请用“修改假期”写下放假的日子。`,
};
