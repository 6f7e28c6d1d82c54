import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A line to a server that can be cut, so that nobody listens at the address any more, can hang, so that it takes
 * connections and says nothing, can fall silent on the connections there are, as when a firewall forgets them, and can be
 * joined again, at the same address.
 */
export async function openLine(to: string) {
  const target = new URL(to);
  const sockets = new Set<Socket>();
  const silencers = new Set<() => void>();
  let hangs = false;
  let server: Server | undefined;
  let port = 0;

  function pass(from: Socket): void {
    sockets.add(from);
    from.on('error', () => {}).on('close', () => sockets.delete(from));
    if (hangs) return;
    const there = connect(Number(target.port), target.hostname);
    there.on('error', () => from.destroy()).on('close', () => from.destroy());
    from.on('close', () => there.destroy());
    from.pipe(there).pipe(from);
    silencers.add(() => {
      from.unpipe(there).resume();
      there.unpipe(from).resume();
    });
  }
  async function listen(): Promise<void> {
    server = createServer(pass).listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  }
  async function cut(): Promise<void> {
    const closing = server;
    server = undefined;
    for (const socket of sockets) socket.destroy();
    if (closing?.listening) await new Promise((done) => closing.close(done));
  }
  await listen();
  const address = new URL(to);
  address.port = String(port);

  return {
    url: address.href.replace(/\/$/, to.endsWith('/') ? '/' : ''),
    cut,
    async hang(): Promise<void> {
      hangs = true;
      for (const socket of sockets) socket.destroy();
      if (!server) await listen();
    },
    silence(): void {
      for (const silence of silencers) silence();
      silencers.clear();
    },
    async join(): Promise<void> {
      hangs = false;
      for (const socket of sockets) socket.destroy();
      if (!server) await listen();
    },
  };
}
