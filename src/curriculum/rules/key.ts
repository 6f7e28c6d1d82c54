import type { ItemFile, PlacementFile } from '../../core/curriculum/item.ts';
import { near, readNumber } from '../../core/item/number.ts';
import { type Files, isServed } from '../files.ts';
import { type Program, runAll } from '../python.ts';
import type { Written } from '../read.ts';
import { blocksIn, seen } from '../words.ts';

type Question = ItemFile | PlacementFile;

/** The items whose key a program computes, with the program. */
export function computed({ items, placement }: Files): [Written<Question>, Program][] {
  return [...items, ...placement].flatMap((entry): [Written<Question>, Program][] => {
    const { value: item } = entry;
    if (!isServed(item)) return [];
    if (item.type === 'code_output') {
      const code = item.verify ?? blocksIn(item.stem.en, 'python')[0];
      return code ? [[entry, { code, wants: 'program' }]] : [];
    }
    return item.verify ? [[entry, { code: item.verify, wants: 'value' }]] : [];
  });
}

/** Runs all programs and reports each key that differs from the output of its program. */
export async function checkKeys(files: Files): Promise<void> {
  const all = computed(files);
  const results = await runAll(all.map(([, program]) => program));
  for (const [i, [{ value: item, fault }]] of all.entries()) {
    const ran = results[i]!;
    const field = item.verify ? 'verify' : 'stem';
    if ('failed' in ran) fault([field], `does not run: ${ran.failed}`);
    else {
      const wrong = differs(item, ran.printed);
      if (wrong) fault(['answer' in item ? 'answer' : 'options'], wrong);
    }
  }
}

const lines = (text: string) => text.replace(/[ \t\r]+$/gm, '').trim();

/** How the key differs from what was printed; undefined when it does not. */
function differs(item: Question, printed: string): string | undefined {
  const said = lines(printed);
  switch (item.type) {
    case 'numeric': {
      const value = readNumber(said.split('\n').at(-1)!);
      if (value === undefined) return `its program prints ${JSON.stringify(said)}, which is no number`;
      const { value: key, tolerance } = item.answer;
      if (!near(value, key, tolerance)) return `is ${key}, and its program says ${value} (tolerance ${tolerance})`;
      return undefined;
    }
    case 'code_output':
      return lines(item.answer) === said ? undefined : `its program prints ${JSON.stringify(said)}`;
    case 'truefalse':
      return said === (item.answer ? 'True' : 'False') ? undefined : `its program says ${said}`;
    case 'single': {
      const key = seen(item.options.find((o) => o.correct)!.text.en);
      return key.includes(said) ? undefined : `the key is "${key}", and its program says ${said}`;
    }
    default:
      return undefined;
  }
}
