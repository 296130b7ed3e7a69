/** Whose account a request is for, as far as it hints at that. Hints are the app's word, not the provider's. */
import { type ConsentActivity, HostName } from '../activity/activity.ts';
import { type Parameters, valueOf } from './authorize-parameters.ts';
import { domainOfAddress } from './dom.ts';

/** Domain of the account that the request hints at, or null; never the whole address. */
export function accountDomainOf(parameters: Parameters): string | null {
  const domain =
    domainOfAddress((valueOf(parameters, 'login_hint') ?? '').slice(0, 400)) ??
    valueOf(parameters, 'hd') ??
    valueOf(parameters, 'domain_hint');
  const name = (domain ?? '').toLowerCase();
  return name.includes('.') && HostName.safeParse(name).success ? name : null;
}

/** Hosts that only know personal Microsoft accounts. */
const PERSONAL_HOSTS: ReadonlySet<string> = new Set(['login.live.com', 'account.live.com']);
/** The tenant of personal accounts, by its two names (Microsoft identity platform, "Endpoints"). */
const PERSONAL_TENANTS: ReadonlySet<string> = new Set([
  'consumers',
  '9188040d-6c67-4c5b-b112-36a304b66dad',
]);
/** First parts of Entra paths that name one tenant: its id, a domain of it, or `organizations` for any. */
const WORK_TENANT =
  /^(organizations|[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,8})$/u;

/**
 * Whether a work or a personal account is asked for; null where the request leaves it open.
 * @param platform the provider whose address it is, or null.
 */
export function accountKindOf(
  platform: string | null,
  host: string,
  path: string,
  parameters: Parameters,
): ConsentActivity['accountKind'] {
  const hint = (valueOf(parameters, 'domain_hint') ?? '').toLowerCase();
  if (platform === 'microsoft') {
    const tenant = (path.split('/', 2)[1] ?? '').toLowerCase();
    if (PERSONAL_HOSTS.has(host) || PERSONAL_TENANTS.has(tenant) || hint === 'consumers')
      return 'personal';
    // `domain_hint` names a domain, or `organizations` (Entra, "Home realm discovery").
    return hint !== '' || WORK_TENANT.test(tenant) ? 'work' : null;
  }
  // `hd` keeps to Workspace accounts; `*` to those of any domain (Google, "OpenID Connect", `hd`).
  return platform === 'google' && valueOf(parameters, 'hd') !== null ? 'work' : null;
}
