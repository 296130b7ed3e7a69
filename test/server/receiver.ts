/** The other side of a sink: an HTTP server that remembers what it got and answers as it is told. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Got = { path: string; headers: IncomingHttpHeaders; body: string };
export type Said = { status: number; body?: string; headers?: Record<string, string> };

export type Receiver = {
  url: string;
  got: Got[];
  /** How it answers from now on. */
  answer: (say: (got: Got) => Said | Promise<Said>) => void;
  close: () => Promise<void>;
};

export async function startReceiver(): Promise<Receiver> {
  const got: Got[] = [];
  let say: (one: Got) => Said | Promise<Said> = () => ({ status: 200, body: '{}' });
  const server = createServer((request, response) => {
    void (async () => {
      const one = { path: request.url!, headers: request.headers, body: await text(request) };
      got.push(one);
      const { status, body, headers } = await say(one);
      response.writeHead(status, headers).end(body);
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    got,
    answer: (next) => (say = next),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
