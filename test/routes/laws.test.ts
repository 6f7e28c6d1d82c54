import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commands } from '../../commands/index.ts';
import * as args from '../../src/chat/contract/args.ts';
import {
  type AnyRoute,
  type Arg,
  button,
  defineRoutes,
  multiSelect,
  readRoute,
  select,
} from '../../src/chat/contract/route.ts';
import { id as curriculumId, maxIdLength } from '../../src/core/curriculum/entry.ts';
import { entryId } from '../../src/routes/entry-id.ts';
import { place } from '../../src/routes/place.ts';
import { zone } from '../../src/routes/zone.ts';

const routes: readonly AnyRoute[] = commands.flatMap((command) => Object.values(command.routes));
const named = routes.map((route) => [`${route.command}.${route.action}`, route] as const);

/** The shortest and the longest that an argument can be; all that there are of an enum. */
function examplesOf(arg: Arg): readonly unknown[] {
  if (arg instanceof z.ZodOptional) return examplesOf(arg.unwrap() as Arg);
  if (arg instanceof z.ZodEnum) return arg.options;
  const examples = z.globalRegistry.get(arg)?.examples ?? (arg instanceof z.ZodCodec ? examplesOf(arg.out as Arg) : []);
  return examples as readonly unknown[];
}

/** Every choice of one example for each argument. */
const combinations = (of: AnyRoute): Record<string, unknown>[] =>
  Object.entries(of.args).reduce<Record<string, unknown>[]>(
    (all, [name, arg]) => all.flatMap((given) => examplesOf(arg).map((value) => ({ ...given, [name]: value }))),
    [{}],
  );

describe.each(named)('%s', (name, route) => {
  test('is read as it was written, and fits into a button with the longest arguments', () => {
    const all = combinations(route);
    expect(all.length).toBeGreaterThan(0);
    for (const given of all) {
      const written = route.write(given);
      expect(Buffer.byteLength(written)).toBeLessThanOrEqual(100);
      expect(written === name || written.startsWith(`${name}:`)).toBe(true);
      expect(route.read(readRoute(written)!.args)).toEqual(given);
    }
  });

  test('reads no argument too few and none too many', () => {
    const last = Object.values(route.args).at(-1);
    for (const given of combinations(route)) {
      const written = readRoute(route.write(given))!.args;
      expect(route.read([...written, '1'])).toBeUndefined();
      // Buttons without an enrolment are in old messages.
      if (last && !(last instanceof z.ZodOptional)) expect(route.read(written.slice(0, -1))).toBeUndefined();
    }
  });
});

describe('an argument', () => {
  const arg: Readonly<Record<string, Arg>> = {
    id: args.id,
    enrolment: args.enrolment,
    onOff: args.onOff,
    yesNo: args.yesNo,
    digits: args.digits(1, 40),
    entryId,
    place,
    zone,
  };
  const pieces = [
    'solo.',
    'e',
    '1',
    '0',
    '9'.repeat(18),
    'on',
    'off',
    'yes',
    'no',
    'a-b',
    '-',
    'Asia/',
    'Tokyo',
    'UTC',
  ];
  const written = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    fc.stringMatching(/^[a-z0-9.-]{1,45}$/),
    fc.nat(200).map(String),
  );

  test.each(Object.entries(arg))('of the kind %s is written as it is read', (_, schema) => {
    let read = 0;
    fc.assert(
      fc.property(written, (text) => {
        const value = schema.safeDecode(text);
        if (!value.success) return;
        read++;
        expect(z.decode(schema, z.encode(schema, value.data))).toEqual(value.data);
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(0);
  });

  test.each([
    ['a row’s id of 19 digits', args.id, '1'.repeat(19)],
    ['an id that begins with 0', args.id, '01'],
    ['a number that is out of bounds', args.digits(1, 40), '41'],
    ['a number with a sign', args.digits(1, 40), '+1'],
    ['an enrolment without its mark', args.enrolment, '12'],
    ['a path by itself that is nothing', place, 'solo.'],
    ['a path that no curriculum may have', place, `solo.${'a'.repeat(maxIdLength + 1)}`],
    ['a place of another kind', place, 'e12'],
    ['a zone that there is not', zone, 'Europe/Atlantis'],
  ] as const)('is not %s', (_, schema: Arg, text) => {
    expect(schema.safeDecode(text).success).toBe(false);
  });

  test('of the curriculum is as long as a curriculum allows, and no longer', () => {
    for (const length of [maxIdLength, maxIdLength + 1])
      expect(entryId.safeParse('a'.repeat(length)).success).toBe(curriculumId.safeParse('a'.repeat(length)).success);
    expect(entryId.safeParse('a'.repeat(maxIdLength + 1)).success).toBe(false);
  });
});

describe('a place', () => {
  test.each([
    ['12', { cohort: '12' }],
    ['solo.swe', { path: 'swe' }],
  ])('%s', (text, value) => {
    expect([z.decode(place, text), z.encode(place, value)]).toEqual([value, text]);
  });
});

describe('a route object', () => {
  const { at } = defineRoutes('test', { at: button({ enrolment: args.enrolment, hint: args.digits(1, 3) }) });

  test('names the enrolment first, and is read without one, as older buttons are', () => {
    expect(at({ enrolment: '12', hint: 2 })).toBe('test.at:e12:2');
    expect(at.read(['e12', '2'])).toEqual({ enrolment: '12', hint: 2 });
    expect(at({ enrolment: undefined, hint: 2 })).toBe('test.at:2');
    expect(at.read(['2'])).toEqual({ hint: 2 });
  });

  test('writes nothing that it would not read', () => {
    expect(() => at({ enrolment: '12', hint: 4 })).toThrow();
    expect(() => at({ enrolment: 'twelve', hint: 1 })).toThrow();
  });
});

describe('a select', () => {
  const selects = defineRoutes('test', {
    one: select({}, args.digits(0, 9)),
    several: multiSelect({}, args.digits(0, 9), 2),
  });

  test('reads the options that it writes', () => {
    const { one, several } = selects;
    expect(one.values?.parse([one.option(3)])).toBe(3);
    expect(several.values?.parse([several.option(3), several.option(4)])).toEqual([3, 4]);
  });

  test('reads as many as it takes, and none that it would not write', () => {
    for (const values of [[], ['1', '2'], ['10'], ['']])
      expect(selects.one.values?.safeParse(values).success).toBe(false);
    for (const values of [[], ['1', '2', '3'], ['1', 'x']])
      expect(selects.several.values?.safeParse(values).success).toBe(false);
    expect(() => selects.one.option(10)).toThrow();
  });
});

describe('every command', () => {
  test.each(commands.map((command) => [command.name, command] as const))(
    '%s has a handler a route',
    (name, command) => {
      for (const [action, route] of Object.entries(command.routes))
        expect([route.command, route.action]).toEqual([name, action]);
      for (const [action, { route }] of Object.entries(command.handlers)) expect(route).toBe(command.routes[action]);
      const own = Object.keys(command.sub ?? { open: 1, in: 1 });
      expect([...Object.keys(command.handlers), ...own].sort()).toEqual(Object.keys(command.routes).sort());
    },
  );
});
