import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusalReasons } from '../../src/core/delivery/model.ts';
import {
  readRecipient,
  readRefusal,
  readSlot,
  recipientOf,
  slotOf,
  waitsForUs,
  writeOurs,
  writeRefusal,
} from '../../src/core/delivery/rules.ts';
import { date } from '../harness/clock.ts';

const id = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);

const word = fc.stringMatching(/^[A-Za-z0-9_-]+$/);
const place = fc.record({ platform: word, workspace: word, channel: word });

test('a recipient is read back as it was written, and written as it was read', () => {
  const recipient = fc.oneof(fc.record({ learner: id }), fc.record({ cohort: id }), fc.record({ channel: place }));
  fc.assert(fc.property(recipient, (of) => void expect(readRecipient(recipientOf(of))).toEqual({ ...of })));
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readRecipient(text);
      return read === undefined || recipientOf(read) === text;
    }),
  );
  // As 0.1.0 wrote them: another form would plan the day of an upgrade twice.
  expect([recipientOf({ learner: '7' }), recipientOf({ cohort: '7' })]).toEqual(['learner:7', 'cohort:7']);
});

test('a slot is read back as it was written', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => date('1990-01-01').add({ days }));
  fc.assert(fc.property(day, (of) => readSlot(slotOf(of))?.equals(of) === true));
  expect(slotOf(date('2026-11-02'))).toBe('2026-11-02');
  expect(['', 'x', '2026-11', '2026-11-02T00:00'].map(readSlot)).toEqual([undefined, undefined, undefined, undefined]);
});

test('why a platform refused is read as it was written, whatever it said of it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...refusalReasons), fc.string(), (reason, detail) => {
      expect(readRefusal(writeRefusal(reason, detail))).toBe(reason);
    }),
  );
  for (const other of ['', 'quiet hours', 'ours: closed: x', 'closed']) expect(readRefusal(other)).toBeUndefined();
  expect([waitsForUs(writeOurs('x')), waitsForUs('rate limit'), waitsForUs(undefined)]).toEqual([true, false, false]);
});
