/** Routes about people: signing in, accounts, tokens, the trail, filters that they keep, names behind pseudonyms. */
import { z } from 'zod';
import { Session } from '../contract/contract.ts';
import {
  Account,
  ApiToken,
  AskedName,
  AuditCheck,
  AuditPage,
  AuditQuery,
  MadeToken,
  NameAnswer,
  NameLook,
  NameRequest,
  NameRequests,
  NewAccount,
  NewToken,
  OneTimePassword,
  OwnAccount,
  PasswordChange,
  PasswordDue,
  PasswordSignIn,
  RoleChange,
  SeenName,
  SignInWays,
} from '../contract/people.ts';
import { FilterRequest, SavedFilter, SavedFilters } from '../contract/saved-filters.ts';
import { CSV, GONE, Removed, type Routes } from './described.ts';

export const PEOPLE_ROUTES: Routes = {
  'GET /api/sign-in': { summary: 'How one can sign in', open: true, answer: SignInWays },
  'GET /api/sign-in/start': { summary: 'To the identity provider', open: true, status: 302 },
  'GET /api/sign-in/callback': { summary: 'Back from it', open: true, status: 302 },
  'POST /api/session': {
    summary: 'Sign in with a password',
    open: true,
    body: PasswordSignIn,
    answer: z.union([Session, PasswordDue]),
  },
  'GET /api/session': { summary: 'Who is signed in', answer: Session },
  'DELETE /api/session': { summary: 'Sign out', ...GONE },
  'GET /api/audit': { summary: 'What people did', query: AuditQuery, answer: AuditPage },
  'GET /api/audit.csv': { summary: 'The same as a table', query: AuditQuery, type: CSV },
  'GET /api/audit/check': { summary: 'Whether the trail is whole', answer: AuditCheck },
  'GET /api/account': { summary: 'One’s own account', answer: OwnAccount },
  'POST /api/account/password': { summary: 'Change it', body: PasswordChange, ...GONE },
  'DELETE /api/account/sessions': { summary: 'End all but this session', ...GONE },
  'DELETE /api/account/sessions/:id': { summary: 'End one session', ...GONE },
  'GET /api/accounts': { summary: 'Accounts', answer: z.array(Account) },
  'POST /api/accounts': {
    ...{ summary: 'Add an account', body: NewAccount, answer: OneTimePassword, status: 201 },
  },
  'DELETE /api/accounts/:name': { summary: 'Remove an account', ...GONE },
  'PUT /api/accounts/:name/role': { summary: 'Change a role', body: RoleChange, ...GONE },
  'POST /api/accounts/:name/disable': { summary: 'Disable an account', ...GONE },
  'POST /api/accounts/:name/enable': { summary: 'Enable an account', ...GONE },
  'POST /api/accounts/:name/password': {
    ...{ summary: 'Give out a one-time password', answer: OneTimePassword },
  },
  'DELETE /api/accounts/:name/sessions': { summary: 'End an account’s sessions', ...GONE },
  'GET /api/tokens': { summary: 'API tokens', answer: z.array(ApiToken) },
  'POST /api/tokens': { summary: 'Make one', body: NewToken, answer: MadeToken, status: 201 },
  'DELETE /api/tokens/:id': { summary: 'Revoke one', answer: ApiToken },
  'GET /api/names': { summary: 'Questions for names', answer: NameRequests },
  'POST /api/names': { summary: 'Ask for one', body: AskedName, answer: NameRequest, status: 201 },
  'POST /api/names/:id/answer': { summary: 'Answer', body: NameAnswer, answer: NameRequest },
  'POST /api/names/:id/look': { summary: 'Look at it', answer: SeenName },
  'GET /api/names/looks': { summary: 'Who looked', answer: z.array(NameLook) },
  'GET /api/filters': { summary: 'Filters that people keep', answer: SavedFilters },
  'POST /api/filters': {
    ...{ summary: 'Keep a filter', body: FilterRequest, answer: SavedFilter, status: 201 },
  },
  'DELETE /api/filters/:id': { summary: 'Forget one', answer: Removed },
};
