import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lengthOf } from '../../../src/core/language/length.ts';
import { excerptOf } from '../../../src/core/tutor/excerpt.ts';
import { passagesOf } from '../../../src/core/tutor/passages.ts';
import { curriculum } from '../../harness/world.ts';

const long = (word: string) => Array.from({ length: 40 }, (_, n) => `The ${word} number ${n} is here.`).join(' ');
const text = (en: string, zh = en) => ({ en, 'zh-CN': zh });

describe('an excerpt', () => {
  test('is the paragraph that fits, in the language of the reader, whichever the question is in', () => {
    const body = text(
      `${long('cat')}\n\nA dog barks.\n\n${long('bird')}`,
      `猫${'猫'.repeat(300)}\n\n狗会叫。\n\n${'鸟'.repeat(300)}`,
    );
    expect(excerptOf(body, 'dog', 'en')).toBe('A dog barks.');
    expect(excerptOf(body, 'dog', 'zh-CN')).toBe('狗会叫。');
    expect(excerptOf(body, '小狗会叫吗', 'en')).toBe('A dog barks.');
  });

  test('has what announces a list, and the list', () => {
    expect(excerptOf(text(`${long('cat')}\n\nThese bark:\n\n- dogs\n- seals`), 'seals', 'en')).toBe(
      'These bark:\n\n- dogs\n- seals',
    );
  });

  test('of one long paragraph is whole sentences from the one that fits', () => {
    const cut = excerptOf(text(`${long('cat')} A **dog. It** barks. ${long('bird')}`), 'dog', 'en');
    expect(cut).toMatch(/^A \*\*dog\. It\*\* barks\. The bird number 0 is here\./);
    expect(cut).toMatch(/here\.$/);
    expect(lengthOf(cut)).toBeLessThan(500);
  });

  test('of long code ends its fence', () => {
    const cut = excerptOf(text(`\`\`\`python\n${'x = 1\n\n'.repeat(200)}\`\`\``), 'x', 'en');
    expect(cut).toMatch(/^```python\nx = 1\n[\s\S]*\n```$/);
    expect(lengthOf(cut)).toBeLessThan(700);
  });

  test('of every passage of the curriculum is short, part of it, and leaves no mark open', () => {
    const passages = passagesOf(curriculum);
    expect(passages.length).toBeGreaterThan(100);
    for (const { id, body, heading } of passages)
      for (const language of ['en', 'zh-CN'] as const) {
        const cut = excerptOf(body, heading?.en ?? '', language);
        expect(cut, id).not.toBe('');
        expect(lengthOf(cut), id).toBeLessThan(1500);
        expect((cut.match(/```/g)?.length ?? 0) % 2, id).toBe(0);
        if (!cut.includes('```')) expect((cut.match(/\*\*/g)?.length ?? 0) % 2, `${id} ${cut}`).toBe(0);
      }
  });

  test('is there for any text and any question', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (body, question) => {
        expect(typeof excerptOf(text(body), question, 'en')).toBe('string');
      }),
    );
  });
});
