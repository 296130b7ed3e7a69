/** Reads a request body without ever holding more of it than allowed, nor waiting longer. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { z } from 'zod';
import { Refusal } from '../problem.ts';

const decompress = promisify(gunzip);

/** Told of bytes before they are kept; throws where there is no room for them. */
export type Reserve = (bytes: number) => void;

export type BodyLimits = {
  /** Bytes as they come over the wire, when compressed. */
  compressed: number;
  /** Bytes of plain text. */
  plain: number;
  /** ms until the last byte must be there. */
  deadline: number;
};

/**
 * @param request its body is consumed
 * @param look shown the bytes as they came, before they are unpacked; may throw
 * @returns the body, unpacked; throws Refusal 400, 408, 413 or 415, and what `reserve` throws
 */
export async function readBody(
  request: Request,
  limits: BodyLimits,
  reserve: Reserve,
  look: (sent: Uint8Array) => void = () => {},
): Promise<Uint8Array> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new Refusal(
      415,
      `Content-Encoding ${encoding} is not supported.`,
      'Send gzip or plain JSON.',
    );
  }
  const wireLimit = encoding === 'gzip' ? limits.compressed : limits.plain;
  const bytes = await readBytes(request, wireLimit, limits.deadline, reserve);
  look(bytes);
  return encoding === 'gzip' ? await expand(bytes, limits.plain, reserve) : bytes;
}

/** @returns what the bytes say as JSON; throws Refusal 400 with this hint */
export function jsonOf(bytes: Uint8Array, hint: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new Refusal(400, 'The body is not JSON in UTF-8.', hint);
  }
}

function tooLarge(limit: number): Refusal {
  return new Refusal(413, `The body is larger than ${limit} bytes.`, 'Send it in smaller parts.');
}

async function readBytes(
  request: Request,
  limit: number,
  deadline: number,
  reserve: Reserve,
): Promise<Buffer> {
  const declared = request.headers.get('content-length');
  if (declared !== null && Number(declared) > limit) throw tooLarge(limit);
  if (request.body === null) return Buffer.alloc(0);
  const reader = request.body.getReader();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      late.reject(
        new Refusal(408, `The body did not arrive within ${deadline} ms.`, 'Send it again.'),
      ),
    deadline,
  );
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late.promise]);
      if (done) return Buffer.concat(chunks);
      size += value.byteLength;
      if (size > limit) throw tooLarge(limit);
      reserve(value.byteLength);
      chunks.push(value);
    }
  } catch (error) {
    // Whoever sent it is told why by the answer; what is left of the body is of no use.
    reader.cancel().catch(() => {});
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, 'The body broke off.', 'Send it again.');
  } finally {
    clearTimeout(timer);
  }
}

/** Stops at the limit, so that a small body cannot grow into a large one (gzip bomb). */
async function expand(bytes: Buffer, limit: number, reserve: Reserve): Promise<Buffer> {
  // The trailer says how large it will be (RFC 1952); what it says less than the truth comes on top.
  const told = Math.min(limit, bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4));
  reserve(told);
  try {
    const plain = await decompress(bytes, { maxOutputLength: limit });
    if (plain.length > told) reserve(plain.length - told);
    return plain;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof RangeError) throw tooLarge(limit);
    throw new Refusal(400, 'The body says gzip, but it is not.', 'Check how it is compressed.');
  }
}

/** What a person's own request may bring: a form, not a report. */
const FORM_LIMITS: BodyLimits = { compressed: 16_384, plain: 16_384, deadline: 5_000 };

/** A body so small that no room has to be kept for it; otherwise as `readBody`. */
export function readForm(request: Request, limits: BodyLimits): Promise<Uint8Array> {
  return readBody(request, limits, () => {});
}

/** @returns the body of a small JSON request; throws Refusal 400, 408, 413 or 415 */
export async function readJson(request: Request): Promise<unknown> {
  return jsonOf(await readForm(request, FORM_LIMITS), 'Send a JSON object.');
}

/** @returns what was given, parsed; throws Refusal 400 that names the place which is wrong */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const at = issue.path.length === 0 ? 'The request' : issue.path.join('.');
  throw new Refusal(400, `${at}: ${issue.message}`, 'Check what was sent.');
}
