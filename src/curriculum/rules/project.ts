import type { ProjectFile } from '../../core/curriculum/project.ts';
import { fallback } from '../../core/language/model.ts';
import { type Files, isServed } from '../files.ts';
import { numbersOf } from '../numbers.ts';
import type { Written } from '../read.ts';

/** A cost of a project that names money says when its prices were seen. */
function checkPrices({ value: { cost, prices }, fault }: Written<ProjectFile>): void {
  if (/[$¥]|\b(yuan|fen)\b/.test(cost[fallback]) && !prices)
    fault(['prices'], 'is missing: the day on which they were seen, or `unchecked`');
}

/** A rubric fits its own project: it has the amounts that the brief names, and no row copied from another project. */
export function checkRubrics({ projects }: Files): void {
  const owner = new Map<string, string>();
  for (const entry of projects) {
    const { value: project, fault } = entry;
    if (!isServed(project)) continue;
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
