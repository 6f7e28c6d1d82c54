import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directTo, readAddress, writeAddress } from '../../src/core/delivery/address.ts';
import type { Address } from '../../src/core/delivery/model.ts';
import { readAccount, writeAccount } from '../../src/core/learner/account.ts';

/** An id as platforms make them: not empty, and without a colon. */
const id = fc.string({ minLength: 1 }).filter((text) => !text.includes(':'));
const parts = fc.record({ workspace: fc.oneof(fc.constant(''), id), user: id });

describe('an account', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(parts, (account) => {
        expect(readAccount(writeAccount(account))).toEqual(account);
      }),
    );
  });

  test('of one user id in two workspaces is two accounts', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(writeAccount(a) === writeAccount(b)).toBe(a.workspace === b.workspace && a.user === b.user);
      }),
    );
  });

  test.each([
    ['T0STUDY:U0000001', 'T0STUDY', 'U0000001'],
    ['1200000000041943040', '', '1200000000041943040'],
    ['mei', '', 'mei'],
  ])('%s belongs to the workspace "%s"', (account, workspace, user) => {
    expect(readAccount(account)).toEqual({ workspace, user });
    expect(directTo(account)).toEqual({ workspace, account });
  });
});

describe('an address in a delivery’s row', () => {
  test('is read as it was written', () => {
    const address: fc.Arbitrary<Address> = fc.oneof(
      fc.record({ workspace: fc.string(), account: fc.string() }),
      fc.record({ workspace: fc.string(), channel: fc.string() }),
    );
    fc.assert(
      fc.property(address, (to) => {
        expect(readAddress(JSON.parse(writeAddress(to)))).toEqual(to);
      }),
    );
  });

  test.each([
    [{ account: 'T0STUDY:U0000001' }, { workspace: 'T0STUDY', account: 'T0STUDY:U0000001' }],
    [{ account: '1200000000041943040' }, { workspace: '', account: '1200000000041943040' }],
    [{ account: 'mei' }, { workspace: '', account: 'mei' }],
    [
      { channel: 'general', workspace: 'playground' },
      { workspace: 'playground', channel: 'general' },
    ],
  ])('of 0.1.0, %j, is read', (stored, address) => {
    expect(readAddress(stored)).toEqual(address);
  });

  test('that is none is a fault', () => {
    for (const stored of [null, 'mei', {}, { channel: 'general' }, { account: 1 }])
      expect(() => readAddress(stored)).toThrow();
  });
});
