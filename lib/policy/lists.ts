/** What an organisation knows by name: domains, apps, connectors, templates, scopes, people, groups. */
import { z } from 'zod/mini';
import { VendorStatus } from './vendor-status.ts';
import { Day, DomainName, Id, Localised, WebAddress, Word, Words } from './words.ts';

export { VENDOR_STATUSES } from './vendor-status.ts';

/** What procurement says of whoever makes it. What is not said is `unreviewed`, and no agreement. */
export const Vendor = z.object({
  status: z._default(VendorStatus, 'unreviewed'),
  /** Whether there is an agreement on the data (a DPA). */
  agreement: z._default(z.boolean(), false),
  /** The day from which it wants another look. */
  reviewDue: z.optional(Day),
});
export type Vendor = z.infer<typeof Vendor>;

const Known = {
  name: z.optional(z.string()),
  /** Who answers for it here: a person, a team, a mailbox. */
  owner: z.optional(z.string()),
  vendor: z.optional(Vendor),
};

export const KnownApp = z.object({
  clientId: Word,
  ...Known,
  /** Scopes that were looked at; asking for more makes the app count as not approved. */
  scopes: z.optional(z.array(z.string())),
  /** How many colleagues use it, as counted from reports or the identity provider. */
  users: z.optional(z.int().check(z.nonnegative())),
});
export type KnownApp = z.infer<typeof KnownApp>;

export const KnownConnector = z.object({ id: Word, ...Known });
export type KnownConnector = z.infer<typeof KnownConnector>;

/** A way that was prepared and checked, to point people to. */
export const Template = z.object({
  label: Localised,
  url: WebAddress,
  owner: z.optional(z.string()),
});
export type Template = z.infer<typeof Template>;

export const Lists = z.object({
  /** `own`, `partner` and `consumer` have a meaning of their own; other names are free. */
  domains: z._default(z.record(Id, z.array(DomainName)), {}),
  apps: z._default(z.record(Id, z.array(KnownApp)), {}),
  connectors: z._default(z.record(Id, z.array(KnownConnector)), {}),
  /** One entry a name; `alternatives: [{ template: NAME }]` points to it. */
  templates: z._default(z.record(Id, Template), {}),
  /** Named sets of scopes: `mail`, `files`. An entry that ends in `*` stands for its beginnings. */
  scopes: z._default(z.record(Id, Words), {}),
  people: z._default(z.record(Id, Words), {}),
  /** Named sets of groups, by the names that the managed configuration uses. */
  groups: z._default(z.record(Id, Words), {}),
});
export type Lists = z.infer<typeof Lists>;

/** Nothing is known by name. */
export const NO_LISTS: Lists = {
  domains: {},
  apps: {},
  connectors: {},
  templates: {},
  scopes: {},
  people: {},
  groups: {},
};
