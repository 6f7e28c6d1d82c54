import { keep } from '../../core/keep.ts';

/** Platforms deliver again within minutes. In that time all workspaces together do fewer things than this. */
const maxKept = 20_000;

/**
 * Says of an id whether it is new, and remembers it. Slack delivers again what it is not sure about, and accepts a signed
 * request for five minutes; a browser may do the same. In this process, the second time has no effect. What is written
 * has the same id as its key, for when another process gets it. An id that is unique only within a workspace, or within
 * one account, has to begin with that.
 */
export function createOnce(): (id: string) => boolean {
  const seen = new Map<string, true>();
  return (id) => {
    if (seen.has(id)) return false;
    keep(seen, id, true, maxKept);
    return true;
  };
}
