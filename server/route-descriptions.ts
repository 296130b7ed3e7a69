/** What the description of the service says of its routes beside their addresses (openapi.ts). */
import { z } from 'zod';
import {
  ChainReport,
  DeviceReport,
  Erasure,
  ErasureRequest,
  EventDetail,
  EventPage,
  EventQuery,
  Facets,
  Hold,
  HoldRequest,
  ReportAnswer,
  Session,
  SinkStatus,
  Summary,
} from './contract/contract.ts';
import { HookList } from './contract/hooks.ts';
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
} from './contract/people.ts';

export type Described = {
  summary?: string;
  /** True for what everybody may ask. */
  open?: true;
  query?: z.ZodObject;
  body?: z.ZodType;
  answer?: z.ZodType;
  /** Media type of the answer, where it is not JSON. */
  type?: string;
  /** 200 unless it says otherwise. */
  status?: number;
};

const Span = z.object({ from: z.int(), to: z.int().optional() });
const Exported = z.object({
  from: z.int().optional(),
  to: z.int().optional(),
  type: z.enum(['step', 'health']).optional(),
});
const Ready = z.object({ status: z.string() });
const GONE = { status: 204 } as const;

/** By method and path, as the app has them. */
export const DESCRIPTIONS: Readonly<Record<string, Described>> = {
  'GET /healthz': { summary: 'The process runs', open: true, answer: Ready },
  'GET /readyz': { summary: 'Reports can be taken', open: true, answer: Ready },
  'GET /openapi.json': { summary: 'This description', open: true, type: 'application/json' },
  'GET /policy.jws': { summary: 'The signed policy', open: true, type: 'application/jose' },
  'GET /metrics': { summary: 'Figures in OpenMetrics', type: 'application/openmetrics-text' },
  'POST /report': {
    summary: 'Takes a batch of OCSF events',
    body: z.array(z.record(z.string(), z.unknown())).max(1000),
    answer: ReportAnswer,
  },
  'GET /export': {
    summary: 'Every event, one JSON a line, oldest first',
    query: Exported,
    type: 'application/x-ndjson',
  },
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
  'GET /api/events': { summary: 'Events, newest first', query: EventQuery, answer: EventPage },
  'GET /api/events/:uid': { summary: 'One event, whole', answer: EventDetail },
  'GET /api/summary': { summary: 'Figures of a time', query: Span, answer: Summary },
  'GET /api/facets': { summary: 'Values that occur in a time', query: Span, answer: Facets },
  'GET /api/live': { summary: 'Events as they arrive', type: 'text/event-stream' },
  'GET /api/devices': { summary: 'Browsers and their gaps', answer: z.array(DeviceReport) },
  'GET /api/devices/:device/chain': { summary: 'Whether a chain holds', answer: ChainReport },
  'GET /api/holds': { summary: 'Legal holds', answer: z.array(Hold) },
  'POST /api/holds': { summary: 'Make a hold', body: HoldRequest, answer: Hold, status: 201 },
  'DELETE /api/holds/:id': { summary: 'Release a hold', answer: Hold },
  'POST /api/erasures': {
    ...{ summary: 'Erase a person', body: ErasureRequest, answer: Erasure, status: 201 },
  },
  'GET /api/hooks': { summary: 'How hooks are doing, and what came to nothing', answer: HookList },
  'GET /api/sinks': { summary: 'How sinks are doing', answer: z.array(SinkStatus) },
  'GET /api/audit': { summary: 'What people did', query: AuditQuery, answer: AuditPage },
  'GET /api/audit.csv': { summary: 'The same as a table', query: AuditQuery, type: 'text/csv' },
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
};
