/** What the console and the service say to each other about people who sign in, and what they did. */
import { z } from 'zod';

/**
 * Everything that a person does and the trail keeps, each with the words in which the trail shows it.
 * The list is open: a room that lets people do something new adds its line here. A line is never
 * taken away, since the trail holds entries of that name.
 */
export const ACTIONS = {
  // people
  'sign-in': 'signed in',
  'failed-sign-in': 'tried to sign in',
  'sign-out': 'signed out',
  'end-sessions': 'ended sessions',
  'add-account': 'added an account',
  'change-role': 'changed a role',
  'disable-account': 'disabled an account',
  'enable-account': 'enabled an account',
  'remove-account': 'removed an account',
  'reset-password': 'gave out a one-time password',
  'change-password': 'changed their password',
  'make-token': 'made an API token',
  'revoke-token': 'revoked an API token',
  // keeping
  hold: 'made a legal hold',
  'release-hold': 'released a legal hold',
  erase: 'erased a person',
  // browsers
  'make-enrolment-token': 'made an enrolment token',
  'retire-enrolment-token': 'retired an enrolment token',
  'revoke-device': 'revoked a browser',
  'free-device': 'let a browser enrol anew',
  // events
  export: 'exported events',
  'export-trail': 'exported this trail',
  // evidence
  'export-evidence': 'began to make a bundle of evidence',
  'seal-evidence': 'signed a bundle of evidence',
  // policy
  'approve-request': 'approved a request',
  'propose-approval': 'agreed to a request that needs two people',
  'refuse-request': 'refused a request',
  'keep-rule': 'answered an objection: the rule stays',
  'change-rule': 'answered an objection: the rule is changed',
  'lift-entry': 'took back what the service adds to the policy',
  // containment
  'propose-stop': 'proposed to stop something',
  stop: 'stopped something',
  'lift-stop': 'lifted a stop',
  'withdraw-stop': 'withdrew a stop',
  'export-affected': 'exported who is affected',
  // policy
  'replay-policy': 'replayed a candidate',
  'cancel-replay': 'cancelled a replay',
  'change-stage': 'changed how far a rule goes',
  // pseudonyms
  'ask-name': 'asked for the name behind a pseudonym',
  'answer-name': 'answered a question for a name',
  'see-name': 'looked at the name behind a pseudonym',
  // inventory
  'review-thing': 'said what a thing of the inventory is',
  'note-thing': 'noted something of a thing of the inventory',
  'import-inventory': 'imported what a provider knows',
  'remove-import': 'removed what was imported',
  // findings
  'change-finding': 'said what becomes of a finding',
  // filters
  'share-filter': 'shared a filter with everybody',
  'delete-shared-filter': 'deleted a shared filter',
} as const satisfies Record<string, string>;
export type Action = keyof typeof ACTIONS;

/** Texts and figures that say what exactly; never an event, a password or a token. */
export const AuditDetail = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type AuditDetail = z.infer<typeof AuditDetail>;

