/**
 * The organisation's policy document: lists, rules, exceptions, kill list, words. Authored as YAML
 * or JSON, published as a signed bundle (`bundle.ts`). `README.md` in this room explains each part.
 * Keys that this version does not know are dropped here and named by `unknownKeys`, so that an older
 * extension takes a newer policy instead of falling behind; `later.ts` does the same for newer words.
 */
import { z } from 'zod/mini';
import { Audience, Role } from '../activity/activity.ts';
import { Effect, Stage } from '../activity/decision.ts';
import { Answer, MOST_ANSWERS } from './answers.ts';
import { FailMode } from './configuration-words.ts';
import { FindingSettings } from './finding-settings.ts';
import { Lists, NO_LISTS } from './lists.ts';
import { LONGEST_COOL_DOWN, millisecondsOf } from './spans.ts';
import {
  DomainName,
  Duration,
  Id,
  Localised,
  LongText,
  Moment,
  Percent,
  RequestId,
  WebAddress,
  Word,
} from './words.ts';

export { KnownApp } from './lists.ts';
export { Localised } from './words.ts';

/**
 * Raised when the vocabulary grows; an older extension skips what it does not know and reports it.
 * 2: vendors, connectors, templates, groups, terms, rollout, cool-down, drill, locators, and the
 * predicates about risk, catalogue, vendors, history and patterns.
 * 3: predicates about the terms of a share, what held before, classes of recipients, sizes of groups,
 * containers and connected accounts.
 * 4: exceptions for a request, and answers to requests and objections.
 */
export const VOCABULARY = 4;

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

/** Another way to point people to: an address with its label, or a template by name. */
export const AlternativeEntry = z
  .object({
    label: z.optional(Localised),
    url: z.optional(WebAddress),
    /** Of `lists.templates`; a label and an address beside it replace the template's own. */
    template: z.optional(Id),
  })
  .check(
    z.refine(
      ({ label, url, template }) =>
        template !== undefined || (label !== undefined && url !== undefined),
      { error: 'an alternative has a label and a url, or names a template' },
    ),
  );
export type AlternativeEntry = z.infer<typeof AlternativeEntry>;

const CoolDown = Duration.check(
  z.refine((span) => millisecondsOf(span) > 0 && millisecondsOf(span) <= LONGEST_COOL_DOWN, {
    error: 'a cool-down is longer than nothing and at most P31D; answers are not kept longer',
  }),
);

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
  alternatives: z._default(z.array(AlternativeEntry).check(z.maxLength(3)), []),
  /** What the person has to tick or accept before the step goes on. */
  requires: z.optional(
    z.object({
      checklist: z._default(z.array(Localised).check(z.maxLength(10)), []),
      /** Of `terms`. */
      terms: z.optional(Id),
    }),
  ),
  /** After an answer, how long the same person is not asked again about the same thing. */
  coolDown: z.optional(CoolDown),
  /** Share of people it holds for; the same people stay in while it grows. */
  rollout: z.optional(Percent),
  starts: z.optional(Moment),
  expires: z.optional(Moment),
});
export type Rule = z.infer<typeof Rule>;

/**
 * An approval. It is void when actor, app, connector or resource, scopes, audience, redirect or role
 * grow, or when it is over.
 */
const ExceptionParts = z.object({
  id: Id,
  /** Rules it lifts; empty means every rule. */
  rules: z._default(z.array(Id), []),
  actor: z._default(z.object({ user: z.optional(z.string()), group: z.optional(z.string()) }), {}),
  /**
   * The uid of the event that asked for approval. It is then for the browser that asked, and for what it
   * asked about: nobody else needs to know either.
   */
  request: z.optional(RequestId),
  app: z.optional(z.string()),
  connector: z.optional(z.string()),
  resource: z.optional(z.string()),
  scopes: z._default(z.array(z.string()), []),
  /** The widest audience that was approved. */
  audience: z.optional(Audience),
  /** Where the answer may go: this host, or one below it. Anywhere when absent. */
  redirect: z.optional(DomainName),
  /** The most that recipients may do; anything when absent. */
  role: z.optional(Role),
  until: Moment,
});

/** Beside a request no person is named: an extension before vocabulary 4 would see only the person. */
export const Exception = ExceptionParts.check(
  z.refine(({ request, actor }) => request === undefined || Object.keys(actor).length === 0, {
    error: 'an exception for a request is for the browser that asked, so it names no user or group',
    path: ['actor'],
  }),
);
export type Exception = z.infer<typeof Exception>;

/** Stops one app, host, domain or connector everywhere, before anything else is looked at. */
export const Kill = z.object({
  id: Id,
  app: z.optional(Word),
  host: z.optional(Word),
  domain: z.optional(Word),
  connector: z.optional(Word),
  why: z.optional(Localised),
  /** An exercise: what it stops is made up. The document's own `drill` when absent. */
  drill: z.optional(z.boolean()),
});
export type Kill = z.infer<typeof Kill>;

