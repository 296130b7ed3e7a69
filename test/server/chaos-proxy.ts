/**
 * A reverse proxy on a bad day, from a seed: answers come late, twice, broken off or not at all, and some are
 * the wrong ones. Whatever it does, a request that reached a service was taken or it was not; nobody else knows.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What may happen to a request; `fine` is most of them. */
export const MISHAPS = [
  ...['late', 'twice', 'broken answer', 'lost answer', 'lost request'],
  ...['500', '503', '413', '429', 'a login page'],
] as const;
export type Mishap = (typeof MISHAPS)[number];

/** Bytes of a compressed body; several records at the least. */
const SMALLEST_REFUSED = 3_000;

export type ChaosProxy = {
  url: string;
  /** How often each of them happened, and how many requests passed untouched. */
  counts: Record<string, number>;
  /** While true, every connection is refused. */
  cut: (on: boolean) => void;
  close: () => void;
};

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

/**
 * @param targets addresses of the services that are there now
 * @param share of requests that something happens to, 0 to 1
 */
export async function startChaosProxy(
  targets: () => readonly string[],
  share: number,
  random: () => number,
): Promise<ChaosProxy> {
  const counts: Record<string, number> = { fine: 0 };
  let isCut = false;
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on('connection', (socket) => {
    if (isCut) socket.destroy();
  });

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (isCut) return void outgoing.destroy();
    const body = await buffer(incoming);
    const drawn = random() < share ? MISHAPS[Math.floor(random() * MISHAPS.length)]! : 'fine';
    // To one record alone "too large" would be a last word.
    const mishap = drawn === '413' && body.length < SMALLEST_REFUSED ? 'fine' : drawn;
    counts[mishap] = (counts[mishap] ?? 0) + 1;
    const target = targets()[Math.floor(random() * targets().length)]!;
    const pass = () => passOn(target, incoming, body);
    switch (mishap) {
      case 'lost request':
        return void outgoing.destroy();
      case '500':
      case '503':
      case '413':
      case '429':
        outgoing.writeHead(Number(mishap), mishap === '429' ? { 'Retry-After': '1' } : {});
        return void outgoing.end();
      case 'a login page':
        outgoing.writeHead(200, { 'Content-Type': 'text/html' });
        return void outgoing.end('<!doctype html><title>Sign in to the hotel network</title>');
      case 'late':
        await new Promise((done) => setTimeout(done, 200 + random() * 2_000));
        return give(outgoing, await pass());
      case 'twice': {
        // What a proxy does that tries again by itself.
        await pass();
        return give(outgoing, await pass());
      }
      case 'lost answer':
        await pass();
        return void outgoing.destroy();
      case 'broken answer': {
        const { status, headers, body: whole } = await pass();
        outgoing.writeHead(status, { ...headers, 'content-length': String(whole.length) });
        outgoing.write(whole.subarray(0, Math.floor(whole.length / 2)));
        await new Promise((done) => setTimeout(done, 20));
        return void outgoing.destroy();
      }
      default:
        return give(outgoing, await pass());
    }
  };

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    cut(on) {
      isCut = on;
      if (on) server.closeAllConnections();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A service that is gone is answered with 502, as proxies do. */
async function passOn(target: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  try {
    const asked = request(target + incoming.url!, {
      method: incoming.method,
      headers: incoming.headers,
    });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: answer.statusCode!, headers: answer.headers, body: await buffer(answer) };
  } catch {
    return { status: 502, headers: {}, body: Buffer.alloc(0) };
  }
}

function give(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _chunked, ...rest } = headers;
  outgoing.writeHead(status, { ...rest, 'content-length': String(body.length) });
  outgoing.end(body);
}

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
