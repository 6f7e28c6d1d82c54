import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { readMisnamed, readProcessConfig } from '../src/config.ts';
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

test.each([
  ['.env.txt', /^\.env\.txt: has settings and is not read.*mv \.env\.txt \.env/],
  ['env', /mv env \.env/],
  ['env.txt', /mv env\.txt \.env/],
  ['.ENV', /mv \.ENV \.env/],
  ['.env.local', /mv \.env\.local \.env/],
  ['.env.example', /cp \.env\.example \.env/],
])('settings that were written into %s are said not to be read, with what to do', (name, says) => {
  const at = mkdtempSync(join(folder, 'in-'));
  // What is in the example as it comes, and what somebody else's folder may have, is no setting of ours.
  copyFileSync(new URL('../.env.example', import.meta.url), join(at, '.env.example'));
  mkdirSync(join(at, 'Env'));
  writeFileSync(join(at, '.env.sample'), 'NODE_ENV=production\nPORT=3000\n');
  expect(readMisnamed(at)).toBeUndefined();
  for (const text of [
    '# Discord\nDISCORD_TOKEN = abc\n',
    '\ufeffSLACK_BOT_TOKEN: xoxb-1\r\n',
    'LOG_LEVEL=debug\r\n',
    'PORT=3005',
  ])
    for (const encoding of ['utf8', 'utf16le'] as const) {
      writeFileSync(join(at, name), Buffer.from(text, encoding));
      expect(readMisnamed(at)).toMatch(says);
      expect(readMisnamed(at)).not.toMatch(/abc|xoxb/);
    }
  writeFileSync(join(at, '.env'), '');
  expect(readMisnamed(at)).toBeUndefined();
});

test('a byte order mark is not part of the first name', () => {
  expect(parse('\ufeffPORT=3000')).toEqual({ values: { PORT: '3000' }, faults: [] });
});

test.each([
  ['PORT: 3000', 'line 1: PORT has a colon; write PORT=…'],
  ['A=1\nDATABASE_URL=postgres://u:p#w@h/d', 'line 2: DATABASE_URL has a # in it; in an address, write it as %23'],
  ['A=1\nSLACK_BOT_TOKEN xoxb-1-2', 'line 2: SLACK_BOT_TOKEN has no =; write SLACK_BOT_TOKEN=…'],
  ['PORT', 'line 1: PORT has no =; write PORT=…'],
  ['port : 3000', 'line 1: port has a colon; write port=…'],
  ['"PORT": 3000,', 'line 1: PORT has a colon; write PORT=…'],
  ['PORT：3000', 'line 1: PORT has a colon; write PORT=…'],
  ['PORT＝3000', 'line 1: PORT has a wide ＝; write PORT=…'],
  ['set PORT=3000', 'line 1: PORT has a word before it; write PORT=…'],
  ['$env:PORT = "3000"', 'line 1: PORT is written as in a shell; write PORT=…'],
  ['SLACK-BOT-TOKEN=xoxb-1', 'line 1: SLACK-BOT-TOKEN has a character that no name has; write SLACK_BOT_TOKEN=…'],
  ['xoxb-1-2-secret', 'line 1: is not NAME=value, nor a comment with a # before it'],
  ['A=1\n// a comment', 'line 2: is not NAME=value, nor a comment with a # before it'],
  ['A="one\nB=2', 'line 1: the value of A begins with " and does not end with it'],
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

test.each([
  ['lines as Windows ends them', 'PORT=3000\r\nROLES=chat\r\n'],
  ['lines as an old Mac ended them', 'PORT=3000\rROLES=chat\r'],
  ['what a shell would read', 'export PORT=3000\n  export ROLES="chat"\n'],
  ['quotes of each kind', "PORT='3000'\nROLES=`chat`"],
  ['blanks around', ' PORT = 3000 \n\tROLES=\tchat\t'],
])('%s are read', (_, text) => {
  expect(parse(text)).toEqual({ values: { PORT: '3000', ROLES: 'chat' }, faults: [] });
});

test('a value in quotes may have several lines, which are no settings', () => {
  expect(parse('A="one\ntwo three\nB: 4"\nC=5')).toEqual({ values: { A: 'one\ntwo three\nB: 4', C: '5' }, faults: [] });
});

test('a value that is not UTF-8 is a fault; a comment may be what it is', () => {
  const gbk = (text: string) => parseEnvFile(Buffer.concat([Buffer.from(text), Buffer.from([0xb0, 0xa1, 0x0a])]));
  expect(gbk('# ').faults).toEqual([]);
  expect(gbk('A=').faults).toEqual(['line 1: A is not in UTF-8; save the file as UTF-8']);
});

test('whatever a line says, only a name of it is repeated', () => {
  for (const line of ['xoxb-secret', 'Authorization Bearer hunter2', 'A=1\nPASSWORD hunter2', "x 'hunter2"])
    expect(parse(line).faults.join()).not.toMatch(/hunter2|secret/);
});

test('a curriculum folder that is not there is said together with what else is wrong', () => {
  vi.stubEnv('CURRICULUM_DIR', join(folder, 'nowhere'));
  vi.stubEnv('PORT', 'x');
  try {
    expect(() => readProcessConfig()).toThrow(/- PORT:[\s\S]*\n- CURRICULUM_DIR: there is no folder .*nowhere/);
  } finally {
    vi.unstubAllEnvs();
  }
});
