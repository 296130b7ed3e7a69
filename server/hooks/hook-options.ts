/** What an admin says of each hook; parsed once, when the service starts. Secrets are never in it. */
import { z } from 'zod';
import { SEVERITIES } from '../contract/findings.ts';
import { HAPPENINGS } from '../contract/hooks.ts';

/** Name of an environment variable. */
const Variable = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, 'give the name of an environment variable');
const Url = z.url({ protocol: /^https?$/ });

const common = {
  /** Names what is on its way; a hook of another name begins anew. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,50}$/, 'a name is lower-case letters, digits and -'),
  on: z.array(z.enum(HAPPENINGS)).min(1),
  /** Of findings, those that are at least so severe. */
  severity: z.enum(SEVERITIES).default('low'),
  /** The whole address; `urlFrom` where the address itself is the secret. */
  url: Url.optional(),
  urlFrom: Variable.optional(),
  /** Days after which a notice that could not be handed over is given up. */
  giveUpDays: z.int().min(1).max(30).default(3),
};

/** Basic authentication with a user, else a bearer token. */
const signedIn = { user: z.string().min(1).max(200).nullable().default(null), tokenFrom: Variable };

export const HookOptions = z
  .discriminatedUnion('type', [
    /** An incoming webhook of a Slack app. */
    z.strictObject({ ...common, type: z.literal('slack') }),
    /** A workflow of Teams that posts a card when a webhook request is received. */
    z.strictObject({ ...common, type: z.literal('teams') }),
    /** `url` is the site, as in https://acme.atlassian.net. */
    z.strictObject({
      ...common,
      ...signedIn,
      type: z.literal('jira'),
      project: z.string().regex(/^[A-Z][A-Z0-9_]{0,99}$/, 'a project key, as in SEC'),
      issueType: z.string().min(1).max(60).default('Task'),
    }),
    /** `url` is the instance, as in https://acme.service-now.com. */
    z.strictObject({
      ...common,
      ...signedIn,
      type: z.literal('servicenow'),
      table: z
        .string()
        .regex(/^[a-z0-9_]{1,80}$/)
        .default('incident'),
    }),
    /** JSON, signed as standardwebhooks.com says. */
    z.strictObject({ ...common, type: z.literal('webhook'), secretFrom: Variable }),
  ])
  .refine(({ url, urlFrom }) => (url === undefined) !== (urlFrom === undefined), {
    error: 'give either url or urlFrom',
  });
export type HookOptions = z.infer<typeof HookOptions>;

export const HookList = z
  .array(HookOptions)
  .refine((hooks) => new Set(hooks.map(({ name }) => name)).size === hooks.length, {
    error: 'two hooks have the same name',
  });
