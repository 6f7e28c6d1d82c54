import type { Catalogue } from '../catalogue.ts';

export const ownData: Catalogue['ownData'] = {
  title: '我的数据',
  button: '我的数据',
  person: '这里保存着你的名字、语言、时区和设置，你在这里的账号，以及你的学习记录：',
  kinds: {
    groups: '小组',
    tasks: '完成的任务',
    answers: '答过的题',
    points: '要复习的知识点',
    handIns: '交过的项目',
    questions: '用 `/ask` 提的问题',
    posts: '请我发到小组里的内容',
    appeals: '对题目提出的意见',
    messages: '发给你的消息（不含内容）',
    acts: '作为组织者的操作',
  },
  seen: '组织者能看到你在小组里、最近哪天有动静、私信能不能送到，以及你发到小组、交上来或提出意见的内容；其他作答只有你自己看得到。',
  toPlatforms: '我发给你的内容，会经过你看到它的那个聊天平台。除了下面说的，不会再发到别处。',
  export: '导出',
  exportSent: '文件马上私信发给你。',
  exportSentBefore: '文件已经在路上了，会私信发给你。过一分钟可以再要一份。',
  file: '这是我保存的关于你的全部内容，JSON 格式。这条消息只有你能看到；文件里有你的答题记录，转给别人之前请想一想。',
  fileName: '关于你的全部内容',
  erase: '清除……',
  back: '回到设置',
};
