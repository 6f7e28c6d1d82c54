import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parseEnvFile, readEnvFile } from '../src/env-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongxue-env-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const parse = (text: string) => parseEnvFile(Buffer.from(text));

test('names and values are read, with comments, quotes and empty lines', () => {
  expect(parse('# ours\nPORT=3000\n\nDATABASE_URL="postgres://u:a#b@h/d" # the database\nROLES = chat,jobs\n')).toEqual(
    {
      values: { PORT: '3000', DATABASE_URL: 'postgres://u:a#b@h/d', ROLES: 'chat,jobs' },
      faults: [],
    },
  );
});

test('no file is an empty one, and one that cannot be read is a fault', () => {
  expect(readEnvFile(join(folder, 'none'))).toEqual({ values: {}, faults: [] });
  expect(readEnvFile(folder).faults).toEqual([expect.stringContaining('cannot be read')]);
  writeFileSync(join(folder, '.env'), 'PORT=1\n');
  expect(readEnvFile(join(folder, '.env')).values).toEqual({ PORT: '1' });
});

test('a byte order mark is not part of the first name', () => {
  expect(parse('\ufeffPORT=3000')).toEqual({ values: { PORT: '3000' }, faults: [] });
});

test.each([
  ['PORT: 3000', 'line 1: PORT has a colon; write PORT=…'],
  [
    'A=1\nDATABASE_URL=postgres://u:p#w@h/d',
    'line 2: DATABASE_URL has a # in it; put the value in quotes: DATABASE_URL="…"',
  ],
  ['PORT=1\nPORT=2', 'line 2: PORT is there already, on line 1; remove one'],
])('%j is a fault that says what to write', (text, fault) => {
  expect(parse(text).faults).toEqual([fault]);
});

test('a file of Windows in UTF-16 is a fault, not an empty file', () => {
  expect(parseEnvFile(Buffer.from('\ufeffPORT=3000', 'utf16le'))).toEqual({
    values: {},
    faults: ['is saved as UTF-16; save it as UTF-8'],
  });
});
