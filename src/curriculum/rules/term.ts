import { skillOf } from '../../core/curriculum/entry.ts';
import type { Item } from '../../core/curriculum/item.ts';
import { lengthOf } from '../../core/language/length.ts';
import { fullLanguages } from '../../core/language/model.ts';
import { keyOf, namesIn } from '../../core/tutor/definition.ts';
import { givesKey } from '../../core/tutor/keyless.ts';
import { termPassage } from '../../core/tutor/passages.ts';
import { bounds } from '../bounds.ts';
import { type Files, isServed } from '../files.ts';

/** Each name is one term's, a definition is short, and it says nothing that an item of its skill asks for. */
export function checkTerms({ terms, items }: Files): void {
  const named = new Map<string, string>();
  const bySkill = Map.groupBy(items.map(({ value }) => value).filter(isServed), ({ kp }) => skillOf(kp));
  for (const { value, fault } of terms) {
    const { id, name, also, definition } = value;
    const of = [
      ...Object.entries(name).map(([language, text]) => [['name', language], text] as const),
      ...also.map((text, i) => [['also', i], text] as const),
    ];
    for (const [path, text] of of)
      for (const key of new Set(namesIn(text ?? '').map(keyOf))) {
        const other = named.get(key);
        if (other !== undefined && other !== id) fault(path, `${text} is a name of ${other}: it has one meaning`);
        named.set(key, other ?? id);
      }
    for (const language of fullLanguages)
      if (lengthOf(definition[language]) > bounds.definition)
        fault(['definition', language], 'is too long for one or two sentences: say what it is, and leave the rest');
    // Its name may be the key, as anybody's who knows it.
    const { name: _, ...said } = termPassage(value);
    // What a key is, is the same in a file.
    for (const item of bySkill.get(value.skill) ?? [])
      if (givesKey(said, item as unknown as Item, true))
        fault(['definition'], `gives the key of ${item.id}: say it in other words`);
  }
}
