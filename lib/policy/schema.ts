/**
 * The organisation's policy document: lists, rules, exceptions, kill list, words. Authored as YAML
 * or JSON, published as a signed bundle (`bundle.ts`). `README.md` in this room explains each part.
 * Keys that this version does not know are dropped here and named by `unknownKeys`, so that an older
 * extension takes a newer policy instead of falling behind.
 */
import { z } from 'zod';
import { Audience, Kind, SurfaceId } from '../activity/activity.ts';
import { Alternative, Effect, Stage } from '../activity/decision.ts';

/** Raised when the vocabulary grows; an older extension skips what it does not know and reports it. */
export const VOCABULARY = 1;

const Id = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, {
  error: 'an id is lower-case letters, digits, dots, dashes or underscores',
});
const Moment = z.iso.datetime({ offset: true });

/** Text by language tag (`en`, `de`, `pt-BR`); shown in the best match, `en` last. */
export const Localised = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string().max(500));
export type Localised = z.infer<typeof Localised>;

/**
 * One predicate: an object with one key, its name, and its parameter. Names that this version does not
 * know are let through here; compiling skips and reports them, so that an old client never turns
 * a newer policy away.
 */
export type Condition = { readonly [name: string]: unknown };
export const Condition: z.ZodType<Condition> = z
  .record(z.string(), z.unknown())
  .refine((condition) => Object.keys(condition).length === 1, {
    error: 'a condition has exactly one predicate; combine several with all, any or not',
  });

export const RuleText = z.object({
  title: Localised.optional(),
  why: z.array(Localised).max(5).default([]),
  advice: Localised.optional(),
});

export const Rule = z.object({
  id: Id,
  kinds: z.array(Kind).min(1),
  when: Condition,
  effect: Effect,
  stage: Stage,
  /** Rules of the highest band that matches decide; lower bands are not looked at. */
  band: z.int().min(0).max(1000).default(100),
  text: RuleText.default({ why: [] }),
  alternatives: z
    .array(Alternative.extend({ label: Localised }))
    .max(3)
    .default([]),
  expires: Moment.optional(),
});
export type Rule = z.infer<typeof Rule>;

/** An approval. It is void when actor, app or resource, scopes or audience grow, or when it is over. */
export const Exception = z.object({
  id: Id,
  /** Rules it lifts; empty means every rule. */
  rules: z.array(Id).default([]),
  actor: z.object({ user: z.string().optional(), group: z.string().optional() }),
  app: z.string().optional(),
  resource: z.string().optional(),
  scopes: z.array(z.string()).default([]),
  /** The widest audience that was approved. */
  audience: Audience.optional(),
  until: Moment,
});
export type Exception = z.infer<typeof Exception>;

/** Stops one app, host, domain or connector everywhere, before anything else is looked at. */
export const Kill = z.object({
  id: Id,
  app: z.string().optional(),
  host: z.string().optional(),
  domain: z.string().optional(),
  connector: z.string().optional(),
  why: Localised.optional(),
});
export type Kill = z.infer<typeof Kill>;

const DomainName = z.string().regex(/^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/, {
  error: 'a domain is written in lower case without scheme, port or path',
});

export const KnownApp = z.object({
  clientId: z.string().min(1),
  name: z.string().optional(),
  /** Scopes that were looked at; asking for more makes the app count as not approved. */
  scopes: z.array(z.string()).optional(),
});

export const Policy = z.object({
  vocabulary: z.int().positive(),
  id: Id,
  /** Only ever grows; a lower version than the one in force is refused. */
  version: z.int().positive(),
  issued: Moment,
  expires: Moment,
  organisation: z.object({
    name: z.string().min(1).max(100),
    /** Where "ask security" goes. */
    contact: z.url({ protocol: /^(https?|mailto)$/ }).optional(),
  }),
  lists: z
    .strictObject({
      /** `own`, `partner` and `consumer` have a meaning of their own; other names are free. */
      domains: z.record(Id, z.array(DomainName)).default({}),
      apps: z.record(Id, z.array(KnownApp)).default({}),
      /** Named sets of scopes: `mail`, `files`. An entry that ends in `*` stands for its beginnings. */
      scopes: z.record(Id, z.array(z.string().min(1))).default({}),
      people: z.record(Id, z.array(z.string().min(1))).default({}),
    })
    .default({ domains: {}, apps: {}, scopes: {}, people: {} }),
  /** Self-hosted tools: which surface runs on which hosts (`n8n.acme.example`, `127.0.0.1:1880`). */
  hosts: z
    .array(
      z.object({
        surface: SurfaceId,
        hosts: z.array(z.string().regex(/^(\*\.)?[a-z0-9._-]+(:\d{1,5})?$/)).min(1),
      }),
    )
    .default([]),
  rules: z.array(Rule).max(20_000).default([]),
  exceptions: z.array(Exception).default([]),
  kill: z.array(Kill).default([]),
  settings: z
    .strictObject({
      /** Ask for a newer policy when a consent or public share is on screen. */
      freshBeforeRisk: z.boolean().default(true),
      /** Where the person reads what is recorded; the built-in page when absent. */
      privacyNotice: z.url({ protocol: /^https?$/ }).optional(),
    })
    .default({ freshBeforeRisk: true }),
});
export type Policy = z.infer<typeof Policy>;
