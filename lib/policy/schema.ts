/**
 * The organisation's policy document: lists, rules, exceptions, kill list, words. Authored as YAML
 * or JSON, published as a signed bundle (`bundle.ts`). `README.md` in this room explains each part.
 * Keys that this version does not know are dropped here and named by `unknownKeys`, so that an older
 * extension takes a newer policy instead of falling behind.
 */
import { z } from 'zod/mini';
import { Audience } from '../activity/activity.ts';
import { Alternative, Effect, Stage } from '../activity/decision.ts';

/** Raised when the vocabulary grows; an older extension skips what it does not know and reports it. */
export const VOCABULARY = 1;

const Id = z.string().check(
  z.regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, {
    error: 'an id is lower-case letters, digits, dots, dashes or underscores',
  }),
);
const Moment = z.iso.datetime({ offset: true });

/** Text by language tag (`en`, `de`, `pt-BR`); shown in the best match, `en` last. */
export const Localised = z.record(
  z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
  z.string().check(z.maxLength(500)),
);
export type Localised = z.infer<typeof Localised>;

/**
 * One predicate: an object with one key, its name, and its parameter. Names that this version does not
 * know are let through here; compiling skips and reports them, so that an old client never turns
 * a newer policy away.
 */
export type Condition = { readonly [name: string]: unknown };
export const Condition: z.ZodMiniType<Condition> = z.record(z.string(), z.unknown()).check(
  z.refine((condition) => Object.keys(condition).length === 1, {
    error: 'a condition has exactly one predicate; combine several with all, any or not',
  }),
);

export const RuleText = z.object({
  title: z.optional(Localised),
  why: z._default(z.array(Localised).check(z.maxLength(5)), []),
  advice: z.optional(Localised),
});

export const Rule = z.object({
  id: Id,
  /** Kinds of a later version are let through and never asked about; the linter names misspelt ones. */
  kinds: z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.minLength(1)),
  when: Condition,
  effect: Effect,
  stage: Stage,
  /** Rules of the highest band that matches decide; lower bands are not looked at. */
  band: z._default(z.int().check(z.gte(0), z.lte(1000)), 100),
  text: z._default(RuleText, { why: [] }),
  alternatives: z._default(
    z.array(z.extend(Alternative, { label: Localised })).check(z.maxLength(3)),
    [],
  ),
  expires: z.optional(Moment),
});
export type Rule = z.infer<typeof Rule>;

/** An approval. It is void when actor, app or resource, scopes or audience grow, or when it is over. */
export const Exception = z.object({
  id: Id,
  /** Rules it lifts; empty means every rule. */
  rules: z._default(z.array(Id), []),
  actor: z.object({ user: z.optional(z.string()), group: z.optional(z.string()) }),
  app: z.optional(z.string()),
  resource: z.optional(z.string()),
  scopes: z._default(z.array(z.string()), []),
  /** The widest audience that was approved. */
  audience: z.optional(Audience),
  until: Moment,
});
export type Exception = z.infer<typeof Exception>;

const Word = z.string().check(z.minLength(1));

/** Stops one app, host, domain or connector everywhere, before anything else is looked at. */
export const Kill = z.object({
  id: Id,
  app: z.optional(Word),
  host: z.optional(Word),
  domain: z.optional(Word),
  connector: z.optional(Word),
  why: z.optional(Localised),
});
export type Kill = z.infer<typeof Kill>;

const DomainName = z.string().check(
  z.regex(/^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/, {
    error: 'a domain is written in lower case without scheme, port or path',
  }),
);
const Words = z.array(Word);

export const KnownApp = z.object({
  clientId: Word,
  name: z.optional(z.string()),
  /** Scopes that were looked at; asking for more makes the app count as not approved. */
  scopes: z.optional(z.array(z.string())),
});

export const Policy = z.object({
  vocabulary: z.int().check(z.positive()),
  id: Id,
  /** Only ever grows; a lower version than the one in force is refused. */
  version: z.int().check(z.positive()),
  issued: Moment,
  expires: Moment,
  organisation: z.object({
    name: z.string().check(z.minLength(1), z.maxLength(100)),
    /** Where "ask security" goes. */
    contact: z.optional(z.url({ protocol: /^(https?|mailto)$/ })),
  }),
  lists: z._default(
    z.object({
      /** `own`, `partner` and `consumer` have a meaning of their own; other names are free. */
      domains: z._default(z.record(Id, z.array(DomainName)), {}),
      apps: z._default(z.record(Id, z.array(KnownApp)), {}),
      /** Named sets of scopes: `mail`, `files`. An entry that ends in `*` stands for its beginnings. */
      scopes: z._default(z.record(Id, Words), {}),
      people: z._default(z.record(Id, Words), {}),
    }),
    { domains: {}, apps: {}, scopes: {}, people: {} },
  ),
  /** Self-hosted tools: which surface runs on which hosts (`n8n.acme.example`, `127.0.0.1:1880`). */
  hosts: z._default(
    z.array(
      z.object({
        /** A surface of a later version is let through and runs nowhere. */
        surface: z.string().check(
          z.regex(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/, {
            error: 'a surface is written as kind and product, for example publish/node-red',
          }),
        ),
        hosts: z
          .array(z.string().check(z.regex(/^(\*\.)?[a-z0-9._-]+(:\d{1,5})?$/)))
          .check(z.minLength(1)),
      }),
    ),
    [],
  ),
  rules: z._default(z.array(Rule).check(z.maxLength(20_000)), []),
  exceptions: z._default(z.array(Exception), []),
  kill: z._default(z.array(Kill), []),
  settings: z._default(
    z.object({
      /** Ask for a newer policy when a consent or public share is on screen. */
      freshBeforeRisk: z._default(z.boolean(), true),
      /** Where the person reads what is recorded; the built-in page when absent. */
      privacyNotice: z.optional(z.url({ protocol: /^https?$/ })),
    }),
    { freshBeforeRisk: true },
  ),
});
export type Policy = z.infer<typeof Policy>;