export const AuditEntry = z.strictObject({
  id: z.string(),
  time: z.int(),
  actor: z.string(),
  /** One of ACTIONS, or what a newer service calls something this one does not know. */
  action: z.string(),
  detail: AuditDetail,
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Query of the trail; filters are optional and add up. */
export const AuditQuery = z.strictObject({
  /** Unix ms; `to` is not part of it. */
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  actor: z.string().max(320).optional(),
  action: z.string().max(100).optional(),
  /** Opaque; from `next` of the page before. */
  cursor: z.string().max(200).optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditPage = z.strictObject({
  entries: z.array(AuditEntry),
  next: z.string().nullable(),
});
export type AuditPage = z.infer<typeof AuditPage>;

/** What the chain over the trail says. */
export const AuditCheck = z.strictObject({
  entries: z.int(),
  /** Written before there was a chain. */
  unchained: z.int(),
  /** What is wrong, one sentence each; empty when the trail is whole. */
  broken: z.array(z.string()),
});
export type AuditCheck = z.infer<typeof AuditCheck>;

/** A name as people type it; names that an identity provider gives may be any text. */
export const AccountName = z
  .string()
  .regex(/^[\p{L}\p{N}._@+-]{1,100}$/u, 'letters, digits and . _ @ + - only, at most 100');

/** A password that somebody chooses. */
export const NewPassword = z.string().min(12, 'a password needs 12 characters').max(200);

const Role = z.enum(['viewer', 'approver', 'admin']);

/** Somebody who may sign in. */
export const Account = z.strictObject({
  name: z.string(),
  role: Role,
  /** Who says that it is them: this service by a password, or the identity provider. */
  origin: z.enum(['local', 'oidc']),
  made: z.int(),
  madeBy: z.string().nullable(),
  lastSignIn: z.int().nullable(),
  disabled: z.int().nullable(),
  /** Until when the one-time password may be used; null where none is waiting. */
  onceUntil: z.int().nullable(),
  /** Open sessions. */
  sessions: z.int(),
});
export type Account = z.infer<typeof Account>;

export const NewAccount = z.strictObject({ name: AccountName, role: Role });
export type NewAccount = z.infer<typeof NewAccount>;

export const RoleChange = z.strictObject({ role: Role });
export type RoleChange = z.infer<typeof RoleChange>;

/** Shown this once; it opens the account once, to choose another one. */
export const OneTimePassword = z.strictObject({
  name: z.string(),
  password: z.string(),
  until: z.int(),
});
export type OneTimePassword = z.infer<typeof OneTimePassword>;

export const PasswordChange = z.strictObject({
  current: z.string().min(1).max(200),
  next: NewPassword,
});
export type PasswordChange = z.infer<typeof PasswordChange>;

/** One's own account and where it is signed in. */
export const OwnAccount = z.strictObject({
  account: Account,
  sessions: z.array(
    z.strictObject({
      id: z.string(),
      made: z.int(),
      seen: z.int(),
      /** What the browser called itself. */
      agent: z.string(),
      current: z.boolean(),
    }),
  ),
});
export type OwnAccount = z.infer<typeof OwnAccount>;

/** How one can sign in here. */
export const SignInWays = z.strictObject({
  password: z.boolean(),
  /** Name of the identity provider as the button says it; null where there is none. */
  provider: z.string().nullable(),
});
export type SignInWays = z.infer<typeof SignInWays>;

/** `next` replaces a one-time password. */
export const PasswordSignIn = z.strictObject({
  name: z.string().min(1).max(200).default('admin'),
  password: z.string().min(1).max(200),
  next: NewPassword.optional(),
});
export type PasswordSignIn = z.infer<typeof PasswordSignIn>;

/** The password was right and may be used once: the next request brings another one with it. */
export const PasswordDue = z.strictObject({ passwordDue: z.literal(true) });
export type PasswordDue = z.infer<typeof PasswordDue>;

/** Why a sign-in through the identity provider did not work; the console has the words. */
export const SIGN_IN_TROUBLES = [
  'away',
  'stale',
  'untrusted',
  'refused',
  'domain',
  'role',
  'name',
  'disabled',
  'many',
] as const;
export type SignInTrouble = (typeof SIGN_IN_TROUBLES)[number];

/** What an API token opens. */
export const TOKEN_SCOPES = {
  report: 'hand in reports',
  read: 'read what a viewer sees',
  export: 'export events',
  metrics: 'read metrics',
} as const satisfies Record<string, string>;
export type TokenScope = keyof typeof TOKEN_SCOPES;
const Scope = z.enum(Object.keys(TOKEN_SCOPES) as [TokenScope, ...TokenScope[]]);

export const LONGEST_TOKEN_DAYS = 366;

export const NewToken = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z.array(Scope).min(1),
  days: z.int().min(1).max(LONGEST_TOKEN_DAYS),
});
export type NewToken = z.infer<typeof NewToken>;

export const ApiToken = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(Scope),
  made: z.int(),
  madeBy: z.string(),
  expires: z.int(),
  lastUsed: z.int().nullable(),
  revoked: z.int().nullable(),
  revokedBy: z.string().nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;

/** Shown this once. */
export const MadeToken = z.strictObject({ token: z.string(), entry: ApiToken });
export type MadeToken = z.infer<typeof MadeToken>;

/** Somebody wants to know who is behind a pseudonym. */
export const AskedName = z.strictObject({
  pseudonym: z.string().regex(/^person-[0-9a-f]{24}$/, 'a pseudonym is "person-" and 24 signs'),
  reason: z.string().trim().min(10, 'say why in a few words').max(1000),
});
export type AskedName = z.infer<typeof AskedName>;

export const NameAnswer = z.strictObject({ approved: z.boolean() });

export const NameRequest = z.strictObject({
  id: z.string(),
  pseudonym: z.string(),
  reason: z.string(),
  asked: z.int(),
  askedBy: z.string(),
  answered: z.int().nullable(),
  answeredBy: z.string().nullable(),
  approved: z.boolean().nullable(),
  /** Until when who asked may look; null where nobody may. */
  until: z.int().nullable(),
  /** How often they looked. */
  looks: z.int(),
});
export type NameRequest = z.infer<typeof NameRequest>;

export const NameRequests = z.strictObject({
  /** False where events hold names as they come, and there is nothing to ask for. */
  kept: z.boolean(),
  requests: z.array(NameRequest),
});
export type NameRequests = z.infer<typeof NameRequests>;

export const SeenName = z.strictObject({ name: z.string(), until: z.int() });
export type SeenName = z.infer<typeof SeenName>;

/** One look at one name. */
export const NameLook = z.strictObject({
  id: z.string(),
  pseudonym: z.string(),
  looked: z.int(),
  lookedBy: z.string(),
});
export type NameLook = z.infer<typeof NameLook>;
