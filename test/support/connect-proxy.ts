import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { hostMatches } from './sites-server.ts';

export type ConnectProxy = {
  port: number;
  /** Names that were asked for and are not mapped: what would have left the machine. */
  refused: string[];
  close(): Promise<void>;
};

/**
 * Starts an HTTP proxy on loopback that knows CONNECT only: mapped host names lead to the sites server, everything
 * else is refused, so that a browser behind it reaches nothing outside. It is Firefox's counterpart of Chromium's
 * `--host-resolver-rules`, which Firefox does not have (its `network.dns.forceResolve` cannot change the port).
 * In: host names or wildcards, and the port they lead to. Out: the proxy's port and what it refused.
 */
export async function startConnectProxy({
  hosts,
  targetPort,
}: {
  hosts: string[];
  targetPort: number;
}): Promise<ConnectProxy> {
  const refused: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((request, response) => {
    refused.push(new URL(request.url ?? '', 'http://unknown').hostname);
    response.writeHead(502).end();
  });
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('connect', (request, socket: Socket, head) => {
    const host = (request.url ?? '').replace(/:\d+$/, '');
    if (hosts.some((pattern) => hostMatches(pattern, host)))
      return tunnel(socket, head, targetPort);
    refused.push(host);
    socket.end('HTTP/1.1 502 Not mapped\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function tunnel(socket: Socket, head: Buffer, targetPort: number): void {
  const target = connect(targetPort, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    target.write(head);
    target.pipe(socket);
    socket.pipe(target);
  });
  target.on('error', () => socket.destroy());
  target.on('close', () => socket.destroy());
  socket.on('error', () => target.destroy());
  socket.on('close', () => target.destroy());
}
