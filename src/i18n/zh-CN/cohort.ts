import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';

export const cohort: Catalogue['cohort'] = {
  formCreate: '开一个学习小组',
  formChange: '修改小组',
  name: '名称',
  nameDefault: '一起成为 AI 工程师',
  path: '学习路线',
  start: '第一天',
  startHint: '星期一，例如 2027-01-04，也可以写下周一',
  language: '发布的语言',
  both: '英文和中文',
  post: '每日发布（时间和地点）',
  postHint: '例如 9:00 上海，或 上午九点半 北京',
  postsAt: (when) => `每日发布的时间是 ${when}。`,
  created: (name) => `**${name}** 开好了。每日发布和每周小结都会发到这个频道。`,
  nextPost: (when) => `下一条发布：${when}`,
  moved: (when) => `每周从星期一开始，所以第一天是${when}。`,
  noHome: '学习小组需要一个频道。请在要发布内容的频道里输入这个命令。',
  cannotPost: '我不能在这个频道发言。请允许我查看频道并发送消息，然后再试一次。',
  unknownPath: '这条学习路线已经不再提供。',
  none: '这里还没有学习小组。',
  which: '哪个小组？',
  show: '在这里展示卡片',
  settings: '小组设置',
  change: '修改',
  boardOn: '打开榜单',
  boardOff: '关闭榜单',
  board: '榜单',
  on: '开',
  off: '关',
  postValue: (when, zone) => `${when}，${zone}`,
  channel: '发布到',
  here: '这个频道',
  elsewhere: '另一个频道',
  postHere: '以后发布到这里',
  saved: '已保存。',
  over: '这个小组已经走完了学习路线。',
  notPosted: '上一条消息没能发到本组的频道。',
  postRefused: (name) => `**${name}** 有一条消息没能发到频道。`,
  refused: {
    closed: '那个频道不接收我的消息。请允许我查看频道并在里面发消息。',
    lost: '频道已经删除或归档，或者我被移出了频道。请重新邀请我；也可以在另一个频道里输入 `/cohort settings`，选择**以后发到这里**。',
    forbidden:
      '我没有在那里发言的权限。请允许我查看频道并发消息；也可以在另一个频道里输入 `/cohort settings`，选择**以后发到这里**。',
    invalid: '平台没有接受这一条消息，下一条会照常发送；原因记在机器人的日志里。',
  },
};

export const cohortCommand: CommandTexts = {
  about: '开设和管理学习小组',
  also: '小组 群组',
  sub: {
    create: { about: '在这个频道开一个学习小组', also: '创建 新建 开组' },
    show: { about: '展示小组卡片，带“加入”按钮', also: '展示 显示 卡片' },
    settings: { about: '名称、语言、每日发布、榜单', also: '设置 修改' },
  },
};
