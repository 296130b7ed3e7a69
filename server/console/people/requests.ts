/** What the page of people asks the service for. */
import { z } from 'zod';
import { Erasure, Hold, SinkStatus, type Session } from '../../contract/contract.ts';
import {
  Account,
  ApiToken,
  AuditCheck,
  AuditPage,
  MadeToken,
  type NewToken,
  OneTimePassword,
} from '../../contract/people.ts';
import { type Answer, read } from '../client.ts';

type Role = Session['role'];
const Nothing = z.undefined();
const at = (name: string) => `/api/accounts/${encodeURIComponent(name)}`;

export function readAccounts(path: string, signal: AbortSignal): Promise<Answer<Account[]>> {
  return read(z.array(Account), path, { signal });
}

export function addAccount({ csrf }: Session, name: string, role: Role) {
  return read(OneTimePassword, '/api/accounts', { method: 'POST', body: { name, role }, csrf });
}

export function setRole({ csrf }: Session, name: string, role: Role) {
  return read(Nothing, `${at(name)}/role`, { method: 'PUT', body: { role }, csrf });
}

export function setDisabled({ csrf }: Session, name: string, disabled: boolean) {
  const path = `${at(name)}/${disabled ? 'disable' : 'enable'}`;
  return read(Nothing, path, { method: 'POST', csrf });
}

export function giveOneTimePassword({ csrf }: Session, name: string) {
  return read(OneTimePassword, `${at(name)}/password`, { method: 'POST', csrf });
}

export function endSessions({ csrf }: Session, name: string) {
  return read(Nothing, `${at(name)}/sessions`, { method: 'DELETE', csrf });
}

export function removeAccount({ csrf }: Session, name: string) {
  return read(Nothing, at(name), { method: 'DELETE', csrf });
}

export function readTokens(path: string, signal: AbortSignal): Promise<Answer<ApiToken[]>> {
  return read(z.array(ApiToken), path, { signal });
}

export function makeToken({ csrf }: Session, body: NewToken) {
  return read(MadeToken, '/api/tokens', { method: 'POST', body, csrf });
}

export function revokeToken({ csrf }: Session, id: string) {
  return read(ApiToken, `/api/tokens/${id}`, { method: 'DELETE', csrf });
}

export function readTrail(path: string, signal: AbortSignal): Promise<Answer<AuditPage>> {
  return read(AuditPage, path, { signal });
}

export function checkTrail(): Promise<Answer<AuditCheck>> {
  return read(AuditCheck, '/api/audit/check');
}

export function readSinks(path: string, signal: AbortSignal): Promise<Answer<SinkStatus[]>> {
  return read(z.array(SinkStatus), path, { signal });
}

export function readHolds(path: string, signal: AbortSignal): Promise<Answer<Hold[]>> {
  return read(z.array(Hold), path, { signal });
}

export function makeHold({ csrf }: Session, body: unknown) {
  return read(Hold, '/api/holds', { method: 'POST', body, csrf });
}

export function releaseHold({ csrf }: Session, id: string) {
  return read(Hold, `/api/holds/${id}`, { method: 'DELETE', csrf });
}

export function erase({ csrf }: Session, person: string, reason: string) {
  return read(Erasure, '/api/erasures', { method: 'POST', body: { person, reason }, csrf });
}
