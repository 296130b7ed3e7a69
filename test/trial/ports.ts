/** Addresses that stay the same from one start to the next, as far as the machine lets them. */
import { listenOnLoopback } from './loopback.ts';

/** Ports tried from the wanted one on, before any free one is taken. */
const TRIES = 20;

/** The wanted port, or the next one that is free on loopback. @param taken ports already given away */
export async function freePort(wanted: number, taken: readonly number[] = []): Promise<number> {
  for (let port = wanted; port < wanted + TRIES && port < 65_536; port += 1) {
    if (!taken.includes(port) && (await isFree(port))) return port;
  }
  return 0;
}

async function isFree(port: number): Promise<boolean> {
  try {
    const server = await listenOnLoopback((_request, response) => response.end(), port);
    await server.close();
    return true;
  } catch {
    // Taken, or not for everybody: both mean the next one.
    return false;
  }
}
