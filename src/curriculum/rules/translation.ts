import type { Status } from '../../core/curriculum/entry.ts';
import type { Text } from '../../core/language/model.ts';
import { isText } from '../../core/language/rules.ts';
import { type Files, isServed } from '../files.ts';
import { englishHash } from '../hash.ts';
import { missingNumbers } from '../numbers.ts';
import type { Reading, Written } from '../read.ts';
import { blocksIn, proseOf, seen, spansIn } from '../words.ts';

type Path = readonly (string | number)[];
type Entry = Written<{ id: string; zh_of?: string | undefined }>;

/** The served entries whose texts are translated and that therefore have a `zh_of`. */
export function translated(files: Files): Entry[] {
  const { routes, skills, tasks, items, projects, placement, misconceptions, news, questions, tracks, terms } = files;
  const all: Entry[] = [...routes, ...skills, ...tasks, ...items, ...projects, ...placement, ...news, ...questions];
  return [...all, ...misconceptions, ...tracks, ...terms].filter(
    ({ value }) => !('status' in value) || isServed(value as { status: Status }),
  );
}

/** Checks that English and Chinese have the same numbers and code, and that the Chinese was read after the English changed. */
export function checkTranslations(files: Files, reading: Reading): void {
  const unstamped: Entry[] = [];
  const items = new Set<Entry>([...files.items, ...files.placement]);
  for (const entry of translated(files)) {
    const { id, zh_of } = entry.value;
    const now = englishHash(entry.value);
    const way = `read its Chinese again, then: npm run curriculum -- stamp ${id}`;
    if (!zh_of) unstamped.push(entry);
    else if (zh_of !== now) entry.fault(['zh_of'], `the English of ${id} has changed: ${way}`);
    for (const [path, text] of textsIn(entry.value)) {
      const page = path[0] === 'lesson' || path[0] === 'brief';
      const fault = (message: string) =>
        page
          ? reading.faults.push({
              file: entry.file.replace(/[^/]+$/, `${path[0]}.zh-CN.md`),
              line: 1,
              text: message,
            })
          : entry.fault([...path, 'zh-CN'], message);
      const exact = items.has(entry) ? ['stem', 'options', 'steps'].includes(String(path[0])) : path[0] === 'done';
      compare(text, exact && path.at(-1) !== 'why', fault);
    }
  }
  sayUnstamped(unstamped);
}

/** Reports all new entries in one line. */
function sayUnstamped([first, ...more]: readonly Entry[]): void {
  const others = more.length ? ` and ${more.length} more` : '';
  first?.fault(['id'], `${first.value.id}${others} without zh_of: npm run curriculum -- stamp`);
}

/** Every text of an entry, with its path. */
function* textsIn(value: unknown, path: Path = []): Generator<[Path, Text]> {
  if (Array.isArray(value)) for (const [i, inner] of value.entries()) yield* textsIn(inner, [...path, i]);
  else if (typeof value === 'object' && value !== null) {
    if (isText(value)) yield [path, value];
    else for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, [...path, key]);
  }
}

/**
 * With `exact`, for questions, both languages must have the same numbers. Elsewhere one language may leave a number out,
 * or say "0 or less" where the other says "less than 1", but it may not have a different number.
 */
function compare(text: Text, exact: boolean, fault: (message: string) => void): void {
  const [en, zh] = [text.en, text['zh-CN']];
  const lost = missingNumbers(proseOf(en), proseOf(zh));
  const telling = (numbers: readonly number[]) => numbers.filter((n) => exact || n > 1);
  const [lacks, adds] = [telling(lost.zh), telling(lost.en)];
  if (exact ? lacks.length || adds.length : lacks.length && adds.length)
    fault(
      [lacks.length && `lacks ${lacks.join(', ')} of the English`, adds.length && `has ${adds.join(', ')} beyond it`]
        .filter(Boolean)
        .join(' and '),
    );

  // A block of ```text is prose, such as a prompt, and is translated.
  const code = (words: string) => blocksIn(words.replace(/^[ \t]*```text\b[\s\S]*?^[ \t]*```/gm, ''));
  const [codeEn, codeZh] = [code(en), code(zh)];
  if (codeEn.length !== codeZh.length) fault(`has ${codeZh.length} blocks of code, and the English ${codeEn.length}`);
  else
    for (const [i, block] of codeEn.entries()) {
      // In a question the program is asked about; elsewhere its strings and comments may be translated.
      if (exact ? block !== codeZh[i] : bare(block) !== bare(codeZh[i]!))
        fault(`block ${i + 1} is not the code of the English`);
    }
  const known = en.toLowerCase();
  const strange = spansIn(zh)
    .flatMap((span) => span.match(/[A-Za-z_]{3,}/g) ?? [])
    .filter((word) => !known.includes(word.toLowerCase()));
  if (strange.length) fault(`has the code "${strange.join('", "')}", which is not in the English`);
  const plain = seen(proseOf(zh).replace(/`+[^`]*`+/g, ''));
  if (zh === en && (plain.match(/[A-Za-z]{2,}/g)?.length ?? 0) >= 5) fault('is not Chinese: translate it');
}

/** The part of a program that a translation must not change: everything but comments and strings. */
const bare = (code: string): string =>
  code
    .replace(/"""[\s\S]*?"""|"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])*'/g, '""')
    .replace(/(#|\/\/|--).*$/gm, '')
    .replace(/[\p{Script=Han}，。：；？！“”（）]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
