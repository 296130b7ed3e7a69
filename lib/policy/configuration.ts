/**
 * The managed configuration: what an admin sets by browser policy (DESIGN §8, names are fixed).
 * One schema; the managed schema for browsers, the documentation and the kit are made from it.
 */
import { z } from 'zod/mini';
import { type ConfigurationProblem, FailMode } from './configuration-words.ts';

const address = z.url({ protocol: /^https?$/ });

/** The extension's id in Firefox: its managed values stand under this name. */
export const FIREFOX_ID = 'handrail@handrail.example';

/** Every key on its own, so that one wrong value names itself and leaves the others in force. */
export const CONFIGURATION_KEYS = {
  policyUrl: address.check(z.describe('Address of the signed policy bundle.')),
  policyKeys: z
    .array(
      z.object({
        kid: z.string().check(z.minLength(1)),
        x: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
      }),
    )
    .check(
      z.describe('Ed25519 public keys that may sign the policy: key id and the key, base64url.'),
    ),
  reportUrl: address.check(z.describe('Address that takes reports.')),
  reportFormat: z.enum(['ocsf', 'otlp', 'splunk-hec']).check(z.describe('Format of reports.')),
  reportToken: z.string().check(z.minLength(1)).check(z.describe('Bearer token for reports.')),
  enrolmentToken: z
    .string()
    .check(z.regex(/^[\x21-\x7e]{16,4096}$/))
    .check(z.describe('Token with which browsers enrol at the service, to sign their reports.')),
  tenant: z
    .string()
    .check(z.minLength(1), z.maxLength(200))
    .check(z.describe('Name of the organisation in reports.')),
  user: z
    .string()
    .check(z.minLength(1), z.maxLength(320))
    .check(z.describe('The person at this browser, as the directory names them.')),
  groups: z
    .array(z.string().check(z.minLength(1), z.maxLength(200)))
    .check(z.describe('Groups of the person, for rules.')),
  deviceLabel: z
    .string()
    .check(z.minLength(1), z.maxLength(200))
    .check(z.describe('Name of the device in reports.')),
  failMode: FailMode.check(
    z.describe('What happens while no policy is at hand: open, warn or closed.'),
  ),
  privacy: z.enum(['plain', 'pseudonymous']).check(z.describe('Whether reports name people.')),
  pollMinutes: z
    .int()
    .check(z.gte(1), z.lte(1440))
    .check(z.describe('Minutes between looks at the policy address.')),
} as const;

export type ConfigurationKey = keyof typeof CONFIGURATION_KEYS;

/** The configuration as the rest of the extension sees it: complete, every gap decided here. */
export const Configuration = z.strictObject({
  policyUrl: z.nullable(CONFIGURATION_KEYS.policyUrl),
  policyKeys: CONFIGURATION_KEYS.policyKeys,
  reportUrl: z.nullable(CONFIGURATION_KEYS.reportUrl),
  reportFormat: CONFIGURATION_KEYS.reportFormat,
  reportToken: z.nullable(CONFIGURATION_KEYS.reportToken),
  enrolmentToken: z.nullable(CONFIGURATION_KEYS.enrolmentToken),
  tenant: z.nullable(CONFIGURATION_KEYS.tenant),
  user: z.nullable(CONFIGURATION_KEYS.user),
  groups: CONFIGURATION_KEYS.groups,
  deviceLabel: z.nullable(CONFIGURATION_KEYS.deviceLabel),
  failMode: FailMode,
  privacy: CONFIGURATION_KEYS.privacy,
  pollMinutes: CONFIGURATION_KEYS.pollMinutes,
});
export type Configuration = z.infer<typeof Configuration>;

/** What holds where a key is not set. */
export const UNSET: Configuration = {
  policyUrl: null,
  policyKeys: [],
  reportUrl: null,
  reportFormat: 'ocsf',
  reportToken: null,
  enrolmentToken: null,
  tenant: null,
  user: null,
  groups: [],
  deviceLabel: null,
  failMode: 'open',
  privacy: 'plain',
  pollMinutes: 5,
};

export interface ReadConfiguration {
  readonly configuration: Configuration;
  /** Keys that were set and valid. */
  readonly set: readonly ConfigurationKey[];
  readonly problems: readonly ConfigurationProblem[];
}

/**
 * Reads what the browser gave as managed values. A wrong value is left out and named; the others hold.
 * An unknown key is named too, since it is most often a typing error.
 */
export function readConfiguration(managed: Readonly<Record<string, unknown>>): ReadConfiguration {
  const problems: ConfigurationProblem[] = [];
  const accepted: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(managed)) {
    if (!isKey(key)) {
      problems.push({
        key,
        problem: `Handrail has no setting of this name. It knows: ${names()}.`,
      });
      continue;
    }
    const result = CONFIGURATION_KEYS[key].safeParse(value);
    if (result.success) accepted[key] = result.data;
    else problems.push({ key, problem: explain(result.error) });
  }
  return {
    configuration: Configuration.parse({ ...UNSET, ...accepted }),
    set: Object.keys(accepted).filter(isKey),
    problems,
  };
}

function isKey(key: string): key is ConfigurationKey {
  return Object.hasOwn(CONFIGURATION_KEYS, key);
}

function names(): string {
  return Object.keys(CONFIGURATION_KEYS).join(', ');
}

function explain(error: z.core.$ZodError): string {
  return error.issues
    .map((issue) =>
      issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`,
    )
    .join('; ');
}
