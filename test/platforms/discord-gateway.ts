import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const payload = z.object({ op: z.int(), d: z.unknown() });
const identify = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).default([0, 1]),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

const op = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, invalidSession: 9, hello: 10, ack: 11 };
/** Members, presences and what people write: given only to bots that Discord has looked at. */
const privileged = (1 << 1) | (1 << 8) | (1 << 15);
const known = (1 << 26) - 1;
/** The intents without which an event is not sent: by its name, and for messages by where they were written. */
const intentFor = (t: string, guild: string | undefined): number =>
  t !== 'MESSAGE_CREATE' ? 0 : guild === undefined ? 1 << 12 : 1 << 9;
const closed = {
  unknown: 4000,
  opcode: 4001,
  payload: 4002,
  authenticate: 4003,
  token: 4004,
  already: 4005,
  sequence: 4007,
  tooFast: 4008,
  timedOut: 4009,
  shard: 4010,
  sharding: 4011,
  intents: 4013,
  privileged: 4014,
};

interface Session {
  id: string;
  socket: WebSocket | undefined;
  shard: [number, number];
  intents: number;
  sent: { op: number; t: string; s: number; d: unknown }[];
}

export interface GatewayLimits {
  /** Shards advised; connections that may identify within five seconds; identifies in a day. */
  readonly shards: number;
  readonly atOnce: number;
  readonly starts: number;
  /** The five seconds in which so many may identify. */
  readonly identifyMs: number;
  readonly heartbeatMs: number;
  /** Within a minute, on one connection. */
  readonly sends: number;
  readonly bytes: number;
  readonly guildsPerShard: number;
}
export const gatewayLimits: GatewayLimits = {
  shards: 1,
  atOnce: 1,
  starts: 1000,
  identifyMs: 5_000,
  heartbeatMs: 41_250,
  sends: 120,
  bytes: 4096,
  guildsPerShard: 2500,
};

