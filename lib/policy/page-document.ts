/**
 * What decisions and dialogs read of a policy, and so all that a page is given of one. The worker has
 * verified and parsed the document with all its words and checks (`schema.ts`); a page gets it over a message
 * and looks at its shape once more. The words themselves, and what only worker, service or tools read, stay
 * out of the scripts that are loaded into people's pages.
 */
import { z } from 'zod/mini';
import { Audience, Role } from '../activity/activity.ts';
import { Effect, Stage } from '../activity/decision.ts';
import { FailMode } from './configuration-words.ts';
import { VendorStatus } from './vendor-status.ts';

/** Values by name. Not `z.record`, which checks keys as well and weighs half a kilobyte on every page. */
const by = <Value extends z.ZodMiniType>(value: Value) => z.catchall(z.object({}), value);
const Texts = by(z.string());
const Names = z.array(z.string());
const NamesByName = by(Names);

const Alternatives = z.array(
  z.object({
    label: z.optional(Texts),
    url: z.optional(z.string()),
    template: z.optional(z.string()),
  }),
);

const Known = {
  name: z.optional(z.string()),
  vendor: z.optional(
    z.object({
      status: VendorStatus,
      agreement: z.boolean(),
      reviewDue: z.optional(z.string()),
    }),
  ),
};

const Rule = z.object({
  id: z.string(),
  kinds: Names,
  when: z.looseObject({}),
  effect: Effect,
  stage: Stage,
  band: z.int(),
  text: z.object({
    title: z.optional(Texts),
    why: z.array(Texts),
    advice: z.optional(Texts),
  }),
  alternatives: Alternatives,
  requires: z.optional(z.object({ checklist: z.array(Texts), terms: z.optional(z.string()) })),
  coolDown: z.optional(z.string()),
  rollout: z.optional(z.int()),
  starts: z.optional(z.string()),
  expires: z.optional(z.string()),
});

const Exception = z.object({
  id: z.string(),
  rules: Names,
  actor: z.object({ user: z.optional(z.string()), group: z.optional(z.string()) }),
  request: z.optional(z.string()),
  app: z.optional(z.string()),
  connector: z.optional(z.string()),
  resource: z.optional(z.string()),
  scopes: Names,
  audience: z.optional(Audience),
  redirect: z.optional(z.string()),
  role: z.optional(Role),
  until: z.string(),
});

const Kill = z.object({
  id: z.string(),
  app: z.optional(z.string()),
  host: z.optional(z.string()),
  domain: z.optional(z.string()),
  connector: z.optional(z.string()),
  why: z.optional(Texts),
  drill: z.optional(z.boolean()),
});

/** Every `Policy` is one, so that worker, service and tools decide with the whole document. */
export const PageDocument = z.object({
  id: z.string(),
  version: z.int(),
  organisation: z.object({ name: z.string(), contact: z.optional(z.string()) }),
  drill: z.boolean(),
  failMode: z.optional(FailMode),
  onStale: z.enum(['enforce', 'warn', 'open']),
  onUnreadable: z.enum(['pass', 'warn', 'hold']),
  lists: z.object({
    domains: NamesByName,
    apps: by(
      z.array(
        z.object({
          clientId: z.string(),
          ...Known,
          scopes: z.optional(Names),
          users: z.optional(z.int()),
        }),
      ),
    ),
    connectors: by(z.array(z.object({ id: z.string(), ...Known }))),
    templates: by(z.object({ label: Texts, url: z.string() })),
    scopes: NamesByName,
    people: NamesByName,
    groups: NamesByName,
  }),
  terms: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      text: Texts,
      url: z.optional(z.string()),
    }),
  ),
  rules: z.array(Rule),
  exceptions: z.array(Exception),
  kill: z.array(Kill),
  locators: z.array(
    z.object({
      surface: z.string(),
      part: z.string(),
      selectors: Names,
      version: z.int(),
    }),
  ),
  settings: z.object({
    layers: z.object({ page: z.boolean() }),
    promptBudget: z.optional(z.int()),
    walls: by(z.object({ text: Texts, alternatives: Alternatives })),
  }),
  leftOut: Names,
});
export type PageDocument = z.infer<typeof PageDocument>;
