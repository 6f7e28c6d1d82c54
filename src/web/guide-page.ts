import { readFile } from 'node:fs/promises';
import { languageFor } from '../i18n/locale.ts';
import { guides } from './page/guides.ts';
import { renderMarkdown } from './render/html.ts';

/** Who is referred to them by the guides of the platforms. */
const others = ['learner', 'organiser', 'privacy'];

/** A link from one guide to another, as it is written in `docs/`. */
const toGuide = /\]\(([a-z]+)(?:\.([a-zA-Z-]+))?\.md(?:#[\w-]*)?\)/g;

/** A guide of `docs/` as a page, in the language of `lang` where it is written in it. Undefined when there is none. */
export async function guidePage(docs: URL, guide: string, lang: string, address: string): Promise<string | undefined> {
  const isPlatform = Object.hasOwn(guides, guide);
  if (!isPlatform && !others.includes(guide)) return undefined;
  const read = (name: string) => readFile(new URL(`${name}.md`, docs), 'utf8').catch(() => undefined);
  const language = languageFor(lang) ?? 'en';
  const inLanguage = language === 'en' ? undefined : await read(`${guide}.${language}`);
  const written = inLanguage ?? (await read(guide)) ?? `# ${guide}\n\n\`docs/${guide}.md\``;
  const linked = written.replace(
    toGuide,
    (_, to: string, of = 'en') => `](${new URL(`/docs/${to}?lang=${of}`, address).href})`,
  );
  const title = isPlatform ? guides[guide as keyof typeof guides] : guide;
  return `<!doctype html><html lang="${inLanguage ? language : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Tongxue 同学 · ${title}</title><link rel="icon" href="/page/icon.svg"><link rel="stylesheet" href="/page/style.css">
<main class="guide"><p><a href="/">← Tongxue 同学</a></p>${renderMarkdown(linked)}</main></html>`;
}
