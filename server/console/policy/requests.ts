/** What the page asks of the service. */
import type { z } from 'zod';
import {
  LivePolicy,
  ReplayDetail,
  ReplayList,
  type ReplayRequest,
  ReplayStart,
  RuleList,
  type StageRequest,
} from '../../contract/policy.ts';
import { read } from '../client.ts';

const asking =
  <Schema extends z.ZodType>(schema: Schema, place: string) =>
  (query: string, signal: AbortSignal) =>
    read(schema, `/api/policy/${place}${query}`, { signal });

export const readLive = asking(LivePolicy, 'live');
export const readRules = asking(RuleList, 'rules');
export const readReplays = asking(ReplayList, 'replays');
/** `query` is a slash and the id. */
export const readReplay = asking(ReplayDetail, 'replays');

export function startReplay(body: ReplayRequest, csrf: string) {
  return read(ReplayStart, '/api/policy/replays', { method: 'POST', body, csrf });
}

export function cancelReplay(id: string, csrf: string) {
  return read(ReplayList, `/api/policy/replays/${id}`, { method: 'DELETE', csrf });
}

export function changeStage(body: StageRequest, csrf: string) {
  return read(LivePolicy, '/api/policy/stages', { method: 'POST', body, csrf });
}
