/** What the service must know to let people sign in through their identity provider. */
import { z } from 'zod';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/u;

const Role = z.enum(['viewer', 'approver', 'admin']);

export const OidcOptions = z.strictObject({
  /** Address that its discovery document hangs under. */
  issuer: z
    .url({ protocol: /^https?$/ })
    .refine(
      (address) =>
        URL.parse(address)?.protocol === 'https:' ||
        LOOPBACK.test(URL.parse(address)?.hostname ?? ''),
      'an issuer is reached by https; http is for this machine alone',
    ),
  clientId: z.string().min(1),
  /** null for a client without one; PKCE protects both. */
  clientSecret: z.string().min(1).nullable().default(null),
  /** On the button: "Sign in with …". */
  label: z.string().min(1).max(60).default('your organisation'),
  scopes: z.string().min(1).default('openid email profile'),
  /** Claim whose values, a text or a list of texts, say the role. */
  roleClaim: z.string().min(1).default('groups'),
  /** Values of the claim by the role they give; the strongest role wins. */
  roles: z.array(z.strictObject({ role: Role, value: z.string().min(1) })).default([]),
  /** For people whose claim gives no role; null lets them not in. */
  defaultRole: Role.nullable().default(null),
  /** Whoever signs out here is led to the provider's own sign-out, which must know where to come back to. */
  endSession: z.boolean().default(false),
  /** Domains of the e-mail addresses that are let in; none means all. */
  domains: z.array(z.string().toLowerCase()).default([]),
});
export type OidcOptions = z.infer<typeof OidcOptions>;
