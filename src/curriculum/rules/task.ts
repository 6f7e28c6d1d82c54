import type { Status } from '../../core/curriculum/entry.ts';
import type { Criterion, Task } from '../../core/curriculum/task.ts';
import { near } from '../../core/item/number.ts';
import { type FullLanguage, fallback, fullLanguages } from '../../core/language/model.ts';
import { todo } from '../draft.ts';
import { type Files, isServed } from '../files.ts';
import type { Written } from '../read.ts';
import { proseOf } from '../words.ts';
import { checkCost } from './project.ts';

/** Services that are not available everywhere, and alternatives to them. */
const closed =
  /\b(OpenAI|ChatGPT|GPT-\d|Claude|Anthropic|Gemini|Hugging ?Face|Colab|Kaggle|DataCamp|Docker ?Hub|GitHub)\b/i;
const open: Readonly<Record<FullLanguage, RegExp>> = {
  en: /\b(DeepSeek|Qwen|Kimi|ModelScope|Gitee|GitCode|Ollama|local(ly)?|record(ed|ing|ings)?|mock(ed)?|offline|without)\b/i,
  'zh-CN':
    /DeepSeek|Qwen|Kimi|ModelScope|Gitee|GitCode|Ollama|mock|通义|千问|魔搭|码云|本地|离线|录制|录好|录下|模拟|不用|不需要|无需/i,
};

/** Hosts that mainland China does not reach: a Chinese reading there is not the only one. */
const blocked = /\b(wikipedia\.org|youtube\.com|huggingface\.co|google\.com|medium\.com|x\.com|facebook\.com)$/;

/** Checks that everybody can do a task, and that it has a result to show. */
export function checkTask(entry: Written<Task>, { resources, items }: Pick<Files, 'resources' | 'items'>): void {
  const { value: task, fault, warn } = entry;
  if (!task.needs) fault(['needs'], 'is missing; say what it takes, such as [computer, python], or [phone]');
  if (!task.cost) fault(['cost'], 'is missing; say what it costs, and how to do it for nothing');
  checkCost(entry);
  if (task.done.every((criterion) => criterion.kind === 'check'))
    fault(['done'], 'nobody but the learner can tell that it is done: add a number, a link, a sentence or its quiz');
  checkQuestions(entry, items);
  checkKeys(entry);
  for (const language of fullLanguages) {
    const parts = [task.what, task.cost, task.deliverable, task.stretch, ...task.hints, ...task.done.map((c) => c.ask)];
    const words = parts.map((text) => text?.[language] ?? '').join('\n');
    const named = closed.exec(words)?.[0];
    if (named && !open[language].test(words))
      fault(['what', language], `only one way: it names ${named}, and no way for somebody who cannot use it`);
  }
  checkWays(entry);
  const own = resources.filter(({ value }) => task.resources.includes(value.id));
  for (const language of fullLanguages)
    if (own.length && !own.some(({ value }) => value.lang === language || value.lang === 'both'))
      warn(['resources'], `has nothing to read in ${language}`);
  const chinese = own.filter(({ value }) => value.lang !== 'en');
  if (chinese.length && chinese.every(({ value }) => blocked.test(new URL(value.url).hostname)))
    fault(['resources'], 'has nothing to read in Chinese that can be reached in mainland China');
}

/** The reply of a real model can be had by a hosted model that everybody reaches, and by one on the learner's machine. */
const hosted: Readonly<Record<FullLanguage, RegExp>> = { en: /DeepSeek|Qwen/, 'zh-CN': /DeepSeek|Qwen|千问/ };

function checkWays({ value: task, fault }: Written<Task>): void {
  if (task.done.every(({ kind }) => kind !== 'reply')) return;
  for (const language of fullLanguages) {
    const words = task.what[language];
    if (!hosted[language].test(words) || !words.includes('Ollama'))
      fault(
        ['what', language],
        'wants the reply of a real model: name a hosted one (DeepSeek, Qwen) and a local way (Ollama)',
      );
  }
}

/**
 * A number that the task itself says is copied and not computed: then each learner has data of their own. One digit
 * stands everywhere, and says nothing.
 */
