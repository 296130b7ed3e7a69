/** What the page asks of the service. */
import type { z } from 'zod';
import {
  AffectedPage,
  Containment,
  ContainmentDetail,
  ContainmentList,
  Preview,
  type StopRequest,
  ThingList,
} from '../../contract/containment.ts';
import { read } from '../client.ts';

const BASE = '/api/containment';

const asking =
  <Schema extends z.ZodType>(schema: Schema, place: string) =>
  (query: string, signal: AbortSignal) =>
    read(schema, `${BASE}/${place}${query}`, { signal });

export const readStops = asking(ContainmentList, 'stops');
/** `query` is a slash and the id. */
export const readStop = asking(ContainmentDetail, 'stops');
export const readThings = asking(ThingList, 'things');
export const readPreview = asking(Preview, 'preview');

/** Who is affected, a page. */
export function readAffected(asked: URLSearchParams, signal: AbortSignal) {
  return read(AffectedPage, `${BASE}/affected?${asked.toString()}`, { signal });
}

/** Where the table of who is affected is. @param query names the target, without `?` */
export function affectedTable(query: string): string {
  return `${BASE}/affected.csv?${query}`;
}

export function stopThing(request: StopRequest, csrf: string) {
  return read(Containment, `${BASE}/stops`, { method: 'POST', body: request, csrf });
}

export function confirmStop(id: string, csrf: string) {
  return read(Containment, `${BASE}/stops/${id}/confirm`, { method: 'POST', body: {}, csrf });
}

export function endStop(id: string, reason: string, csrf: string) {
  return read(Containment, `${BASE}/stops/${id}/end`, { method: 'POST', body: { reason }, csrf });
}