/** The gateway: sessions that identify, beat, and resume after their connection broke. */
export function createGateway(
  server: Server,
  world: { token(): string; resetToken(): void; url(): string; ready(): object; guilds(): { id: string }[] },
  limits: GatewayLimits,
) {
  const wss = new WebSocketServer({ server, path: '/gateway/' });
  const sessions = new Map<string, Session>();
  const identified: { at: number; bucket: number }[] = [];
  let starts = 0;
  let resumed = 0;
  let deaf = false;

  function dispatch(session: Session, t: string, d: unknown): void {
    const packet = { op: op.dispatch, t, s: session.sent.length + 1, d };
    session.sent.push(packet);
    if (!deaf) session.socket?.send(JSON.stringify(packet));
  }
  const shardOf = (guild: string | undefined, of: number): number =>
    guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(of));
  const hears = ({ shard: [id, of] }: Session, guild: string | undefined): boolean => shardOf(guild, of) === id;
  const invalid = (socket: WebSocket) => void socket.send(JSON.stringify({ op: op.invalidSession, d: false }));

  function begin(socket: WebSocket, d: unknown): Session | undefined {
    const given = identify.safeParse(d);
    const close = (code: number): undefined => void socket.close(code);
    if (!given.success) return close(closed.payload);
    const { token, intents, shard } = given.data;
    if (token !== world.token()) return close(closed.token);
    if (intents & ~known) return close(closed.intents);
    if (intents & privileged) return close(closed.privileged);
    if (shard[0] >= shard[1]) return close(closed.shard);
    const bucket = shard[0] % limits.atOnce;
    const now = performance.now();
    if (identified.some((one) => one.bucket === bucket && now - one.at < limits.identifyMs))
      return invalid(socket) as undefined;
    if (++starts > limits.starts) {
      // The day's connections are used up: everybody is thrown out, and the token is another from now on.
      world.resetToken();
      for (const one of sessions.values()) one.socket?.close(closed.token);
      sessions.clear();
      return close(closed.token);
    }
    identified.push({ at: now, bucket });
    const session: Session = { id: randomBytes(8).toString('hex'), socket, shard, intents, sent: [] };
    const guilds = world.guilds().filter((guild) => hears(session, guild.id));
    if (guilds.length > limits.guildsPerShard) return close(closed.sharding);
    sessions.set(session.id, session);
    dispatch(session, 'READY', {
      v: 10,
      ...world.ready(),
      session_id: session.id,
      shard: session.shard,
      resume_gateway_url: world.url(),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    });
    for (const guild of guilds) dispatch(session, 'GUILD_CREATE', guild);
    return session;
  }

  function again(socket: WebSocket, d: unknown): Session | undefined {
    const given = resume.safeParse(d);
    const session = given.success && given.data.token === world.token() && sessions.get(given.data.session_id);
    if (!given.success || !session) return invalid(socket) as undefined;
    if (given.data.seq > session.sent.length) return void socket.close(closed.sequence);
    session.socket?.close(closed.unknown);
    session.socket = socket;
    resumed++;
    for (const packet of session.sent.slice(given.data.seq)) socket.send(JSON.stringify(packet));
    dispatch(session, 'RESUMED', {});
    return session;
  }

  wss.on('connection', (socket) => {
    let session: Session | undefined;
    let beat = performance.now();
    const received: number[] = [];
    socket.send(JSON.stringify({ op: op.hello, d: { heartbeat_interval: limits.heartbeatMs } }));
    const pulse = setInterval(() => {
      if (performance.now() - beat > limits.heartbeatMs * 1.5) socket.close(closed.timedOut);
    }, limits.heartbeatMs / 2).unref();
    socket.on('message', (data) => {
      const now = performance.now();
      received.push(now);
      while (now - received[0]! > 60_000) received.shift();
      if (received.length > limits.sends) return socket.close(closed.tooFast);
      const text = String(data);
      const read = payload.safeParse(text.length > limits.bytes ? undefined : readJson(text));
      if (!read.success) return socket.close(closed.payload);
      if (read.data.op === op.heartbeat) {
        beat = now;
        if (!deaf) socket.send(JSON.stringify({ op: op.ack }));
      } else if (read.data.op === op.identify && session) socket.close(closed.already);
      else if (read.data.op === op.identify) session = begin(socket, read.data.d);
      else if (read.data.op === op.resume) session = again(socket, read.data.d);
      else if (!session) socket.close(closed.authenticate);
      else if (read.data.op < 3 || read.data.op > 43) socket.close(closed.opcode);
    });
    socket.on('close', (code) => {
      clearInterval(pulse);
      if (session?.socket !== socket) return;
      session.socket = undefined;
      // Whoever says goodbye with these has no session to come back to.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    });
  });

  return {
    /** To every session of that shard with the intent. False if there is none: the bot is offline. */
    dispatch(guild: string | undefined, t: string, d: unknown): boolean {
      const needed = intentFor(t, guild);
      const hearing = [...sessions.values()].filter(
        (session) => hears(session, guild) && (session.intents & needed) === needed,
      );
      for (const session of hearing) dispatch(session, t, d);
      return hearing.length > 0;
    },
    about: () => ({
      url: world.url(),
      shards: limits.shards,
      session_start_limit: {
        total: limits.starts,
        remaining: Math.max(0, limits.starts - starts),
        reset_after: 86_400_000,
        max_concurrency: limits.atOnce,
      },
    }),
    /** Breaks every connection, as Discord does now and then: with 4009 nothing can be resumed, with others it can. */
    hangUp(code: number = closed.unknown): void {
      for (const [id, { socket }] of sessions) {
        socket?.close(code);
        if (code === closed.timedOut) sessions.delete(id);
      }
    },
    /** Connections stay open and nothing comes through, not even a heartbeat's answer, until it hears again. */
    deafen(not = true): void {
      deaf = not;
    },
    connected: () => [...sessions.values()].filter((session) => session.socket).length,
    resumed: () => resumed,
    identified: () => starts,
    stop(): void {
      for (const socket of wss.clients) socket.terminate();
      wss.close();
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
