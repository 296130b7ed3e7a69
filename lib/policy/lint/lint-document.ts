/** What can be wrong with a policy that has the right shape: its frame, its ids, what parts point to. */
import { KINDS } from '../../activity/activity.ts';
import { killKeys, killedHost } from '../compile.ts';
import { type Remark, error, warning } from './finding.ts';
import { suggestion } from './nearest.ts';
import { lintAnswers } from './lint-answers.ts';
import { type Exception, type Policy, type Rule, VOCABULARY } from '../schema.ts';
import { DomainName } from '../words.ts';
import type { Path } from './unknown-keys.ts';

/**
 * Everything about a document as a whole that is worth a remark.
 * @param now Unix time in ms.
 * @param surfaces ids of the surfaces that there are; null where nobody said.
 */
export function* lintDocument(
  policy: Policy,
  now: number,
  surfaces: readonly string[] | null,
): Generator<Remark> {
  yield* lintFrame(policy, now);
  yield* lintDuplicates(policy);
  for (const [index, rule] of policy.rules.entries())
    yield* lintRule(rule, ['rules', index], policy, now);
  for (const [index, exception] of policy.exceptions.entries())
    yield* lintException(exception, ['exceptions', index], policy, now);
  yield* lintAnswers(policy, now);
  yield* lintKill(policy);
  yield* lintHosts(policy, surfaces);
  yield* lintLocators(policy, surfaces);
}

function* lintFrame(policy: Policy, now: number): Generator<Remark> {
  if (Date.parse(policy.expires) <= now)
    yield error(
      'policy-over',
      ['expires'],
      `The policy expired on ${policy.expires}; browsers would not take it.`,
      'choose a date to come',
    );
  if (Date.parse(policy.expires) <= Date.parse(policy.issued))
    yield error('policy-over', ['expires'], 'The policy expires before it is issued.');
  if (policy.vocabulary > VOCABULARY)
    yield warning(
      'newer-vocabulary',
      ['vocabulary'],
      `This version knows vocabulary ${VOCABULARY}; newer words are left out.`,
      'update Handrail before you sign',
    );
  if ((policy.lists.domains['own'] ?? []).length === 0)
    yield warning(
      'no-own-domains',
      ['lists', 'domains', 'own'],
      'No own domains are named, so everybody is an outsider.',
      'add lists.domains.own',
    );
  const { findings } = policy.settings;
  if (findings !== undefined && findings.minimumHistory > findings.history)
    yield error(
      'findings-without-past',
      ['settings', 'findings', 'minimumHistory'],
      `Nothing would ever be found: ${findings.minimumHistory} days are needed and ${findings.history} are kept.`,
      'make minimumHistory smaller than history',
    );
  if (policy.rules.length === 0)
    yield warning('no-rules', ['rules'], 'There are no rules, so everything is allowed.');
  if (policy.leftOut.length > 0)
    yield error(
      'unknown-key',
      ['leftOut'],
      '"leftOut" is written by browsers and never by people.',
      'take it out',
    );
}

function* lintDuplicates(policy: Policy): Generator<Remark> {
  for (const part of ['rules', 'exceptions', 'kill', 'terms'] as const) {
    const seen = new Map<string, number>();
    for (const [index, { id }] of policy[part].entries()) {
      const first = seen.get(id);
      if (first === undefined) seen.set(id, index);
      else
        yield error(
          'duplicate-id',
          [part, index, 'id'],
          `The id "${id}" is taken by ${part}[${first}].`,
          'give each its own; reports and other parts of the policy go by it',
        );
    }
  }
}

function* lintRule(rule: Rule, at: Path, policy: Policy, now: number): Generator<Remark> {
  for (const [index, kind] of rule.kinds.entries())
    if (!KINDS.some((known) => known === kind))
      yield error(
        'no-such-kind',
        [...at, 'kinds', index],
        `There is no kind "${kind}".`,
        suggestion(kind, KINDS),
      );
  if (rule.expires !== undefined && Date.parse(rule.expires) <= now)
    yield warning(
      'rule-over',
      [...at, 'expires'],
      `The rule "${rule.id}" can never apply: it expired on ${rule.expires}.`,
      'remove it or choose a date to come',
    );
  else if (
    rule.expires !== undefined &&
    rule.starts !== undefined &&
    Date.parse(rule.expires) <= Date.parse(rule.starts)
  )
    yield warning(
      'rule-over',
      [...at, 'expires'],
      `The rule "${rule.id}" can never apply: it expires before it starts.`,
      'swap the two, or choose a later day',
    );
  const terms = rule.requires?.terms;
  if (terms !== undefined && !policy.terms.some(({ id }) => id === terms))
    yield error(
      'no-such-terms',
      [...at, 'requires', 'terms'],
      `There are no terms "${terms}".`,
      suggestion(
        terms,
        policy.terms.map(({ id }) => id),
      ),
    );
  for (const [index, { template }] of rule.alternatives.entries())
    if (template !== undefined && !Object.hasOwn(policy.lists.templates, template))
      yield error(
        'no-such-template',
        [...at, 'alternatives', index, 'template'],
        `There is no template "${template}" under lists.templates.`,
        suggestion(template, Object.keys(policy.lists.templates)),
      );
}