/** Terms of use. People accept a version; a higher one is asked for again. */
export const Terms = z.object({
  id: Id,
  version: z.int().check(z.positive()),
  text: LongText,
  url: z.optional(WebAddress),
});
export type Terms = z.infer<typeof Terms>;

/** What people are told about the records that are made of them. */
export const Notice = z.object({
  /** Raised when the text changes in a way that people have to read again. */
  version: z.int().check(z.positive()),
  text: LongText,
  /** Where it stands in full. */
  url: z.optional(WebAddress),
  /** No notice, no record: nothing about a person is kept or sent before they have read this version. */
  first: z._default(z.boolean(), false),
});
export type Notice = z.infer<typeof Notice>;

/** A surface of a later version is let through and runs nowhere. */
const SurfaceName = z.string().check(
  z.regex(/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/, {
    error: 'a surface is written as kind and product, for example publish/node-red',
  }),
);

/** Better places for a part of a dialog, found after a release; put before the surface's own. */
export const LocatorUpdate = z.object({
  surface: SurfaceName,
  /** Name of the part, as the surface calls it: `root`, the name of a control, or of one of its parts. */
  part: z.string().check(z.regex(/^[a-z0-9][a-z0-9 ._-]{0,99}$/i)),
  /** CSS selectors, best first. */
  selectors: z
    .array(z.string().check(z.minLength(1), z.maxLength(300), z.regex(/^[^{}<;]*$/)))
    .check(z.minLength(1), z.maxLength(8)),
  /** The version of the surface that this is for; another one has moved on. */
  version: z.int().check(z.positive()),
});
export type LocatorUpdate = z.infer<typeof LocatorUpdate>;

const On = z._default(z.boolean(), true);

export const Settings = z.object({
  /** Ask for a newer policy when a consent or public share is on screen. */
  freshBeforeRisk: On,
  /** Where the person reads what is recorded; the built-in page when absent. */
  privacyNotice: z.optional(WebAddress),
  /** Shown on the status page and in the popup; with `first`, before anything is recorded. */
  notice: z.optional(Notice),
  /** Prompts milder than `justify` that one person sees in a day; no limit when absent. */
  promptBudget: z.optional(z.int().check(z.gte(1), z.lte(1000))),
  /** When the service calls a day's count unusual; its own figures when absent. */
  findings: z.optional(FindingSettings),
  /** `pseudonymous` holds whatever the browser's configuration says; `plain` leaves it to that. */
  privacy: z.optional(z.enum(['plain', 'pseudonymous'])),
  /** Layers of enforcement; to be switched off only while one breaks a site. */
  layers: z._default(z.object({ page: On, request: On, net: On }), {
    page: true,
    request: true,
    net: true,
  }),
  /** What to say beside a provider's own stop, by its name (`needs-admin-approval`); later names are kept. */
  walls: z._default(
    z.record(
      z.string().check(z.maxLength(60)),
      z.object({
        text: Localised,
        alternatives: z._default(z.array(AlternativeEntry).check(z.maxLength(3)), []),
      }),
    ),
    {},
  ),
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
  /** Share of browsers that take this document; the others keep the one they have. */
  rollout: z._default(Percent, 100),
  /** An exercise: its kill entries name made-up apps. */
  drill: z._default(z.boolean(), false),
  /** While no policy can be asked; stands above the browser's own configuration. */
  failMode: z.optional(FailMode),
  /** Past `expires`: go on as before, ask at most for a confirmation, or only record. */
  onStale: z._default(z.enum(['enforce', 'warn', 'open']), 'enforce'),
  /** A known dialog that cannot be read: let it pass, ask for a confirmation, or hold it. */
  onUnreadable: z._default(z.enum(['pass', 'warn', 'hold']), 'pass'),
  lists: z._default(Lists, NO_LISTS),
  /** Self-hosted tools: which surface runs on which hosts (`n8n.acme.example`, `127.0.0.1:1880`). */
  hosts: z._default(
    z.array(
      z.object({
        surface: SurfaceName,
        hosts: z
          .array(z.string().check(z.regex(/^(\*\.)?[a-z0-9._-]+(:\d{1,5})?$/)))
          .check(z.minLength(1)),
      }),
    ),
    [],
  ),
  terms: z._default(z.array(Terms).check(z.maxLength(20)), []),
  rules: z._default(z.array(Rule).check(z.maxLength(20_000)), []),
  exceptions: z._default(z.array(Exception), []),
  kill: z._default(z.array(Kill), []),
  /** To requests for approval and to objections; told by the browser that asked. */
  answers: z._default(z.array(Answer).check(z.maxLength(MOST_ANSWERS)), []),
  locators: z._default(z.array(LocatorUpdate).check(z.maxLength(200)), []),
  settings: z._default(Settings, {
    freshBeforeRisk: true,
    layers: { page: true, request: true, net: true },
    walls: {},
  }),
  /** Parts of a later vocabulary that were left out when the bundle was read; never authored. */
  leftOut: z._default(z.array(z.string()).check(z.maxLength(100)), []),
});
export type Policy = z.infer<typeof Policy>;
