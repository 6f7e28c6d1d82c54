import { asksWhat } from '../../core/tutor/terms.ts';

/** How a question begins in English, a greeting before it or not. */
const beginning =
  /^(?:(?:hi|hello|hey|please|so|and|but|ok|okay)[\s,!.]+)*(?:what|what's|whats|how|why|when|where|which|who|is|are|can|could|do|does|did|should|would|explain|define|tell me|describe|difference)\b/i;

const chinese =
  /什么|怎么|怎样|如何|为何|哪|多少|是不是|能不能|可不可以|有没有|区别|解释|讲讲|讲一下|请问|[吗呢]\s*[？?]?\s*$/u;

const hanIn = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

/** Whether a message asks something: two words at least, or four characters. */
export function isQuestion(said: string): boolean {
  const text = said.trim();
  const isLong = hanIn(text) >= 4 || text.split(/\s+/).length >= 2;
  // What a thing is, of which there is one word: `RAG是什么`.
  const thing = text.replace(asksWhat, '').trim();
  return (
    (thing !== '' && asksWhat.test(text)) ||
    (isLong && (/[?？]["”』」）)]*$/.test(text) || beginning.test(text) || chinese.test(text)))
  );
}

const polite =
  /^(?:(?:many |so |very |a lot|much|thanks?|thank|thx|ty|you|cheers|great|cool|nice|good|fine|perfect|ok(?:ay)?|yes|yeah|yep|no|nope|sure|got it|i see|understood|bye|goodbye|night|morning|lol|ha(?:ha)*|hm+|wow|sorry|never ?mind|hi|hello|hey|there|all)[\s,.!~]*)+$|^(?:\s|谢+谢?|多谢|感谢|辛苦|了|你|您|啦|呀|啊|哈+|嗯+|哦+|噢|好+|的|吧|行|可以|不用|没事|没关系|不好意思|抱歉|对不起|知道|明白|收到|再见|拜+|早|早上好|晚安|晚上好|厉害|赞|棒|太|真|真的|ok)+$/iu;

/** Whether a message says something to a person rather than asks for something to be looked up: thanks, a yes, a smile. */
export const isSmallTalk = (said: string): boolean => {
  const text = said.replace(/[^\p{L}\p{N}\s]+/gu, ' ').trim();
  return text === '' || polite.test(text);
};

const aboutWhat =
  /\b(?:what|who)\b.{0,20}\bbot\b|\b(?:what (?:can|do) you do|who are you|what are you|what is this)\s*[?？!.]*$|你是谁|你(?:能|会|可以)(?:做|干)(?:什么|啥)|(?:机器人|这)是(?:什么|干什么|做什么|干嘛)的?(?:机器人)?\s*[?？]*$/iu;

/** Whether a message asks what the bot itself is, or does. */
export const asksWhatBotIs = (said: string): boolean => aboutWhat.test(said.trim());

/** How many characters of a question may be more than the word for a command that is in it. */
const maxAround = 6;

/**
 * Whether a question in which there is a word for a command is about that: `今天的任务是什么`, and not `什么是回归测试`. In
 * English a few words with such a word are.
 */
export const isAboutBot = (said: string): boolean => hanIn(said) <= maxAround || /我|今天|今日|这里|小组/u.test(said);

const tooMuch =
  /\b(?:(?:can(?:no|['’]?)t|can not|could(?:n['’]?t| not)|struggl\w+ to) (?:keep up|cope|follow|go on|do (?:this|it) (?:any ?more|all))|(?:falling|fell|fallen|so far|getting|am|['’]m) behind|too (?:much|hard|fast) for me|overwhelmed|burn(?:ed|t|ing)? out|give up|giving up|want to (?:quit|stop))\b|跟不上|坚持不(?:下去|住)|学不(?:下去|动|过来)|做不过来|吃不消|扛不住|撑不住|落下(?:了|太多|好多|很多)|掉队|想放弃|太累|好累|压力(?:好|很|太)?大|没时间学/iu;

/** Whether somebody says of themselves that it is too much, rather than asks about a subject. */
export const saysTooMuch = (said: string): boolean =>
  tooMuch.test(said) && (/\b(?:i|i['’]m|me|my)\b/i.test(said) || /\p{Script=Han}/u.test(said));
