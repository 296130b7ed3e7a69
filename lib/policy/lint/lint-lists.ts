/** What can be wrong with the lists of a policy: endings, misspelt domains, double and unused entries. */
import { predicatesIn } from '../predicates/condition.ts';
import { getDomain, getDomainWithoutSuffix, getPublicSuffix, parse } from 'tldts';
import { type Remark, error, onKey, warning } from './finding.ts';
import { listsAskedBy } from './lint-conditions.ts';
import { oneEditApart } from '../../catalog/names/one-edit.ts';
import { selfAndParents } from '../../catalog/hosts/domains.ts';
import type { Policy } from '../schema.ts';
import type { Path } from './unknown-keys.ts';
import { WELL_KNOWN_DOMAINS } from './well-known-domains.ts';

/** Everything about lists that is worth a remark. */
export function* lintLists(policy: Policy): Generator<Remark> {
  yield* lintDomains(policy);
  yield* lintApps(policy);
  yield* lintConnectors(policy);
  yield* lintTypos(policy);
  yield* lintUnused(policy);
}

function* lintDomains({ lists }: Policy): Generator<Remark> {
  for (const [name, domains] of Object.entries(lists.domains)) {
    const seen = new Set<string>();
    for (const [index, domain] of domains.entries()) {
      const at = ['lists', 'domains', name, index];
      if (isPublicSuffix(domain))
        yield error(
          'public-suffix',
          at,
          `"${domain}" is an ending that anybody can register names under.`,
          'name the domain itself, for example acme.example',
        );
      if (seen.has(domain))
        yield warning('duplicate-entry', at, `"${domain}" stands here twice.`, 'take one out');
      seen.add(domain);
    }
  }
  const own = new Set(lists.domains['own']);
  for (const name of ['partner', 'consumer']) {
    for (const [index, domain] of (lists.domains[name] ?? []).entries())
      if (own.has(domain))
        yield warning(
          'own-elsewhere',
          ['lists', 'domains', name, index],
          `"${domain}" is an own domain too; own wins.`,
          'take one of them out',
        );
  }
}

function isPublicSuffix(domain: string): boolean {
  return domain.includes('.')
    ? getPublicSuffix(domain, { allowPrivateDomains: false }) === domain
    : domain !== 'localhost';
}

function* lintApps({ lists }: Policy): Generator<Remark> {
  for (const [name, apps] of Object.entries(lists.apps))
    yield* lintTwice(
      apps.map(({ clientId }) => clientId),
      ['lists', 'apps', name],
      'app',
    );
}

function* lintConnectors({ lists }: Policy): Generator<Remark> {
  for (const [name, connectors] of Object.entries(lists.connectors))
    yield* lintTwice(
      connectors.map(({ id }) => id),
      ['lists', 'connectors', name],
      'connector',
    );
}

function* lintTwice(ids: readonly string[], at: Path, what: string): Generator<Remark> {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id))
      yield error(
        'duplicate-entry',
        [...at, index],
        `The ${what} "${id}" stands here twice; only the last entry would count.`,
        'keep one of them',
      );
    seen.add(id);
  }
}

/** A list with more of them is about look-alikes, and means them. */
const MOST_TYPOS = 2;

function* lintTypos(policy: Policy): Generator<Remark> {
  const own = (policy.lists.domains['own'] ?? []).filter((domain) => !isPublicSuffix(domain));
  const meant = typoFinder(own);
  for (const [name, domains] of Object.entries(policy.lists.domains))
    yield* lintTyposOf(domains, ['lists', 'domains', name], meant);
  for (const [name, people] of Object.entries(policy.lists.people))
    yield* lintTyposOf(people.map(domainOfMail), ['lists', 'people', name], meant);
  yield* lintTyposOf(
    policy.exceptions.map(({ actor }) => domainOfMail(actor.user ?? '')),
    ['exceptions'],
    meant,
    ['actor', 'user'],
  );
}