function checkKeys({ value: task, fault }: Written<Task>): void {
  const said = [task.what, task.deliverable, task.stretch, ...task.hints]
    .flatMap((text) => text?.[fallback].match(/(?<![\w.])\d[\d,]*(\.\d+)?(?!\w|\.\d)/g) ?? [])
    .map((written) => ({ written, value: Number(written.replaceAll(',', '')) }));
  for (const [i, criterion] of task.done.entries()) {
    if (criterion.kind === 'link') checkFile(criterion, (text) => fault(['done', i, 'file'], text));
    if (criterion.kind === 'own')
      for (const language of fullLanguages)
        if (!criterion.ask[language].includes('{own}'))
          fault(['done', i, 'ask', language], 'lacks {own}, the place for what each learner has of their own');
    if (criterion.kind !== 'number') continue;
    const { value, tolerance } = criterion.answer;
    const copied = said.find((one) => near(one.value, value, tolerance));
    if (copied && String(value).replace(/\D|^0\.0*/g, '').length > 1)
      fault(
        ['done', i],
        `its answer, ${copied.written}, stands in the task: give each learner data of their own (own)`,
      );
  }
}

/** A link that is to lead to one file says which, unless its text leaves another way. */
function checkFile({ ask, file }: Extract<Criterion, { kind: 'link' }>, fault: (text: string) => void): void {
  const words = ask[fallback];
  const named = [...words.matchAll(/`([\w./-]+\.\w+)`/g)].map(([, name]) => name!);
  if (!file && named.length === 1 && !/\bor (to )?(a|the) (document|commit|local)/.test(words))
    fault(`is missing: ${named[0]}, whose page the link should be`);
  if (file && !named.includes(file)) fault(`is ${file}, which the text does not name`);
}

/** A task's questions as a criterion: there are enough of them, and its text leaves the numbers to the page. */
function checkQuestions({ value: task, fault }: Written<Task>, items: Files['items']): void {
  const asked = task.done.flatMap((criterion, i) => (criterion.kind === 'quiz' ? [{ criterion, i }] : []));
  const own = items.filter(({ value }) => isServed(value) && task.kps.includes(value.kp)).length;
  for (const [n, { criterion, i }] of asked.entries()) {
    if (n) fault(['done', i], 'is a second criterion about the questions: one says it');
    if (own < criterion.of)
      fault(['done', i, 'of'], `asks for ${criterion.of} questions, and its knowledge points have ${own}`);
    for (const language of fullLanguages)
      if (/\d+ ?%|\d+ (of|out of) \d+|\bright\b|答对/.test(criterion.ask[language]))
        fault(
          ['done', i, 'ask', language],
          'says how many: name what they are about, and the numbers are shown beside it',
        );
  }
}

/** Checks that no served text is still a TODO, and that the links in it are complete and safe. */
export function checkStrings(
  { value, fault }: Written<object>,
  lines: (value: object) => Iterable<[Path, string]>,
): void {
  const served = !('status' in value) || isServed(value as { status: Status });
  for (const [path, text] of lines(value)) {
    if (served && text.startsWith(todo)) fault(path, 'is still to be written');
    for (const [link] of text.matchAll(/\bhttps?:\/\/[^\s)>\]`"'，。；）》」]+/g)) {
      const local = /^https?:\/\/(localhost|127\.0\.0\.1|0\.0\.0\.0|[\w.-]*\.?example(\.(org|com|net))?)([:/]|$)/.test(
        link,
      );
      if (!URL.canParse(link)) fault(path, `${link} is no address`);
      else if (link.startsWith('http:') && !local) fault(path, `${link}: write https://`);
    }
    for (const [, target = ''] of proseOf(text)
      .replace(/(`+).+?\1/g, ' ')
      .matchAll(/\]\(([^)\s]*)\)/g))
      if (!/^https:\/\//.test(target)) fault(path, `](${target}) leads nowhere: a link begins with https://`);
  }
}
type Path = readonly (string | number)[];

export const taught = ({ tasks }: Files): Written<Task>[] => tasks.filter(({ value }) => isServed(value));
