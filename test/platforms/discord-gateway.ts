import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';

const payload = z.object({ op: z.int(), d: z.unknown() });
const identify = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int(), z.int()]).default([0, 1]),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

const op = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, invalidSession: 9, hello: 10, ack: 11 };
/** Members, presences and what people write: given only to bots that Discord has looked at. */
const privileged = (1 << 1) | (1 << 8) | (1 << 15);

interface Session {
  id: string;
  socket: WebSocket | undefined;
  shard: [number, number];
  sent: { op: number; t: string; s: number; d: unknown }[];
}

/** The gateway: sessions that identify, beat, and resume after their connection broke. */
export function createGateway(
  server: Server,
  world: { token: string; url(): string; ready(): object; guilds(): { id: string }[] },
) {
  const wss = new WebSocketServer({ server, path: '/gateway/', maxPayload: 4096 });
  const sessions = new Map<string, Session>();
  let resumed = 0;

  function dispatch(session: Session, t: string, d: unknown): void {
    const packet = { op: op.dispatch, t, s: session.sent.length + 1, d };
    session.sent.push(packet);
    session.socket?.send(JSON.stringify(packet));
  }
  const shardOf = (guild: string | undefined, of: number): number =>
    guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(of));
  const hears = ({ shard: [id, of] }: Session, guild: string | undefined): boolean => shardOf(guild, of) === id;

  function begin(socket: WebSocket, d: unknown): Session | undefined {
    const given = identify.safeParse(d);
    const close = (code: number): undefined => void socket.close(code);
    if (!given.success) return close(4002);
    if (given.data.token !== world.token) return close(4004);
    if (given.data.intents & privileged) return close(4014);
    if (given.data.shard[0] >= given.data.shard[1]) return close(4010);
    const session: Session = { id: randomBytes(8).toString('hex'), socket, shard: given.data.shard, sent: [] };
    sessions.set(session.id, session);
    const guilds = world.guilds().filter((guild) => hears(session, guild.id));
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
    const session = given.success && given.data.token === world.token && sessions.get(given.data.session_id);
    if (!given.success || !session) {
      socket.send(JSON.stringify({ op: op.invalidSession, d: false }));
      return undefined;
    }
    session.socket = socket;
    resumed++;
    for (const packet of session.sent.slice(given.data.seq)) socket.send(JSON.stringify(packet));
    dispatch(session, 'RESUMED', {});
    return session;
  }

  wss.on('connection', (socket) => {
    let session: Session | undefined;
    socket.send(JSON.stringify({ op: op.hello, d: { heartbeat_interval: 41_250 } }));
    socket.on('message', (data) => {
      const read = z
        .string()
        .transform((s) => JSON.parse(s))
        .pipe(payload)
        .safeParse(String(data));
      if (!read.success) return socket.close(4002);
      if (read.data.op === op.heartbeat) socket.send(JSON.stringify({ op: op.ack }));
      else if (read.data.op === op.identify) session = begin(socket, read.data.d);
      else if (read.data.op === op.resume) session = again(socket, read.data.d);
    });
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      session.socket = undefined;
      // Whoever says goodbye with these has no session to come back to.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    });
  });

  return {
    /** To every session of that shard. False if there is none: the bot is offline. */
    dispatch(guild: string | undefined, t: string, d: unknown): boolean {
      const hearing = [...sessions.values()].filter((session) => hears(session, guild));
      for (const session of hearing) dispatch(session, t, d);
      return hearing.length > 0;
    },
    /** Breaks every connection, as Discord does now and then. */
    hangUp(): void {
      for (const { socket } of sessions.values()) socket?.close(4000);
    },
    connected: () => [...sessions.values()].filter((session) => session.socket).length,
    resumed: () => resumed,
    stop(): void {
      for (const socket of wss.clients) socket.terminate();
      wss.close();
    },
  };
}
