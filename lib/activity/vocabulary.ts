/** The single words that activities are made of: closed lists, and texts cut to a sane length. */
import { z } from 'zod/mini';

export const KINDS = ['consent', 'share', 'connect', 'publish'] as const;
export const Kind = z.enum(KINDS);
export type Kind = z.infer<typeof Kind>;

/** Who will get at it, widest class first. */
export const AUDIENCES = [
  'public',
  'anyone_with_link',
  'external',
  'partner',
  'organisation',
  'group',
  'named_internal',
  'private',
] as const;
export const Audience = z.enum(AUDIENCES);
export type Audience = z.infer<typeof Audience>;

/** What the audience may do, mildest first. */
export const ROLES = ['view', 'comment', 'edit', 'own'] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** `share/google-drive`: kind and product, used in path, fixtures, events and policy. */
export type SurfaceId = `${Kind}/${string}`;
// As a pattern: the schema for template literals would be carried by every page for this one word.
export const SurfaceId = z
  .string()
  .check(
    z.regex(/^(consent|share|connect|publish)\/[a-z0-9]+(-[a-z0-9]+)*$/),
  ) as unknown as z.ZodMiniType<SurfaceId, SurfaceId>;

/** A page may say anything: what is read from it is cut to a sane length at this border. */
export const short = (length: number) => z.string().check(z.maxLength(length));
/** Lower-case host name without port and without a trailing dot. */
export const HostName = short(253).check(z.regex(/^[^\s/:@?#A-Z]+$|^\[[0-9a-f:.]+\]$/));
export const Domain = HostName;

/** Which layer saw the activity (DESIGN §2.1). */
export const Sensor = z.enum(['page', 'flow', 'wire']);
export type Sensor = z.infer<typeof Sensor>;

/** Whose account acts, where page or request say so. */
export const AccountKind = z.enum(['work', 'personal']);
export type AccountKind = z.infer<typeof AccountKind>;

/** What is odd about a request: ways to say one thing to a filter and another to the server. */
export const ANOMALIES = [
  'duplicate-parameter',
  'encoded-parameter',
  'trailing-dot',
  'look-alike-host',
  'credentials-in-address',
  'plain-http',
] as const;
export const Anomaly = z.enum(ANOMALIES);
export type Anomaly = z.infer<typeof Anomaly>;

/**
 * Who began the request: the `app` that gets the answer, the `provider` itself, an `other` website, or
 * `none` (typed, a bookmark, another program such as a mail client).
 */
export const Initiator = z.enum(['app', 'provider', 'other', 'none', 'unknown']);
export type Initiator = z.infer<typeof Initiator>;

/** How a grant is asked for. `oauth1` is RFC 5849, `silent` is `prompt=none`, `device` RFC 8628. */
export const FLOWS = [
  'code',
  'implicit',
  'hybrid',
  'device',
  'admin',
  'silent',
  'oauth1',
  'unknown',
] as const;
export const Flow = z.enum(FLOWS);
export type Flow = z.infer<typeof Flow>;

/** How far a link reaches after this step; `unchanged` when the step does not touch it. */
export const LinkReach = z.enum([
  'unchanged',
  'restricted',
  'organisation',
  'anyone_with_link',
  'public',
]);
export type LinkReach = z.infer<typeof LinkReach>;

/** How the provider itself stops a step, so that no second prompt is needed and the way on can be shown. */
export const WALLS = [
  'needs-admin-approval',
  'blocked-by-organisation',
  'blocked-by-provider',
  'unverified-app',
  'misconfigured-app',
] as const;
export const Wall = z.enum(WALLS);
export type Wall = z.infer<typeof Wall>;
