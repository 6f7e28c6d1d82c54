import type { Text } from '../language/model.ts';
import type { Passage } from './model.ts';

/** What stands before a question and says nothing of it. */
const lead =
  /^(?:(?:hi|hey|hello|so|ok|okay|um|well|sorry|please|pls|and|but|wait|quick question)\b|请问一?下?|请教一?下?|老师们?|你好|您好|大家好|那么?|所以|我?想问一?下?|问一?下|我?想(?:知道|了解|弄懂)一?下?|我?(?:不太|不|没太|没)(?:懂|明白|知道|理解|清楚)|(?:能不能|可不可以|可以|能|麻烦|请)(?:你|您)?(?:帮我|给我|跟我|再)?|帮我|给我)[\s,，:：、]*/iu;

/** What stands behind it, and says how it is to be told. */
const tail =
  /[\s,，]*(?:\b(?:exactly|again|please|pls|actually|really|basically|simply|in (?:simple|plain|easy) (?:words|terms|english|language)|in (?:a|one) sentence|like i['’]?m (?:five|5)|for (?:beginners|dummies))|[吗呢啊呀吧哦嘛哈]|[?？!！.。…~～"”’'])$/iu;

/** The ways in which people ask what something means. The group is what they ask about. */
const frames: readonly RegExp[] = [
  /^(?:what|wtf|wat)(?:['’]?s| (?:exactly )?(?:is|are))(?: (?:exactly|meant by|the (?:meaning|definition) of))? (.+)$/iu,
  /^what (?:exactly )?do(?:es)? (.+?) (?:mean|stand for)$/iu,
  /^(?:(?:can|could|would|will) (?:you|someone|somebody|anyone)(?: please)? )?(?:explain(?: to me)?|define|describe|tell me about|(?:the )?(?:meaning|definition) of)(?: what)? (.+?)(?: (?:is|are|means?))?$/iu,
  /^(?:(?:can|could|would|will) (?:you|someone|somebody|anyone)(?: please)? )?(?:tell me|i (?:do ?n['’o]?t|don['’]?t|cannot|can['’]?t) (?:know|understand|get)|(?:i|we) (?:want|need|would like) to (?:know|understand)|do you know|does anyone know|no idea) what (?:exactly )?(.+?) (?:is|are|means?|stands? for)$/iu,
  /^(.+?)[\s,:]+(?:meaning|definition|explained|explanation|means?)$/iu,
  /^(?:到底|究竟)?(?:(?:解释|介绍|讲解|讲|说|说明|科普)(?:一?下|讲|说)?)?(?:到底|究竟)?(?:什么(?:是|叫做?)|啥(?:是|叫)|何为|何谓)\s*(.+)$/u,
  /^(?:解释|介绍|讲解|讲|说|说明|科普|定义)(?:一?下|讲|说)?\s*(.+)$/u,
  /^(.+?)\s*(?:到底|究竟|具体|又|都|一般)?(?:是个?(?:什么|啥)(?:意思|东西|概念|玩意儿?|指标|网站|工具|来着)?|(?:什么|啥)意思|是?指的?是?(?:什么|啥)|代表(?:什么|啥)|(?:怎么|如何|怎样)理解|的?(?:意思|含义|定义|概念)(?:是(?:什么|啥))?|是(?:用来)?(?:干什么|干嘛|干啥|做什么)用?的)$/u,
];

const article =
  /^(?:(?:(?:an?|the|this|that|these|those|such|word|term|abbreviation|acronym|这种)\s+)+|(?:这个|那个|所谓的?)\s*)/iu;

/** Where it is said of what: `temperature in an LLM`, `大模型里的温度`. Groups: the two sides. */
const within = /^(.+?) (?:in|of|for|with|from) (.+)$/iu;
const withinHan = /^在?(.+?)(?:里面的?|里的?|中的?|上的|的)[，,]?\s*(.+)$/u;

/** A name without what only spelling puts in it: `few-shot`, `Few Shot`, `top_p`. */
export const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A name as it is, without what is in brackets, and that alone. */
export const namesIn = (text: string): readonly string[] => [
  text,
  text.replace(/\s*[(（].*?[)）]/gu, ''),
  ...[...text.matchAll(/[(（](.+?)[)）]/gu)].map(([, inner]) => inner!),
];

/** The terms among passages, by all of their names. Of two with one name the first has it. */
export function termsByName(passages: readonly Passage[]): ReadonlyMap<string, Passage> {
  const named = new Map<string, Passage>();
  const written = (text: Text | undefined) => Object.values(text ?? {}).filter((one) => one !== undefined);
  const put = (name: string, passage: Passage) => {
    const key = keyOf(name);
    if (key && !named.has(key)) named.set(key, passage);
  };
  const terms = passages.filter(({ source }) => source === 'term');
  for (const passage of terms) for (const name of written(passage.name).flatMap(namesIn)) put(name, passage);
  for (const passage of terms) for (const name of passage.also.flatMap(written)) put(name, passage);
  return named;
}

/** What a text may ask the meaning of, the likeliest first: itself, too, since people type a word alone. */
function askedAbout(text: string): readonly string[] {
  const all: string[] = [];
  let rest = text.normalize('NFKC').trim();
  while (tail.test(rest)) rest = rest.replace(tail, '').trimEnd();
  for (;;) {
    all.push(rest, ...frames.flatMap((frame) => frame.exec(rest)?.[1] ?? []));
    const shorter = rest.replace(lead, '');
    if (shorter === rest || !shorter) break;
    rest = shorter;
  }
  return [...new Set(all.flatMap((one) => [one.replace(article, ''), one]))];
}

/** A name that is one letter off, where it is long enough for that to say little. */
const minTyped = 6;

function nearlyIn(key: string, names: Iterable<string>): string | undefined {
  if (!new RegExp(`^[a-z]{${minTyped},}$`).test(key)) return undefined;
  for (const name of names) if (name[0] === key[0] && name.length >= minTyped && isOneOff(key, name)) return name;
  return undefined;
}

/** Whether one letter more, less, other, or two letters swapped make one of the other. */
function isOneOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  const rest = (text: string, skip: number) => text.slice(from + skip);
  if (a.length !== b.length) return a.length > b.length ? rest(a, 1) === rest(b, 0) : rest(a, 0) === rest(b, 1);
  return rest(a, 1) === rest(b, 1) || (a[from] === b[from + 1] && a[from + 1] === b[from] && rest(a, 2) === rest(b, 2));
}

/** What is known of an index: see `PassageIndex`. */
interface Library {
  readonly terms: ReadonlyMap<string, Passage>;
  readonly termsIn: (text: string) => readonly string[];
  readonly uses: Pick<ReadonlyMap<string, number>, 'has'>;
  readonly subject: Pick<ReadonlySet<string>, 'has'>;
}

export interface Defined {
  readonly passage: Passage;
  /** What was asked about, without the words of the question. */
  readonly asked: string;
}

/**
 * The term whose meaning a text asks for: `what is RAG`, `RAG是什么意思`, or `RAG` alone; undefined when it asks for something
 * else, if only for more than that. A word that is nowhere in the index may be misspelled, and where it is said
 * of what, that has to be of the subject: `a branch of a bank` is none.
 */
export function definedIn(text: string, { terms, termsIn, uses, subject }: Library): Defined | undefined {
  if (!terms.size) return undefined;
  // What it goes on from stands before it.
  const last = text.trim().split('\n').at(-1)!;
  const find = (asked: string): Defined | undefined => {
    const key = keyOf(asked);
    const passage = [key, key.replace(/s$/, ''), key.replace(/es$/, '')].map((one) => terms.get(one)).find(Boolean);
    return passage && { passage, asked };
  };
  const isSubject = (of: string) => termsIn(of).every((term) => subject.has(term));
  const candidates = askedAbout(last);
  for (const one of candidates) {
    const found = namesIn(one).map(find).find(Boolean);
    if (found) return found;
  }
  for (const one of candidates) {
    const [, head, where] = within.exec(one) ?? [];
    const [, whereHan, headHan] = withinHan.exec(one) ?? [];
    for (const [name, context] of [
      [head, where],
      [headHan, whereHan],
    ]) {
      const found = name && context && isSubject(context) ? find(name.replace(article, '')) : undefined;
      if (found) return found;
    }
  }
  for (const one of candidates) {
    const near = nearlyIn(keyOf(one), terms.keys());
    const own = termsIn(one);
    const isMisspelled = near && (own.some((term) => !uses.has(term)) || own.join() === termsIn(near).join());
    if (isMisspelled) return { passage: terms.get(near)!, asked: near };
  }
  return undefined;
}
