import { stemmer } from 'stemmer';
import type { Text } from '../language/model.ts';

/** Words that say nothing about a subject. */
const empty = new Set(
  `a about after all also am an and any are as at be because been before being but by can cannot could did do does doing don
  else for from get gets give given go goes had has have having he her here him his how i if in into is it its just let like ll
  make makes me mean means more most much must my need no not of on one only or other our out please re s shall she should so
  some such t tell than that the their them then there these they thing things this those to too up us use used using ve very
  was we were what when where which while who whom whose why will with without would you your`
    .split(/\s+/)
    .filter(Boolean),
);

/** The same in Chinese. Only what is never a part of a longer word; the ways to ask what something is come whole. */
const emptyHan =
  /为什么|什么时候|(?:是|指)(?:什么|啥)(?:意思)?|(?:什么|啥)(?:意思|是|叫)|什么|怎么样|怎么办|怎么|怎样|如何|为何|请问|请教|是不是|能不能|要不要|有没有|可不可以|可以|应该|哪些|哪个|哪里|哪种|多少|几个|一个|一下|一些|这个|那个|这样|那样|就是|还是|或者|以及|但是|如果|因为|所以|的话|[的了吗呢吧啊呀嘛我你您他她们]/u;

/** Most words of a text have been met before. */
const stems = new Map<string, string>();

const maxStems = 20_000;

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= maxStems) stems.clear();
  const stem = stemmer(word);
  stems.set(word, stem);
  return stem;
}

const parts = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

/**
 * What a text is searched by: the stems of its words, and Chinese, which is written without spaces, as pairs of
 * characters. Words that say nothing are left out.
 */
export function termsOf(text: string): string[] {
  const found: string[] = [];
  for (const [part] of text.normalize('NFKC').toLowerCase().matchAll(parts)) {
    if (!/^\p{Script=Han}/u.test(part)) {
      if (!empty.has(part)) found.push(stemOf(part));
      continue;
    }
    for (const run of part.split(emptyHan)) {
      const characters = [...run];
      if (characters.length === 1) found.push(run);
      for (let at = 0; at + 1 < characters.length; at++) found.push(characters[at]! + characters[at + 1]!);
    }
  }
  return found;
}

/** Words that say how something is to be told, and not what. */
const telling = new Set(
  'explain explanation say sentence word words line short shorter shortly brief briefly simple simpler simply easy easier plain clearer english chinese again please beginner newcomer rephrase reword summarise summarize summary detail example instance analogy metaphor detailed child five m year old eli5 understand follow got sorry'
    .split(' ')
    .flatMap(termsOf),
);
const tellingHan =
  /一两句话|[一两]句话|[一两]句|用中文|用英文|简单|简短|详细|通俗|易懂|浅显|浅|明白|具体|点儿|解释|说明|总结|概括|讲讲|说说|再讲|再说|讲|说|再|举?个?例子?|举|打个?比方|比喻|还是|[没看听不]+懂|没?看明白|不太?|太|一遍|一点|点|些|个|来|用|能|请|帮|把|给|它|这|那|得|呢|吗/gu;

/** Whether a question only asks for the same in another way: “can you explain that in one sentence?” */
export const asksForManner = (question: string): boolean =>
  termsOf(question.replace(tellingHan, ' ')).every((term) => telling.has(term));

/** A question what something is, in which the rest is that: `what is RAG`, `RAG是什么意思`. */
export const asksWhat = /^(?:what(?:['’]?s| is| are)|define)\s|^(?:什么是|啥是)|(?:是什么|是啥)(?:意思)?[\s？?]*$/iu;

/** With no more words than this that say something, a question stands on the one before it, or on what it is asked under. */
export const fewTerms = 1;

/** What says only that something was said before. The English ones are left out of the terms. */
const pointing = /[那这它]/gu;

/** Whether a question says too little to be about something by itself. */
export const saysLittle = (question: string): boolean =>
  asksForManner(question) || new Set(termsOf(question.replace(pointing, ' '))).size <= fewTerms;

/** All that texts say, in every language that they have. */
export const wordsOf = (...texts: readonly Text[]): string => texts.flatMap((text) => Object.values(text)).join('\n');
