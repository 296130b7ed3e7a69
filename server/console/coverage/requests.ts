/** What the coverage page asks the service. */
import { z } from 'zod';
import { ChainReport, type Session } from '../../contract/contract.ts';
import {
  Coverage,
  DevicePage,
  EnrolmentToken,
  type FleetDevice,
  MadeToken,
} from '../../contract/fleet.ts';
import { type Answer, read } from '../client.ts';
import type { Page } from '../use-pages.ts';

export function readCoverage(_key: string, signal: AbortSignal): Promise<Answer<Coverage>> {
  return read(Coverage, '/api/coverage', { signal });
}

export async function readDevices(
  asked: URLSearchParams,
  signal: AbortSignal,
): Promise<Answer<Page<FleetDevice>>> {
  const answer = await read(DevicePage, `/api/coverage/devices?${asked.toString()}`, { signal });
  if (!answer.ok) return answer;
  return { ok: true, value: { rows: answer.value.devices, next: answer.value.next } };
}

export function checkChain(device: string): Promise<Answer<ChainReport>> {
  return read(ChainReport, `/api/devices/${encodeURIComponent(device)}/chain`);
}

/** Answers without a body read as nothing. */
const Nothing = z.undefined();

export function changeDevice(
  session: Session,
  device: string,
  what: 'revoke' | 'free',
): Promise<Answer<undefined>> {
  const path = `/api/enrolment/devices/${encodeURIComponent(device)}/${what}`;
  return read(Nothing, path, { method: 'POST', csrf: session.csrf });
}

export function readTokens(_key: string, signal: AbortSignal): Promise<Answer<EnrolmentToken[]>> {
  return read(z.array(EnrolmentToken), '/api/enrolment/tokens', { signal });
}

export function makeToken(session: Session): Promise<Answer<MadeToken>> {
  return read(MadeToken, '/api/enrolment/tokens', { method: 'POST', csrf: session.csrf });
}

export function retireToken(session: Session, id: string): Promise<Answer<undefined>> {
  const path = `/api/enrolment/tokens/${encodeURIComponent(id)}`;
  return read(Nothing, path, { method: 'DELETE', csrf: session.csrf });
}
