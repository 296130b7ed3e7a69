/** The only door to the network. Every request has an end, and every answer a size. */

export interface HttpAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
}

export type HttpResult =
  | { readonly ok: true; readonly answer: HttpAnswer }
  | { readonly ok: false; readonly problem: 'timeout' | 'unreachable' | 'too-large' };

export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | string | null;
  /** ms until the request is given up; below the worker's own limit of 30 s for an answer. */
  readonly timeout: number;
  /** Bytes after which an answer is not read further. */
  readonly largest: number;
}

export type Http = (request: HttpRequest) => Promise<HttpResult>;

/** Sends a request without cookies, credentials or redirects to elsewhere. */
export const http: Http = async ({ url, method, headers, body, timeout, largest }) => {
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      signal,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    const text = await limitedText(response, largest);
    if (text === null) return { ok: false, problem: 'too-large' };
    return {
      ok: true,
      answer: { status: response.status, header: (name) => response.headers.get(name), text },
    };
  } catch {
    // fetch rejects alike for no network, a refused connection, a redirect and our own time limit.
    return { ok: false, problem: signal.aborted ? 'timeout' : 'unreachable' };
  }
};

async function limitedText(response: Response, largest: number): Promise<string | null> {
  if (response.body === null) return '';
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > largest) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Compresses a body with gzip (RFC 1952). */
export async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
