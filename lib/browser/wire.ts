/** Requests as the browser's listeners give them, in the words of this project. */
import { z } from 'zod/mini';
import type { WireRequest } from '../surfaces/surface.ts';
import type { WebRequest } from './extension.ts';

/** A longer body is cut: what says yes or no stands at its start (personal Microsoft: under 4 KB). */
const LONGEST_TEXT = 65_536;

type Body = WebRequest.OnBeforeRequestDetailsTypeRequestBodyType | undefined;

/** The fields of a posted form, or null where the body is none. */
export function formOf(body: Body): Readonly<Record<string, readonly string[]>> | null {
  return z.record(z.string(), z.array(z.string())).safeParse(body?.formData).data ?? null;
}

/** A request before it leaves, or null where its address is none. */
export function wireRequestOf({
  url: address,
  method,
  requestBody,
}: WebRequest.OnBeforeRequestDetailsType): WireRequest | null {
  const url = URL.parse(address);
  if (url === null) return null;
  return {
    url,
    method: method.toUpperCase(),
    fields: formOf(requestBody),
    text: textOf(requestBody),
  };
}

function textOf(body: Body): string | null {
  const parts = (body?.raw ?? []).flatMap(({ bytes }) =>
    bytes instanceof ArrayBuffer ? [new Uint8Array(bytes)] : [],
  );
  if (parts.length === 0) return null;
  const decoder = new TextDecoder();
  let text = '';
  for (const part of parts) {
    text += decoder.decode(part.subarray(0, LONGEST_TEXT - text.length), { stream: true });
    if (text.length >= LONGEST_TEXT) break;
  }
  return text;
}

/** The page that began a request: Chromium names its origin, Firefox its address; null where none did. */
export function initiatorOfRequest(details: WebRequest.OnBeforeRequestDetailsType): string | null {
  const { initiator } = details as { readonly initiator?: unknown };
  if (typeof initiator === 'string') return initiator;
  return details.originUrl ?? details.documentUrl ?? null;
}
