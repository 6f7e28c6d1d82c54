import { describe, expect, it } from 'vitest';
import { readSlash } from '../../src/web/page/slash.ts';

const option = (name: string, more = {}) => ({
  name,
  about: '',
  required: false,
  choices: [],
  suggest: false,
  ...more,
});
const commands = [
  { name: 'task', about: 'Today', options: [], sub: [] },
  { name: 'quiz', about: 'Questions', options: [option('topic', { suggest: true })], sub: [] },
  {
    name: 'cohort',
    about: 'Groups',
    options: [],
    sub: [
      { name: 'create', about: 'Open one', options: [] },
      { name: 'show', about: 'Show it', options: [option('language', { required: true, choices: ['en', 'zh-CN'] })] },
    ],
  },
];
const offered = (text: string) => readSlash(text, commands).rows.map((row) => row.text);

describe('what is being typed after a slash', () => {
  it('offers nothing for what is not a command', () => {
    expect(offered('hello /task')).toEqual([]);
    expect(offered('/nothing here')).toEqual([]);
  });

  it('offers commands that begin with it, then those that hold it', () => {
    expect(offered('/')).toEqual(['/task', '/quiz ', '/cohort ']);
    expect(offered('/t')).toEqual(['/task', '/cohort ']);
  });

  it('offers subcommands, and then the fixed values of an option', () => {
    expect(offered('/cohort ')).toEqual(['/cohort create', '/cohort show ']);
    expect(offered('/cohort show z')).toEqual(['/cohort show zh-CN']);
  });

  it('shows what a value is called, finds it by that, and fills in the value', () => {
    const labels = { mistakes: '上次的错题', mock: '模拟测试' };
    const mode = option('mode', { choices: ['mistakes', 'mock'], labels });
    const { rows } = readSlash('/quiz 上次', [{ name: 'quiz', about: '', options: [mode], sub: [] }]);
    expect(rows).toMatchObject([{ name: '上次的错题', text: '/quiz mistakes' }]);
  });

  it('knows when no more is needed', () => {
    expect(readSlash('/task', commands).ready).toBe(true);
    expect(readSlash('/quiz', commands).ready).toBe(true);
    expect(readSlash('/quiz ', commands).ready).toBe(true);
    expect(readSlash('/cohort', commands).ready).toBe(false);
    expect(readSlash('/cohort create', commands).ready).toBe(true);
    expect(readSlash('/cohort show', commands).ready).toBe(false);
    expect(readSlash('/cohort show en', commands).ready).toBe(true);
  });

  it('takes all that is left as the value of the last option', () => {
    expect(readSlash('/quiz base rates', commands).option).toMatchObject({ command: 'quiz', query: 'base rates' });
  });
});
