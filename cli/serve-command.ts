/** `handrail serve`: the policy and report service, until it is told to stop. */
import packageFile from '../package.json' with { type: 'json' };
import { readJson } from './files.ts';
import { readPublicKeys, readSigningKey } from './key-files.ts';
import { Refusal, type ExitCode, say, sayJson, styled } from './terminal.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly policy: string;
  readonly policyKey?: string;
  readonly adminKeys?: string;
  readonly policyOut?: string;
  readonly ownerSignOff?: string;
  readonly databaseUrl?: string;
  readonly reportToken: readonly string[];
  readonly enrolmentToken: readonly string[];
  readonly requireEnrolment: boolean;
  readonly exportToken: readonly string[];
  readonly metricsToken: readonly string[];
  readonly keepSteps: number | null;
  readonly keepHealth: number | null;
  readonly containNeeds: 'one' | 'two';
  readonly natsUrl: readonly string[];
  readonly natsReplicas: number;
  readonly sinks?: string;
  readonly hooks?: string;
  readonly dryRun: boolean;
  readonly extension?: string;
  readonly console?: string;
  readonly evidenceKey?: string;
  readonly publicUrl?: string;
  readonly secureCookies: boolean;
  readonly oidcIssuer?: string;
  readonly oidcClientId?: string;
  readonly oidcLabel?: string;
  readonly oidcScopes?: string;
  readonly oidcRoleClaim?: string;
  readonly oidcRole: readonly string[];
  readonly oidcDefaultRole?: string;
  readonly oidcEndSession?: boolean;
  readonly oidcDomain: readonly string[];
  readonly localSignIn: boolean;
  readonly tenant?: string;
  readonly pseudonymKey?: string;
  readonly json: boolean;
}

/**
 * Starts the service and waits for SIGINT or SIGTERM; with `dryRun` only tries the start's migrations.
 * @throws Refusal 1 when it cannot start.
 */
export async function serve(options: ServeOptions): Promise<ExitCode> {
  // Loaded here only: the other commands start without a database.
  const { rehearseStart, startService } = await import('../server/main.ts');
  if (options.dryRun) {
    const due = await rehearseStart(await serviceOptions(options)).catch(refuse);
    if (options.json) sayJson({ due });
    else if (due.length === 0) say('The database is up to date.');
    else
      say(`These steps went well and were undone:\n${due.map((step) => `  ${step}`).join('\n')}`);
    return 0;
  }
  const service = await startService(await serviceOptions(options)).catch(refuse);
  if (options.json)
    sayJson({ url: service.url, port: service.port, adminPassword: service.adminPassword });
  else {
    say(`Handrail listens on ${styled('bold', service.url)}. Stop it with Ctrl+C.`);
    if (service.adminPassword !== null)
      say(
        `The console's first account is "admin", its password ${service.adminPassword}. It is shown this once.`,
      );
  }
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await service.close();
  return 0;
}

type Given = Parameters<typeof import('../server/main.ts').startService>[0];

/** What the service is told: options first, then the environment. It checks all of it itself. */
async function serviceOptions(options: ServeOptions): Promise<Given> {
  const sinks = options.sinks === undefined ? [] : await readJson(options.sinks, 'a list of sinks');
  const hooks = options.hooks === undefined ? [] : await readJson(options.hooks, 'a list of hooks');
  const urls = [...options.natsUrl, ...tokensOf(process.env['NATS_URL'])];
  return {
    port: options.port,
    host: options.host,
    dataDirectory: options.data,
    policyFile: options.policy,
    policyKey: options.policyKey === undefined ? null : await readSigningKey(options.policyKey),
    adminKeys:
      options.adminKeys === undefined ? [] : [...(await readPublicKeys(options.adminKeys))],
    policyOut: options.policyOut ?? null,
    ownerSignOff: (options.ownerSignOff ?? 'never') as Given['ownerSignOff'],
    databaseUrl: options.databaseUrl ?? process.env['DATABASE_URL'] ?? null,
    reportTokens: [...options.reportToken, ...tokensOf(process.env['HANDRAIL_REPORT_TOKENS'])],
    enrolmentTokens: [
      ...options.enrolmentToken,
      ...tokensOf(process.env['HANDRAIL_ENROLMENT_TOKENS']),
    ],
    requireEnrolment: options.requireEnrolment,
    exportTokens: [...options.exportToken, ...tokensOf(process.env['HANDRAIL_EXPORT_TOKENS'])],
    metricsTokens: [...options.metricsToken, ...tokensOf(process.env['HANDRAIL_METRICS_TOKENS'])],
    stream: urls.length === 0 ? null : { urls, replicas: options.natsReplicas as 1 | 3 | 5 },
    sinks: sinks as Given['sinks'],
    hooks: hooks as Given['hooks'],
    retentionDays: { step: options.keepSteps, health: options.keepHealth },
    containNeeds: options.containNeeds,
    adminPassword: process.env['HANDRAIL_ADMIN_PASSWORD'] ?? null,
    extensionDirectory: options.extension ?? null,
    consoleDirectory: options.console ?? null,
    evidenceKey: options.evidenceKey ?? null,
    productVersion: packageFile.version,
    publicUrl: options.publicUrl ?? null,
    secureCookies: options.secureCookies,
    localSignIn: options.localSignIn,
    tenant: options.tenant ?? null,
    pseudonymKeyFile: options.pseudonymKey ?? null,
    oidc: oidcOf(options),
  };
}

/** The identity provider; its secret comes from the environment alone, where no list of processes shows it. */
function oidcOf(options: ServeOptions): Given['oidc'] {
  const { oidcIssuer: issuer, oidcClientId: clientId } = options;
  if (issuer === undefined && clientId === undefined) return null;
  if (issuer === undefined || clientId === undefined)
    throw new Refusal('An identity provider needs both --oidc-issuer and --oidc-client-id.', 2);
  return {
    issuer,
    clientId,
    clientSecret: process.env['HANDRAIL_OIDC_CLIENT_SECRET'] ?? null,
    ...(options.oidcLabel === undefined ? {} : { label: options.oidcLabel }),
    ...(options.oidcScopes === undefined ? {} : { scopes: options.oidcScopes }),
    ...(options.oidcRoleClaim === undefined ? {} : { roleClaim: options.oidcRoleClaim }),
    roles: options.oidcRole.map(roleOf),
    defaultRole: (options.oidcDefaultRole ?? null) as Role | null,
    endSession: options.oidcEndSession === true,
    domains: [...options.oidcDomain],
  };
}

type Role = NonNullable<NonNullable<Given['oidc']>['roles']>[number]['role'];

/** `admin=handrail-admins`: the service says what is wrong with the role. */
function roleOf(text: string): { role: Role; value: string } {
  const split = text.indexOf('=');
  if (split < 1)
    throw new Refusal(`--oidc-role ${text}: write ROLE=VALUE, as in admin=security-team.`, 2);
  return { role: text.slice(0, split) as Role, value: text.slice(split + 1) };
}

function refuse(error: unknown): never {
  throw new Refusal(error instanceof Error ? error.message : String(error), 1);
}

function tokensOf(list: string | undefined): string[] {
  return (list ?? '').split(/[\s,]+/u).filter((token) => token !== '');
}
