const byWords: readonly (readonly [RegExp, string])[] = [
  [/NOAUTH|HELLO must be called/, 'it wants a password: redis://:PASSWORD@HOST:6379'],
  [/WRONGPASS|invalid password/, 'the user or the password is wrong'],
  [/NOPERM/, 'this user may not do what a queue needs: allow it all commands on all keys'],
  [
    /READONLY|instance state changed/,
    'it is a copy that only reads (replica): REDIS_URL has to name the one that takes writes',
  ],
  [/^OOM|used memory > 'maxmemory'/, 'its memory is full (maxmemory): give it more, or find what fills it'],
  [
    /MISCONF/,
    'it cannot save to its disk and takes no writes (stop-writes-on-bgsave-error): is the disk full, or read-only?',
  ],
  [/NOREPLICAS/, 'it has lost its replicas and takes no writes without them (min-replicas-to-write)'],
  [
    /CLUSTERDOWN/,
    'its cluster is down, since nodes are away or slots have none: `redis-cli --cluster check` says which. Start them again, or let a replica take over',
  ],
  [/MASTERDOWN/, 'it has lost the one that it copies, and takes no commands until that is back'],
  [/cluster support disabled/, 'it is no cluster, and several hosts are for one: name the one Redis that takes writes'],
  [
    /None of startup nodes|Failed to refresh slots cache/,
    'no node of the cluster answers: do the addresses that the nodes give each other reach this machine (cluster-announce-ip)?',
  ],
  [
    /Too many Cluster redirections/,
    'a node of the cluster is away, or is handing over what it has: that ends when a replica takes over, or it comes back',
  ],
  [/DENIED|protected mode/, 'it is in protected mode: give it a password, or let it listen to this machine alone'],
  [/ECONNREFUSED/, 'nothing listens at that address: is Redis running, and is the port right?'],
  [/ENOTFOUND/, 'there is no host of that name'],
  [/EAI_AGAIN/, 'the name of the host cannot be looked up now'],
  [/EHOSTUNREACH|ENETUNREACH/, 'there is no way to that host'],
  [
    /wrong version number|packet length too long|EPROTO|SSL routines/,
    'it takes no encrypted connections: write redis:// in place of rediss://',
  ],
  [/self.signed|unable to (verify|get)|ALTNAME|altnames|expired/i, 'its certificate is not trusted'],
  [/LOADING/, 'it is reading its data; it will be ready soon'],
  [/SELECT is not allowed in cluster/, 'a cluster has one database: leave out the number at the end of the address'],
  [
    /invalid DB index|DB index is out of range/i,
    'it has no database of that number: the one at the end of the address',
  ],
  [/Protocol error|RESP type/, 'what answers is no Redis: is the port right?'],
  [
    /ETIMEDOUT|timed? ?out|nothing within/i,
    'it does not answer: is the host right, and is redis:// for a Redis without encryption, rediss:// for one with it?',
  ],
  [/ECONNRESET|EPIPE|ended|closed/i, 'it ends the connection: does it want encryption (rediss://), or is it no Redis?'],
];

/** What ioredis says of a command when its connection is lost, or not to be had. */
export const isOfRedis = (error: Error): boolean =>
  error.name === 'MaxRetriesPerRequestError' ||
  /^(Connection is closed|Command timed out|CLUSTERDOWN|Too many Cluster redirections|None of startup nodes)/.test(
    error.message,
  );

/** Why Redis cannot be used, in words that say what to do. Without a secret; its own words come last. */
export function redisReason(error: unknown): string {
  const all = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  const said = all.map((one) => (one instanceof Error ? one.message : String(one))).join('; ');
  const known = byWords.find(([of]) => of.test(said))?.[1];
  // OpenSSL's words end with a line break.
  return known ? `${known} (${said.trim()})` : said;
}
