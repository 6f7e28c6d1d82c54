import type { ProjectFile } from '../../core/curriculum/project.ts';
import { type FullLanguage, fallback, fullLanguages, type Text } from '../../core/language/model.ts';
import { type Files, isServed } from '../files.ts';
import { numbersOf } from '../numbers.ts';
import type { Written } from '../read.ts';

/** Sums of money in each language: each names them in the currency of its readers. */
const money: Readonly<Record<FullLanguage, { readonly named: RegExp; readonly own: RegExp }>> = {
  en: { named: /[$¥￥]|\b(?:yuan|fen|RMB|CNY|dollars?)\b/i, own: /\$|\bcents?\b/ },
  'zh-CN': { named: /[$¥￥]|美元|[\d一二两三五十百几] ?(?:元|角|块|分(?!钟))/, own: /[¥￥角块]|(?<!美)元|分钱/ },
};

/** What a cost says is a price that a reader of each language understands: dollars in English, yuan in Chinese. */
export function checkCost({ value: { cost }, fault }: Written<{ readonly cost?: Text | undefined }>): void {
  for (const language of fullLanguages)
    if (cost && money[language].named.test(cost[language]) && !money[language].own.test(cost[language]))
      fault(['cost', language], `has no price in ${language === 'en' ? 'dollars' : 'yuan'}`);
}

/** A cost of a project says when its prices were seen. */
function checkPrices({ value: { cost, prices }, fault }: Written<ProjectFile>): void {
  if (fullLanguages.some((language) => money[language].named.test(cost[language])) && !prices)
    fault(['prices'], 'is missing: the day on which they were seen, or `unchecked`');
}

/** A rubric fits its own project: it has the amounts that the brief names, and no row copied from another project. */
export function checkRubrics({ projects }: Files): void {
  const owner = new Map<string, string>();
  for (const entry of projects) {
    const { value: project, fault } = entry;
    if (!isServed(project)) continue;
    checkCost(entry);
    checkPrices(entry);
    for (const [i, { anchors }] of project.rubric.entries()) {
      const words = anchors.map((anchor) => anchor[fallback]).join('\n');
      const other = owner.get(words);
      if (other) fault(['rubric', i], `is word for word a row of ${other}: say what can be seen in this project`);
      owner.set(words, project.id);
    }
    const judged = /^## How it is judged\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(project.brief?.[fallback] ?? '')?.[1];
    if (!judged) continue;
    // How many rows there are says nothing about the work.
    const asked = numbersOf(judged.replace(/[^.]*\brows\b[^.]*\./g, ''));
    const rows = numbersOf(
      project.rubric
        .flatMap(({ name, anchors }) => [name, ...anchors])
        .map((text) => text[fallback])
        .join('\n'),
    );
    const lost = [...asked].filter((n) => !rows.has(n));
    if (lost.length) fault(['rubric'], `no row has ${lost.join(', ')}, which the brief names under "How it is judged"`);
  }
}
