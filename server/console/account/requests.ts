/** What the page of one's own account asks the service for. */
import { z } from 'zod';
import type { Session } from '../../contract/contract.ts';
import { OwnAccount } from '../../contract/people.ts';
import { type Answer, read } from '../client.ts';

const Nothing = z.undefined();

export function readOwnAccount(path: string, signal: AbortSignal): Promise<Answer<OwnAccount>> {
  return read(OwnAccount, path, { signal });
}

export function changePassword({ csrf }: Session, current: string, next: string) {
  const request = { method: 'POST', body: { current, next }, csrf } as const;
  return read(Nothing, '/api/account/password', request);
}

export function endSession({ csrf }: Session, id: string) {
  return read(Nothing, `/api/account/sessions/${id}`, { method: 'DELETE', csrf });
}

export function endOthers({ csrf }: Session) {
  return read(Nothing, '/api/account/sessions', { method: 'DELETE', csrf });
}
