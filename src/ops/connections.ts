import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * At most so many connections. One more ends the one that has been idle, or has dripped its request, for the longest:
 * a flood that says nothing locks nobody out. When all are being answered, the new one is turned away. `busy` is told
 * whose request has arrived whole, and gives the way to say that it is answered.
 */
export function limitConnections(server: Server, max: number): (socket: Socket) => () => void {
  const all = new Set<Socket>();
  /** Oldest first. */
  const idle = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    if (all.size >= max) {
      const [oldest] = idle;
      if (!oldest) return void socket.destroy();
      forget(oldest);
      oldest.destroy();
    }
    all.add(socket);
    idle.add(socket);
    socket.once('close', () => forget(socket));
  });
  const forget = (socket: Socket) => {
    all.delete(socket);
    idle.delete(socket);
  };
  return (socket) => {
    idle.delete(socket);
    return () => {
      if (all.has(socket)) idle.add(socket);
    };
  };
}
