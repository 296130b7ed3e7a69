/** What the inventory asks the service. */
import {
  DifferencePage,
  type Difference,
  type ImportRequest,
  type ImportSource,
  ImportState,
  ImportStates,
  InventorySummary,
  type Review,
  ThingDetail,
  ThingPage,
} from '../../contract/inventory.ts';
import type { Session } from '../../contract/contract.ts';
import { type Answer, read } from '../client.ts';

export function readThings(
  asked: URLSearchParams,
  signal: AbortSignal,
): Promise<Answer<ThingPage>> {
  return read(ThingPage, `/api/inventory?${asked.toString()}`, { signal });
}

export function readInventorySummary(_key: string, signal: AbortSignal) {
  return read(InventorySummary, '/api/inventory/summary', { signal });
}

export function readThing(thing: string, signal: AbortSignal): Promise<Answer<ThingDetail>> {
  return read(ThingDetail, `/api/inventory/things/${encodeURIComponent(thing)}`, { signal });
}

export function sendReview(session: Session, thing: string, body: Review) {
  const path = `/api/inventory/things/${encodeURIComponent(thing)}`;
  return read(ThingDetail, path, { method: 'PUT', body, csrf: session.csrf });
}

export function sendNote(session: Session, thing: string, text: string) {
  const path = `/api/inventory/things/${encodeURIComponent(thing)}/notes`;
  return read(ThingDetail, path, { method: 'POST', body: { text }, csrf: session.csrf });
}

export function readImports(_key: string, signal: AbortSignal) {
  return read(ImportStates, '/api/inventory/imports', { signal });
}

export function sendImport(session: Session, body: ImportRequest) {
  const path = '/api/inventory/imports';
  return read(ImportState, path, { method: 'POST', body, csrf: session.csrf });
}

export function dropImport(session: Session, source: ImportSource) {
  const path = `/api/inventory/imports/${source}`;
  return read(ImportStates, path, { method: 'DELETE', csrf: session.csrf });
}

export function readDifferences(which: string, signal: AbortSignal) {
  return read(DifferencePage, `/api/inventory/differences?which=${which as Difference}`, {
    signal,
  });
}
