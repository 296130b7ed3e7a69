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
  // events
  export: 'exported events',
  'export-trail': 'exported this trail',
  // pseudonyms
  'ask-name': 'asked for the name behind a pseudonym',
  'answer-name': 'answered a question for a name',
  'see-name': 'looked at the name behind a pseudonym',
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
