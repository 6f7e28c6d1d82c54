import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRoute, writeRoute } from '../../src/chat/contract/route.ts';
import { anyCharacter } from './hostile.ts';

const letters = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
const small = 'abcdefghijklmnopqrstuvwxyz';
const parts = fc.record({
  command: letters(small, 1, 12),
  action: fc.tuple(letters(small, 1, 1), letters(`${small}ABCDEFGHIJKLMNOPQRSTUVWXYZ`, 0, 10)).map((p) => p.join('')),
  args: fc.array(letters(`${small}ABCXYZ0123456789_./+-`, 1, 15), { maxLength: 4 }),
});

/** Writes what is written already, from its parts. */
function again(written: string): string {
  const [name = '', ...args] = written.split(':');
  const dot = name.indexOf('.');
  return writeRoute({ command: name.slice(0, Math.max(dot, 0)), action: name.slice(dot + 1), args });
}

function canBeWritten(written: string): boolean {
  try {
    return again(written) === written;
  } catch {
    return false;
  }
}

describe('a route', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(parts, (written) => {
        expect(readRoute(writeRoute(written))).toEqual(written);
      }),
    );
  });

  test('is read only from what would be written: everything else is nothing', () => {
    const mangled = fc
      .tuple(parts, fc.nat(110), fc.string({ unit: anyCharacter, minLength: 1, maxLength: 5 }))
      .map(([{ command, action, args }, at, rubbish]) => {
        const written = [`${command}.${action}`, ...args].join(':');
        return written.slice(0, at) + rubbish + written.slice(at);
      });
    const anything = fc.oneof(mangled, fc.string({ unit: anyCharacter, maxLength: 150 }));
    fc.assert(
      fc.property(anything, (written) => {
        const read = readRoute(written);
        if (read) expect(writeRoute(read)).toBe(written);
        else expect(canBeWritten(written)).toBe(false);
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['no action', 'quiz'],
    ['an empty argument', 'quiz.answer:'],
    ['an empty argument in the middle', 'quiz.answer::2'],
    ['a space', 'quiz.answer:1 2'],
    ['a line after it', 'quiz.answer:1\n'],
    ['a line before it', '\nquiz.answer:1'],
    ['capitals in the command', 'Quiz.answer'],
    ['a prototype', '__proto__.constructor'],
    ['more than 100 characters', `quiz.answer:${'1'.repeat(89)}`],
  ])('is not %s', (_, written) => {
    expect(readRoute(written)).toBeUndefined();
    expect(() => again(written)).toThrow('not a route');
  });

  test('takes 100 characters', () => {
    const whole = { command: 'quiz', action: 'answer', args: ['1'.repeat(88)] };
    expect(readRoute(writeRoute(whole))).toEqual(whole);
  });
});
