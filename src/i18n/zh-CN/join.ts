import type { Catalogue } from '../catalogue.ts';
import type { CommandTexts } from '../command-texts.ts';

export const join: Catalogue['join'] = {
  button: '加入',
  card: (name, path) => `**${name}** · ${path}`,
  starts: (when) => `${when}开始`,
  week: (n, of) => `第 ${n} 周，共 ${of} 周`,
  members: (n) => `${n} 位同学`,
  what: '我是学习小组的机器人：每天给你一个任务，在你快忘记的时候出题，每次作答都有讲解。',
  promise: '周一到周五，每天一个小任务、几道题。快要忘记的内容，会变成题目再来找你。',
  privacy:
    '私信每天最多一条，而且要你同意才发。你的答案只有你自己看得到；小组里只显示总数，不会显示谁没做、谁答错。用 `/settings` 可以随时停止提醒或清除一切。',
  tryFirst: '先试一道题：',
  setDay: '加入：设置我的学习时间',
  already: (name) => `你已经在 **${name}** 里了。`,
  several: '想加入哪个小组？',
  none: '这里还没有开放的学习小组。你可以先自学，以后把记录带进小组。',
  solo: (path) => `自学：${path}`,
  soloName: '自学',
  form: '我的学习时间',
  language: '语言',
  clock: '你那里现在几点？',
  clockHint: '例如 20:15 或 晚上8点15，也可以写城市或国家',
  hour: '想在几点学习？',
  joined: (name) => `欢迎加入 **${name}**。`,
  joinedSolo: '自学开始了。',
  zoneTaken: (zone) => `时区定为：${zone}。`,
  withClock: (sentence, clock) => `${sentence}那里现在是 ${clock}。`,
  zoneAsk: (typed) => `我不确定“${typed}”指的是哪里。你那里是下面哪一个？`,
  zoneChoose: '选出与你那里时间相同的一个',
  zoneOther: '不在那里？选一个时间相同的地方',
  remindAsk: (when) => `要不要我在学习日的 ${when} 给你发一条私信？`,
  remindYes: (when) => `好，${when} 私信我`,
  remindChannel: '看频道里的每日任务帖就够了',
  remindNo: '不用提醒',
  reminded: (when, next) => `好的：按你的时间 ${when}，下一次是${next}。可以用 \`/settings\` 修改。`,
  notReminded: '好的，我不会主动发消息。想学的时候，输入 `/task` 就行。',
  channelOnly: '好的，看频道里的每日任务帖就行。想学的时候，输入 `/task`。',
  firstTask: '今天的任务',
  code: '小组口令',
  codeHint: '组织者会告诉你',
  refused: {
    closed: '这个小组已经结束。输入 `/join` 看看别的小组，也可以自学。',
    full: '这个小组人满了。输入 `/join` 看看别的小组，也可以自学。',
    code: '口令不对。请向组织者要口令，然后再试一次。',
    removed:
      '组织者把你移出了这个小组。如果是误会，请联系组织者，让对方允许你重新加入。学过的内容都还在：给我发私信 `/join`，可以自学。',
  },
};

export const joinCommand: CommandTexts = { about: '加入这里的学习小组：一道题，点三下', also: '加入 报名 参加' };