function* lintException(
  exception: Exception,
  at: Path,
  policy: Policy,
  now: number,
): Generator<Remark> {
  if (Date.parse(exception.until) <= now)
    yield warning(
      'exception-over',
      [...at, 'until'],
      `The exception "${exception.id}" is over since ${exception.until}.`,
      'remove it',
    );
  const asked = exception.request !== undefined;
  if (!asked && exception.actor.user === undefined && exception.actor.group === undefined)
    yield warning(
      'exception-void',
      [...at, 'actor'],
      `The exception "${exception.id}" is for nobody.`,
      'name actor.user, actor.group or request',
    );
  if (!asked && (exception.app ?? exception.resource ?? exception.connector) === undefined)
    yield warning(
      'exception-void',
      at,
      `The exception "${exception.id}" is for nothing.`,
      'name an app, a connector, a resource or a request',
    );
  const ids = policy.rules.map(({ id }) => id);
  for (const [index, id] of exception.rules.entries())
    if (!ids.includes(id))
      yield error(
        'no-such-rule',
        [...at, 'rules', index],
        `There is no rule "${id}".`,
        suggestion(id, ids),
      );
}

function* lintKill(policy: Policy): Generator<Remark> {
  const own = new Set(policy.lists.domains['own']);
  for (const [index, entry] of policy.kill.entries()) {
    if (killKeys(entry).length === 0)
      yield error(
        'kill-nothing',
        ['kill', index],
        `The kill entry "${entry.id}" stops nothing.`,
        'name an app, a host, a domain or a connector',
      );
    for (const part of ['domain', 'host'] as const) {
      const written = entry[part];
      if (written === undefined) continue;
      const named = killedHost(written);
      if (!isHost(named))
        yield error(
          'kill-nothing',
          ['kill', index, part],
          `"${written}" is no ${part}, so the kill entry "${entry.id}" stops nothing by it.`,
          'write one name, for example files.example.com; what is below it stops as well',
        );
      if (own.has(named))
        yield warning(
          'own-elsewhere',
          ['kill', index, part],
          `"${named}" is one of your own domains; everything there stops.`,
        );
    }
  }
}

/** A name with any number of dots, or an address; `URL` has brought both into their one form. */
function isHost(name: string): boolean {
  return DomainName.safeParse(name).success || /^\[[0-9a-f:.]+\]$/u.test(name);
}

function* lintHosts(policy: Policy, surfaces: readonly string[] | null): Generator<Remark> {
  const seen = new Set<string>();
  for (const [index, { surface }] of policy.hosts.entries()) {
    const at = ['hosts', index, 'surface'];
    yield* lintSurface(surface, at, surfaces);
    if (seen.has(surface))
      yield error(
        'duplicate-entry',
        at,
        `"${surface}" stands here twice.`,
        'put all its hosts into one entry',
      );
    seen.add(surface);
  }
}

function* lintLocators(policy: Policy, surfaces: readonly string[] | null): Generator<Remark> {
  const seen = new Set<string>();
  for (const [index, { surface, part, version }] of policy.locators.entries()) {
    const at = ['locators', index];
    yield* lintSurface(surface, [...at, 'surface'], surfaces);
    const key = JSON.stringify([surface, part, version]);
    if (seen.has(key))
      yield error(
        'duplicate-entry',
        at,
        `The part "${part}" of ${surface} version ${version} stands here twice.`,
        'put all its selectors into one entry',
      );
    seen.add(key);
  }
}

function* lintSurface(
  surface: string,
  at: Path,
  surfaces: readonly string[] | null,
): Generator<Remark> {
  const kind = surface.split('/')[0] ?? '';
  if (!KINDS.some((known) => known === kind))
    yield error('no-such-kind', at, `There is no kind "${kind}".`, suggestion(kind, KINDS));
  else if (surfaces !== null && !surfaces.includes(surface))
    yield warning(
      'unknown-surface',
      at,
      `This version has no surface "${surface}", so the entry does nothing here.`,
      suggestion(
        surface,
        surfaces.filter((id) => id.startsWith(`${kind}/`)),
      ),
    );
}
