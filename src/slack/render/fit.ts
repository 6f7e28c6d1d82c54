import type { types } from '@slack/bolt';
import { most } from './limits.ts';

type SlackBlock = types.KnownBlock;

/** A part of the view and the blocks that show it. What can be pressed is kept when there is no room for everything. */
export interface Part {
  readonly acts: boolean;
  readonly blocks: readonly SlackBlock[];
}

interface Room {
  readonly blocks: number;
  readonly weight: number;
}

const message: Room = { blocks: most.blocks, weight: most.weight };

export const wholeView: Room = { blocks: most.viewBlocks, weight: most.viewWeight };

export const says = (...blocks: SlackBlock[]): Part => ({ acts: false, blocks });

export const acts = (...blocks: SlackBlock[]): Part => ({ acts: true, blocks });

/** The parts that fit, in their order; the first text that does not is cut, and `cut` says so. */
export function within(parts: readonly Part[], cut: SlackBlock, into: Room = message): SlackBlock[] {
  if (fits(parts, into)) return parts.flatMap((part) => part.blocks);
  const room = { ...into };
  const take = (blocks: readonly SlackBlock[]): boolean => {
    const weight = weigh(blocks);
    if (blocks.length > room.blocks || weight > room.weight) return false;
    room.blocks -= blocks.length;
    room.weight -= weight;
    return true;
  };
  take([cut]);
  const kept = new Set(parts.filter((part) => part.acts && take(part.blocks)));
  let full = false;
  return parts.flatMap((part) => {
    if (kept.has(part)) return part.blocks;
    const first = !full;
    full = full || part.acts || !take(part.blocks);
    if (!full) return part.blocks;
    return first ? [cut] : [];
  });
}

/** The parts in as many messages as they need, in their order. Only what is beyond the last of them is cut. */
export function inMessages(parts: readonly Part[], cut: SlackBlock): SlackBlock[][] {
  const pages: Part[][] = [];
  let room = { blocks: 0, weight: 0 };
  for (const part of parts) {
    const blocks = part.blocks.length;
    const weight = weigh(part);
    const last = pages.at(-1);
    if (last && ((blocks <= room.blocks && weight <= room.weight) || pages.length === most.pages)) last.push(part);
    else {
      pages.push([part]);
      room = { ...message };
    }
    room = { blocks: room.blocks - blocks, weight: room.weight - weight };
  }
  return pages.length ? pages.map((page) => within(page, cut)) : [[]];
}

/** The list in rows of at most `size`, none of them too heavy for a message of its own. */
export function inTurn<T>(list: readonly T[], size: number): T[][] {
  const rows: T[][] = [];
  let weight = 0;
  for (const one of list) {
    const row = rows.at(-1);
    const own = weigh(one);
    if (row && row.length < size && weight + own <= most.weight / 2) {
      row.push(one);
      weight += own;
    } else {
      rows.push([one]);
      weight = own;
    }
  }
  return rows;
}

const fits = (parts: readonly Part[], room: Room): boolean =>
  parts.reduce((sum, { blocks }) => sum + blocks.length, 0) <= room.blocks && weigh(parts) <= room.weight;

/** The length of everything written in it. */
function weigh(of: unknown): number {
  if (typeof of === 'string') return of.length;
  return typeof of === 'object' && of !== null ? Object.values(of).reduce((sum: number, v) => sum + weigh(v), 0) : 0;
}
