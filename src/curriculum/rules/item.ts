import type { ItemFile, PlacementFile } from '../../core/curriculum/item.ts';
import { type FullLanguage, fullLanguages, type Text } from '../../core/language/model.ts';
import { bounds } from '../bounds.ts';
import type { Written } from '../read.ts';
import { hanIn, lengthOf, proseOf, seen, sentencesOf, widthOf } from '../words.ts';

type Question = ItemFile | PlacementFile;
interface Option {
  readonly text: Text;
  readonly right: boolean;
  readonly place: number;
}

/** Checks one question: whether it can be read, and whether it gives its key away. */
export function checkItem(entry: Written<Question>): void {
  const { value: item, fault } = entry;
  if ('options' in item) {
    const options = item.options.map((o, place) => ({ text: o.text, right: o.correct === true, place }));
    for (const language of fullLanguages) {
      checkLength(entry, options, language);
      checkLetters(entry, options, language);
      checkAbsolutes(entry, options, language);
    }
  }
  if (item.type === 'truefalse' && !item.answer)
    for (const language of fullLanguages)
      if (strong[language].test(seen(item.stem[language])))
        entry.warn(['stem', language], 'is false and says "always" or the like, which gives it away: say it plainly');
  const known = item.verify ?? item.derived;
  if (item.type === 'numeric' && !known) fault(['answer'], 'write "verify", Python that computes it, or "derived"');
  if (item.type === 'code_output' && !known && !/^[ \t]*```python\b/m.test(item.stem.en))
    fault(['answer'], 'the stem holds no ```python block: write "verify", Python that prints the same, or "derived"');
  for (const language of fullLanguages) checkStem(entry, language);
}

function checkLength({ value, fault }: Written<Question>, options: readonly Option[], language: FullLanguage): void {
  if (value.type !== 'single') return;
  const widths = (right: boolean) => options.filter((o) => o.right === right).map((o) => widthOf(o.text[language]));
  const [key = 0] = widths(true);
  const others = widths(false);
  const mean = others.reduce((sum, width) => sum + width, 0) / others.length;
  if (key > bounds.key.times * mean && key > mean + bounds.key.wider)
    fault(
      ['options', options.find((o) => o.right)!.place, 'text', language],
      `the key is ${key} wide and the others ${Math.round(mean)}: shorten it, or say more in the others`,
    );
}

/** An option that refers to another one by its letter. The bot letters the options differently for each learner. */
const letters =
  /^(both |either |only |neither )?(options? |answers? |选项)?[A-E]( and | or | nor |和|或|与|, ?|、)[A-E]\.?$/i;
const banned =
  /^(all|none|both|neither) of (these|those|them)$|\b(all|any|none|both|neither) of the above\b|以上(都|皆|全|各|选项|答案)|^(都|全)(不)?(对|正确|是)$/i;

function checkLetters({ fault }: Written<Question>, options: readonly Option[], language: FullLanguage): void {
  for (const { text, place } of options) {
    const plain = seen(text[language]).replace(/[.。]$/, '');
    if (letters.test(plain) || banned.test(plain))
      fault(['options', place, 'text', language], 'stands on its own: name what is meant, options have no fixed order');
  }
}

/** Absolute words, which are seldom true. `strong` ones give an option away in any number, `soft` ones in two distractors. */
const strong: Readonly<Record<FullLanguage, RegExp>> = {
  en: /\b(always|never|under no circumstances)\b/i,
  'zh-CN': /总是|从不|从来不|永远|绝不|绝对|必然|一定(?!的|程度|数量|范围|比例|时间)/,
};
const soft: Readonly<Record<FullLanguage, RegExp>> = {
  en: /\b(only|must|every)\b/i,
  'zh-CN': /只有|只能|必须|完全/,
};

function checkAbsolutes({ warn, value }: Written<Question>, options: readonly Option[], language: FullLanguage): void {
  if (value.type !== 'single' && value.type !== 'multi') return;
  const keys = options.filter((o) => o.right);
  const others = options.filter((o) => !o.right);
  for (const [words, least] of [
    [strong[language], 1],
    [soft[language], 2],
  ] as const) {
    const has = (o: Option) => words.test(seen(o.text[language]));
    const telling = others.filter(has);
    if (telling.length >= least && !keys.some(has)) {
      const word = words.exec(seen(telling[0]!.text[language]))![0];
      warn(
        ['options', telling[0]!.place, 'text', language],
        `"${word}" stands in wrong options only: say it otherwise`,
      );
      return;
    }
  }
}

const asks: Readonly<Record<FullLanguage, RegExp>> = {
  en: /^(please )?(add|answer|arrange|assign|assume|bring|calculate|check|choose|complete|compute|convert|correct|count|decide|draft|draw|describe|estimate|evaluate|explain|express|fill|find|give|group|identify|improve|justify|list|make|mark|mend|match|name|note|order|outline|pick|plan|predict|propose|put|rank|reduce|remove|replace|reply|rewrite|round|say|select|show|sketch|sort|split|state|suggest|tell|trace|translate|turn|type|use|work out|write|in (one|two|three|a|your)|to |with )/i,
  'zh-CN':
    /^(请|写|给出|计算|算|说|选|求|输出|打印|回答|列|描述|解释|保留|取|填|指出|举|判断|补|估|用|按|把|将|排|找|比较|预测|改|设计|设想|精确|四舍五入)|[几吗呢]$|排序|改写|提出|多少|什么|哪|怎|如何|为何/,
};

function checkStem({ value, fault, warn }: Written<Question>, language: FullLanguage): void {
  const stem = value.stem[language];
  const prose = proseOf(stem);
  const length = lengthOf(stem, language);
  if (length > bounds.stem[language])
    warn(['stem', language], `has ${length} ${bounds.unit[language]}; at most ${bounds.stem[language]}`);
  const sentences = sentencesOf(stem);
  const asked = sentences.some((s) => /[?？]/.test(s) || s.split(/[，；]/).some((part) => asks[language].test(part)));
  if (value.type !== 'truefalse' && !asked) warn(['stem', language], 'ends without a question or an instruction');
  if (/(_{3,}|＿{2,}|\.{4,})\s*[\p{L}\p{N}]/u.test(prose)) warn(['stem', language], 'has a blank in mid-sentence: ask');
  if (value.type === 'truefalse') return;
  checkNegative(value.stem, language, (message) => warn(['stem', language], message));
  if (language === 'zh-CN' && hanIn(stem) === 0 && hanIn(value.explanation['zh-CN']) === 0)
    fault(['stem', language], 'is not Chinese');
}

/** A negative has to be emphasised: a question that asks what is not so is easily misread. */
function checkNegative(stem: Text, language: FullLanguage, say: (message: string) => void): void {
  // Only the sentence that asks ("Which of these is not …?"), not the story before it.
  const asking =
    /\b(which|what|who|choose|select|pick|name|mark)\b[^?.]*?\b((is|are|was|were|do|does|did|can|could|should|would|will|has|have) not|cannot|except|(?<!at )least)\b/i;
  const english = sentencesOf(stem.en).find((s) => asking.test(s));
  const negative = english && /\*\*(do |does |is |are |should )?(not|except|least)\*\*|\b(NOT|EXCEPT|LEAST)\b/;
  if (!english || !negative) return;
  if (language === 'en') {
    if (!negative.test(english)) say('asks for what is not so: emphasise it (**not**), or ask for what is');
  } else if (negative.test(english) && !/\*\*[^*]*(不|没|非|除|无|最)[^*]*\*\*/.test(stem[language]))
    say('is emphasised in English and not in Chinese: **不**');
}