const domainOfMail = (address: string) => address.split('@')[1]?.toLowerCase() ?? '';

function* lintTyposOf(
  domains: readonly string[],
  at: Path,
  meant: (domain: string) => string | null,
  below: Path = [],
): Generator<Remark> {
  const found = domains.flatMap((domain, index) => {
    const other = meant(domain);
    return other === null ? [] : [{ domain, index, other }];
  });
  if (found.length > MOST_TYPOS) return;
  for (const { domain, index, other } of found)
    yield warning(
      'domain-typo',
      [...at, index, ...below],
      `"${domain}" differs from "${other}" by one letter.`,
      `if you meant "${other}", mend it; if not, leave it as it is`,
    );
}

/** Finds the well-known or own domain that was most likely meant. */
function typoFinder(own: readonly string[]): (domain: string) => string | null {
  const known = new Set([...own, ...WELL_KNOWN_DOMAINS]);
  const ownNames = new Set(own);
  const byLength = Map.groupBy(known, ({ length }) => length);
  return (domain) => {
    const registered = getDomain(domain, { allowPrivateDomains: false });
    if (registered === null || selfAndParents(domain).some((name) => known.has(name))) return null;
    return (
      [-1, 0, 1]
        .flatMap((more) => byLength.get(registered.length + more) ?? [])
        .find(
          (other) =>
            oneEditApart(registered, other) &&
            isTypo(registered, other, ownNames.has(other) ? 4 : 5),
        ) ?? null
    );
  };
}

/** Endings that people get when a letter of `com`, `net` or `org` is lost. */
const SLIPS = new Set(['co', 'cm', 'om', 'ne', 'og', 'or']);

/** Short names, and the same name under the ending of another country, are names of their own. */
function isTypo(written: string, other: string, shortest: number): boolean {
  const [name, meant] = [getDomainWithoutSuffix(written), getDomainWithoutSuffix(other)];
  if ((meant ?? '').length < shortest) return false;
  if (name !== meant) return true;
  const { publicSuffix, isIcann } = parse(written, { allowPrivateDomains: false });
  return isIcann !== true || SLIPS.has(publicSuffix ?? '');
}

/** Lists with a meaning of their own, in dialogs and audiences. */
const MEANINGFUL = new Set(['domains.own', 'domains.partner', 'domains.consumer', 'apps.approved']);

/** Predicates that ask what a list says of an app or connector, whatever the list is called. */
const ASKS_FACTS = /^(?:vendor|colleagues|scopesBeyondCeiling|riskAtLeast)/u;

/** An entry that says nothing of the kind is found by the list's name alone. */
function saysFacts(list: unknown): boolean {
  return (
    Array.isArray(list) &&
    list.length > 0 &&
    list.every(
      (entry: unknown) =>
        typeof entry === 'object' &&
        entry !== null &&
        ('vendor' in entry || 'users' in entry || 'scopes' in entry),
    )
  );
}

function* lintUnused({ lists, rules }: Policy): Generator<Remark> {
  const factsAsked = rules.some(({ when }) =>
    predicatesIn(when).some(([name]) => ASKS_FACTS.test(name)),
  );
  const asked = new Set([
    ...rules.flatMap(({ when }) => listsAskedBy(when)).map(([kind, name]) => `${kind}.${name}`),
    ...rules.flatMap(({ alternatives }) =>
      alternatives.map(({ template }) => `templates.${template}`),
    ),
  ]);
  for (const [kind, named] of Object.entries(lists))
    for (const [name, list] of Object.entries(named))
      if (
        !asked.has(`${kind}.${name}`) &&
        !MEANINGFUL.has(`${kind}.${name}`) &&
        !(factsAsked && saysFacts(list))
      )
        yield onKey(
          warning(
            'unused-list',
            ['lists', kind, name],
            `No rule asks the list "${name}".`,
            'take it out, or ask it',
          ),
        );
}
