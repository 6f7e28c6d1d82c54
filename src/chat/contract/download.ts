/** For somebody who waits, in front of a form that they have sent. */
const withinMs = 20_000;

/**
 * What is at an address, up to `maxBytes`; undefined when it cannot be had, which `onFailed` is told, or is longer: what a
 * server says of its length is not believed. Never throws.
 */
export async function download(
  url: string,
  {
    maxBytes,
    headers = {},
    onFailed,
  }: {
    readonly maxBytes: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly onFailed: (why: string) => void;
  },
): Promise<Uint8Array | undefined> {
  try {
    // Another address than the platform's own is not asked, and is not shown a token.
    const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(withinMs) });
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    const parts: Uint8Array[] = [];
    let length = 0;
    for await (const part of response.body) {
      length += part.length;
      if (length > maxBytes) return undefined;
      parts.push(part);
    }
    return Buffer.concat(parts);
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
    onFailed(`${error instanceof Error ? error.message : error}${cause}`);
    return undefined;
  }
}
