/** The last so many. What a platform delivers again comes within minutes; a day's worth of a large workspace is less. */
const most = 20_000;

/**
 * Says of an id whether it is new, and remembers it. Slack delivers again what it is not sure about, and takes a signed
 * request for good for five minutes; a browser may do the same. In this process, the second time has no effect. What is
 * written has the same id as its key, for when another process gets it.
 */
export function createOnce(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return true;
  };
}
