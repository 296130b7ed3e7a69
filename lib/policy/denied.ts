/**
 * What a policy denies whatever else may be true, so that a browser can be told beforehand: kill entries,
 * and rules in `enforce` that block an app by its id and by nothing else. The net of the extension is made
 * from it, and the linter counts it.
 */
import { appKey } from './facts.ts';
import { killKeys } from './compile.ts';
import type { Condition, Policy, Rule } from './schema.ts';

/** One thing that is denied, and the kill entry or rule that says so. */
export interface Denied {
  readonly by: 'kill' | 'rule';
  readonly entry: string;
  /** `app`: a client id; `host`: where requests are made; `redirect`: where answers go. */
  readonly what: 'app' | 'host' | 'redirect';
  readonly value: string;
}

/**
 * How many rules a browser takes beforehand. Chromium 156: 30,000 that block (measured; one more and the
 * whole update is refused); Firefox: 5,000 (`ExtensionDNRLimits.sys.mjs`).
 */
export const NET_CAPACITY = { chromium: 30_000, firefox: 5_000 } as const;

const KILL_KEYS: Readonly<Record<string, Denied['what']>> = {
  app: 'app',
  host: 'host',
  redirect: 'redirect',
};

/** Everything that is denied outright, kill entries first, each once. Never more than the policy says. */
export function deniedOutright(policy: Policy): Denied[] {
  const all = [
    ...policy.kill.flatMap((entry) =>
      killKeys(entry).flatMap((key): Denied[] => {
        const what = KILL_KEYS[key.slice(0, key.indexOf(':'))];
        const value = key.slice(key.indexOf(':') + 1);
        return what === undefined ? [] : [{ by: 'kill', entry: entry.id, what, value }];
      }),
    ),
    ...policy.rules.flatMap((rule) =>
      isUnconditional(rule, policy)
        ? (appsOf(rule.when, policy) ?? []).map((value): Denied => ({
            by: 'rule',
            entry: rule.id,
            what: 'app',
            value,
          }))
        : [],
    ),
  ];
  const seen = new Set<string>();
  return all.filter(({ what, value }) => {
    const key = `${what} ${value}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/**
 * Whether nothing but its condition stands between a rule and its block: no time, no share of people, no
 * approval, and no rule of a higher band that might decide in its place.
 */
function isUnconditional(rule: Rule, { rules, exceptions }: Policy): boolean {
  return (
    rule.effect === 'block' &&
    rule.stage === 'enforce' &&
    rule.kinds.includes('consent') &&
    rule.starts === undefined &&
    rule.expires === undefined &&
    (rule.rollout ?? 100) === 100 &&
    !exceptions.some(({ rules: lifted }) => lifted.length === 0 || lifted.includes(rule.id)) &&
    !rules.some(
      ({ band, stage, kinds }) =>
        band > rule.band && stage !== 'observe' && kinds.includes('consent'),
    )
  );
}

/** The apps that a condition names, or null where it asks for anything else as well. */
function appsOf(condition: Condition, policy: Policy): string[] | null {
  const [[name, parameter] = ['', null]] = Object.entries(condition);
  switch (name) {
    case 'appIdIn':
      return isNames(parameter) ? parameter.map(appKey) : null;
    case 'appIn': {
      const list = typeof parameter === 'string' ? policy.lists.apps[parameter] : undefined;
      // An app that counts only within its scopes is not denied by its name alone.
      return (
        list
          ?.filter(({ scopes }) => scopes === undefined)
          .map(({ clientId }) => appKey(clientId)) ?? null
      );
    }
    case 'any': {
      if (!Array.isArray(parameter)) return null;
      const parts = parameter.map((part) => appsOf(part as Condition, policy) ?? []);
      return parts.flat();
    }
    default:
      return null;
  }
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
