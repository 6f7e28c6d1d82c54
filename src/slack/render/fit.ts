import type { types } from '@slack/bolt';
import type { ChartBlock } from './chart.ts';
import { limits } from './limits.ts';

export type SlackBlock = types.KnownBlock | ChartBlock;

/** A part of a view and the blocks that show it. What can be pressed is kept when there is no room for everything. */
export interface Part {
  readonly interactive: boolean;
  readonly blocks: readonly SlackBlock[];
}

interface Room {
  readonly blocks: number;
  readonly weight: number;
}

const message: Room = { blocks: limits.blocks, weight: limits.weight };

/** A modal or a Home tab. */
export const surface: Room = { blocks: limits.viewBlocks, weight: limits.viewWeight };

export const readPart = (...blocks: SlackBlock[]): Part => ({ interactive: false, blocks });

/** A title too: without it nobody knows what the buttons are about. */
export const keptPart = (...blocks: SlackBlock[]): Part => ({ interactive: true, blocks });

/** The parts that fit, in their order. Where the first text does not, the text ends, and `notice` says so. */
export function fitParts(parts: readonly Part[], notice: SlackBlock, into: Room = message): SlackBlock[] {
  if (fits(parts, into)) return parts.flatMap((part) => part.blocks);
  const room = { ...into };
  const take = (blocks: readonly SlackBlock[]): boolean => {
    const weight = weigh(blocks);
    if (blocks.length > room.blocks || weight > room.weight) return false;
    room.blocks -= blocks.length;
    room.weight -= weight;
    return true;
  };
  take([notice]);
  const kept = new Set(parts.filter((part) => part.interactive && take(part.blocks)));
  let full = false;
  return parts.flatMap((part) => {
    if (kept.has(part)) return part.blocks;
    const first = !full;
    full = full || part.interactive || !take(part.blocks);
    if (!full) return part.blocks;
    return first ? [notice] : [];
  });
}

/** The parts in as many messages as they need, in their order. Only what is beyond the last of them is left out. */
export function splitParts(parts: readonly Part[], notice: SlackBlock): SlackBlock[][] {
  const pages: Part[][] = [];
  let room = { blocks: 0, weight: 0 };
  for (const part of parts) {
    const blocks = part.blocks.length;
    const weight = weigh(part);
    const last = pages.at(-1);
    if (last && ((blocks <= room.blocks && weight <= room.weight) || pages.length === limits.pages)) last.push(part);
    else {
      pages.push([part]);
      room = { ...message };
    }
    room = { blocks: room.blocks - blocks, weight: room.weight - weight };
  }
  return pages.length ? pages.map((page) => fitParts(page, notice)) : [[]];
}

/** A list in rows of at most `size`, none of them too heavy for a message of its own. */
export function rowsOf<T>(list: readonly T[], size: number): T[][] {
  const rows: T[][] = [];
  let weight = 0;
  for (const one of list) {
    const row = rows.at(-1);
    const own = weigh(one);
    if (row && row.length < size && weight + own <= limits.weight / 2) {
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
