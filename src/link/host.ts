import { z } from 'zod';
import { keep } from '../core/keep.ts';
import type { HostAnswer, HostPort } from '../core/project/port.ts';

/** What one look may take, and how many answers are kept: a commit never changes. */
const bounds = { ms: 10_000, bytes: 4 * 1024 * 1024, pages: 5, kept: 500 };

/** How long a host that asks for it without saying how long is left alone, in seconds, and the longest that is believed. */
const pause = { default: 600, longest: 24 * 3600 };

const commitOf = /^\/(.+?)\/(?:-\/)?commits?\/([0-9a-f]{7,40})\/?$/i;

const githubCommit = z.object({
  commit: z.object({ committer: z.object({ date: z.iso.datetime({ offset: true }) }) }),
});
const githubTree = z.object({
  tree: z.array(z.object({ path: z.string(), type: z.string() })),
  truncated: z.boolean().default(false),
});
const gitlabCommit = z.object({ committed_date: z.iso.datetime({ offset: true }) });
const gitlabTree = z.array(z.object({ path: z.string(), type: z.string() }));

const paths = (tree: z.infer<typeof gitlabTree>) => tree.filter(({ type }) => type === 'blob').map(({ path }) => path);

/** A reply of an API that is no 200: what it means for the commit. */
class Refused extends Error {
  readonly answer: HostAnswer;
  constructor(answer: HostAnswer) {
    super(answer.kind);
    this.answer = answer;
  }
}

/** The APIs of public hosts, by the name in a link. A test has its own. */
const publicApis: Readonly<Record<string, string>> = {
  'github.com': 'https://api.github.com',
  'gitee.com': 'https://gitee.com/api/v5',
  'gitlab.com': 'https://gitlab.com/api/v4',
};

/** Asks GitHub, Gitee and GitLab for commits, by their public APIs. `token` is for GitHub, which allows more with one. */
export function hosts({
  apis = publicApis,
  token,
}: {
  readonly apis?: Readonly<Record<string, string>>;
  readonly token?: string;
} = {}): HostPort {
  /** The hosts that want to be left alone, until when by this process's own clock. */
  const parked = new Map<string, number>();
  const known = new Map<string, HostAnswer>();

  async function ask(host: string, path: string, signal: AbortSignal): Promise<Response> {
    const reply = await fetch(apis[host] + path, {
      signal,
      headers: {
        accept: 'application/json',
        'user-agent': 'Tongxue (looks at commits that were handed in)',
        ...(host === 'github.com' && token && { authorization: `Bearer ${token}` }),
      },
    });
    if (reply.ok) return reply;
    await reply.body?.cancel();
    if (reply.status === 403 || reply.status === 429) {
      const seconds = pauseOf(reply.headers);
      parked.set(host, performance.now() + seconds * 1000);
      throw new Refused({ kind: 'later', reason: `status ${reply.status}`, seconds });
    }
    // 409 is an empty repository, 422 a hash that names no commit.
    throw new Refused(
      reply.status < 500 && reply.status !== 408
        ? { kind: 'absent' }
        : { kind: 'later', reason: `status ${reply.status}` },
    );
  }

  async function look(host: string, repository: string, hash: string, signal: AbortSignal): Promise<HostAnswer> {
    const json = async (path: string) => readJson(await ask(host, path, signal));
    if (host === 'gitlab.com') {
      const base = `/projects/${encodeURIComponent(repository)}/repository`;
      const { committed_date } = gitlabCommit.parse(await json(`${base}/commits/${hash}`));
      const files: string[] = [];
      for (let page = 1; page <= bounds.pages; page++) {
        const reply = await ask(host, `${base}/tree?ref=${hash}&recursive=true&per_page=100&page=${page}`, signal);
        files.push(...paths(gitlabTree.parse(await readJson(reply))));
        if (!reply.headers.get('x-next-page'))
          return { kind: 'found', at: Temporal.Instant.from(committed_date), files };
      }
      return { kind: 'found', at: Temporal.Instant.from(committed_date) };
    }
    const base = `/repos/${repository.split('/').map(encodeURIComponent).join('/')}`;
    const { commit } = githubCommit.parse(await json(`${base}/commits/${hash}`));
    const { tree, truncated } = githubTree.parse(await json(`${base}/git/trees/${hash}?recursive=1`));
    const at = Temporal.Instant.from(commit.committer.date);
    return { kind: 'found', at, ...(!truncated && { files: paths(tree) }) };
  }

  return {
    async commit(given) {
      const url = URL.canParse(given) ? new URL(given) : undefined;
      const host = url?.hostname.replace(/^www\./, '') ?? '';
      const [, repository, hash] = commitOf.exec(url?.pathname ?? '') ?? [];
      if (!Object.hasOwn(apis, host) || !repository || !hash) return { kind: 'unknown' };
      const key = `${host}/${repository}/${hash}`;
      const before = known.get(key);
      if (before) return before;
      const left = ((parked.get(host) ?? 0) - performance.now()) / 1000;
      if (left > 0) return { kind: 'later', reason: `${host} is left alone`, seconds: Math.ceil(left) };
      try {
        const answer = await look(host, repository, hash, AbortSignal.timeout(bounds.ms));
        keep(known, key, answer, bounds.kept);
        return answer;
      } catch (error) {
        return error instanceof Refused ? error.answer : { kind: 'later', reason: String(error) };
      }
    },
  };
}

/** How many seconds a host wants to be left alone, by `Retry-After` or by when GitHub's limit is over. */
function pauseOf(headers: Headers): number {
  const after = Number(headers.get('retry-after'));
  const reset = Number(headers.get('x-ratelimit-reset'));
  const wanted = after > 0 ? after : reset > 0 ? reset - Date.now() / 1000 : pause.default;
  return Math.min(Math.max(Math.ceil(wanted) || 0, 60), pause.longest);
}

/** A body as JSON, as long as it is not too large to be one. */
async function readJson(reply: Response): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of reply.body ?? []) {
    bytes += part.length;
    if (bytes > bounds.bytes) throw new Error('the answer is too large');
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}
