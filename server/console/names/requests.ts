/** What the page of names asks the service for. */
import { z } from 'zod';
import type { Session } from '../../contract/contract.ts';
import { NameLook, NameRequest, NameRequests, SeenName } from '../../contract/people.ts';
import { type Answer, read } from '../client.ts';

export function readNameRequests(path: string, signal: AbortSignal): Promise<Answer<NameRequests>> {
  return read(NameRequests, path, { signal });
}

export function readLooks(path: string, signal: AbortSignal): Promise<Answer<NameLook[]>> {
  return read(z.array(NameLook), path, { signal });
}

export function askName({ csrf }: Session, pseudonym: string, reason: string) {
  return read(NameRequest, '/api/names', { method: 'POST', body: { pseudonym, reason }, csrf });
}

export function answerName({ csrf }: Session, id: string, approved: boolean) {
  return read(NameRequest, `/api/names/${id}/answer`, { method: 'POST', body: { approved }, csrf });
}

export function seeName({ csrf }: Session, id: string) {
  return read(SeenName, `/api/names/${id}/look`, { method: 'POST', csrf });
}
