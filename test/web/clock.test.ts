import { describe, expect, it } from 'vitest';
import { readMoment } from '../../src/web/clock.ts';

const monday = '2026-11-23T20:00:00Z';
const read = async (to: string, { now = monday, zone = 'UTC', due = undefined as string | undefined } = {}) =>
  String(
    await readMoment(to, {
      now: Temporal.Instant.from(now),
      zone,
      next: async () => (due ? Temporal.Instant.from(due) : undefined),
      nextPost: async () => (due ? Temporal.Instant.from(due) : undefined),
    }),
  );

describe('where to move the clock', () => {
  it.each([
    ['2026-12-01T10:00:00Z', '2026-12-01T10:00:00Z'],
    ['2026-12-01T10:00:00+08:00', '2026-12-01T02:00:00Z'],
    ['+1h', '2026-11-23T21:00:00Z'],
    ['+3d', '2026-11-26T20:00:00Z'],
    ['tomorrow', '2026-11-24T12:00:00Z'],
    ['monday', '2026-11-30T12:00:00Z'],
    ['friday', '2026-11-27T22:00:00Z'],
  ])('reads %s', async (to, moment) => {
    expect(await read(to)).toBe(moment);
  });

  it('counts days by the wall clock, also over a change of it', async () => {
    const now = '2026-10-24T18:00:00Z';
    expect(await read('+1d', { now, zone: 'Europe/Berlin' })).toBe('2026-10-25T19:00:00Z');
    expect(await read('tomorrow', { now, zone: 'Europe/Berlin' })).toBe('2026-10-25T11:00:00Z');
  });

  it('takes this Friday until its evening is over', async () => {
    expect(await read('friday', { now: '2026-11-27T21:59:00Z' })).toBe('2026-11-27T22:00:00Z');
    expect(await read('friday', { now: '2026-11-27T22:00:00Z' })).toBe('2026-12-04T22:00:00Z');
  });

  it('goes to what is due next, at once when it is due already, and nowhere when nothing is', async () => {
    expect(await read('next', { due: '2026-11-24T08:00:00Z' })).toBe('2026-11-24T08:00:00Z');
    expect(await read('next', { due: '2026-11-23T08:00:00Z' })).toBe(monday);
    expect(await read('next')).toBe('none');
  });

  it('goes to the next daily post, over a weekend too', async () => {
    expect(await read('post', { due: '2026-11-30T08:00:00Z' })).toBe('2026-11-30T08:00:00Z');
    expect(await read('post')).toBe('none');
  });

  it('goes neither back nor far', async () => {
    expect(await read('2026-11-23T19:59:59Z')).toBe('past');
    expect(await read('+999d')).toBe('far');
    expect(await read('soon')).toBe('undefined');
  });
});
