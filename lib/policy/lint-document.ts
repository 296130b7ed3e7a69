/** What can be wrong with a policy that has the right shape: rules, texts, lists, exceptions, kill list. */
import { getPublicSuffix } from 'tldts';
import { KINDS } from '../activity/activity.ts';
import { holds } from '../activity/decision.ts';
import { killKeys } from './compile.ts';
import type { Remark } from './finding.ts';
import { listsAskedBy, whyNever } from './lint-conditions.ts';
import { suggestion } from './nearest.ts';
import { type Exception, type Localised, type Policy, type Rule, VOCABULARY } from './schema.ts';
import type { Path } from './unknown-keys.ts';

const error = (at: Path, message: string, hint: string | null = null): Remark => ({
  severity: 'error',
  at,
  message,
  hint,
});
const warning = (at: Path, message: string, hint: string | null = null): Remark => ({
  severity: 'warning',
  at,
  message,
  hint,
});

/** Everything that is worth a remark. @param now Unix time in ms. */
export function* lintDocument(policy: Policy, now: number): Generator<Remark> {
  yield* lintFrame(policy, now);
  yield* lintLists(policy);
  yield* lintDuplicates(policy);
  for (const [index, rule] of policy.rules.entries())
    yield* lintRule(rule, ['rules', index], policy, now);
  for (const [index, exception] of policy.exceptions.entries())
    yield* lintException(exception, ['exceptions', index], policy, now);
  yield* lintKill(policy);
  yield* lintHosts(policy);
}

function* lintFrame(policy: Policy, now: number): Generator<Remark> {
  if (Date.parse(policy.expires) <= now)
    yield error(
      ['expires'],
      `The policy expired on ${policy.expires}; browsers would not take it.`,
      'choose a date to come',
    );
  if (Date.parse(policy.expires) <= Date.parse(policy.issued))
    yield error(['expires'], 'The policy expires before it is issued.');
  if (policy.vocabulary > VOCABULARY)
    yield warning(
      ['vocabulary'],
      `This version knows vocabulary ${VOCABULARY}; newer words are left out.`,
      'update Handrail before you sign',
    );
  if ((policy.lists.domains['own'] ?? []).length === 0)
    yield warning(
      ['lists', 'domains', 'own'],
      'No own domains are named, so everybody is an outsider.',
      'add lists.domains.own',
    );
  if (policy.rules.length === 0)
    yield warning(['rules'], 'There are no rules, so everything is allowed.');
}

function* lintLists(policy: Policy): Generator<Remark> {
  for (const [name, domains] of Object.entries(policy.lists.domains)) {
    const seen = new Set<string>();
    for (const [index, domain] of domains.entries()) {
      const at = ['lists', 'domains', name, index];
      if (isPublicSuffix(domain))
        yield error(
          at,
          `"${domain}" is an ending that anybody can register names under.`,
          'name the domain itself, for example acme.example',
        );
      if (seen.has(domain)) yield warning(at, `"${domain}" stands here twice.`);
      seen.add(domain);
    }
  }
  const own = new Set(policy.lists.domains['own']);
  for (const name of ['partner', 'consumer']) {
    for (const [index, domain] of (policy.lists.domains[name] ?? []).entries())
      if (own.has(domain))
        yield warning(
          ['lists', 'domains', name, index],
          `"${domain}" is an own domain too; own wins.`,
        );
  }
  for (const [name, apps] of Object.entries(policy.lists.apps)) {
    const seen = new Set<string>();
    for (const [index, { clientId }] of apps.entries()) {
      if (seen.has(clientId))
        yield error(
          ['lists', 'apps', name, index],
          `The app "${clientId}" stands here twice; only the last entry would count.`,
        );
      seen.add(clientId);
    }
  }
  yield* lintUnused(policy);
}

/** Lists with a meaning of their own, in dialogs and audiences. */
const MEANINGFUL = new Set(['domains.own', 'domains.partner', 'domains.consumer']);

function* lintUnused({ lists, rules }: Policy): Generator<Remark> {
  const asked = new Set(
    rules.flatMap(({ when }) => listsAskedBy(when)).map(([kind, name]) => `${kind}.${name}`),
  );
  for (const [kind, named] of Object.entries(lists))
    for (const name of Object.keys(named))
      if (!asked.has(`${kind}.${name}`) && !MEANINGFUL.has(`${kind}.${name}`))
        yield {
          ...warning(['lists', kind, name], `No rule asks the list "${name}".`),
          part: 'key',
        };
}

function isPublicSuffix(domain: string): boolean {
  return domain.includes('.')
    ? getPublicSuffix(domain, { allowPrivateDomains: false }) === domain
    : domain !== 'localhost';
}

function* lintDuplicates(policy: Policy): Generator<Remark> {
  for (const part of ['rules', 'exceptions', 'kill'] as const) {
    const seen = new Map<string, number>();
    for (const [index, { id }] of policy[part].entries()) {
      const first = seen.get(id);
      if (first !== undefined)
        yield error(
          [part, index, 'id'],
          `The id "${id}" is taken by ${part}[${first}].`,
          'give each its own; reports and exceptions go by it',
        );
      else seen.set(id, index);
    }
  }
}

function* lintRule(rule: Rule, at: Path, policy: Policy, now: number): Generator<Remark> {
  for (const [index, kind] of rule.kinds.entries())
    if (!KINDS.some((known) => known === kind))
      yield error([...at, 'kinds', index], `There is no kind "${kind}".`, suggestion(kind, KINDS));
  if (rule.expires !== undefined && Date.parse(rule.expires) <= now)
    yield warning(
      [...at, 'expires'],
      `The rule "${rule.id}" can never apply: it expired on ${rule.expires}.`,
      'remove it or choose a date to come',
    );
  const never = whyNever(rule.when, rule.kinds, policy.lists);
  if (never !== null)
    yield warning([...at, 'when'], `The rule "${rule.id}" can never apply: ${never}.`);
  yield* lintTexts(rule, at);
}

function* lintTexts(rule: Rule, at: Path): Generator<Remark> {
  const { title, why, advice } = rule.text;
  const texts: Array<readonly [Path, Localised]> = [
    ...(title === undefined ? [] : [[[...at, 'text', 'title'], title] as const]),
    ...why.map((text, index) => [[...at, 'text', 'why', index], text] as const),
    ...(advice === undefined ? [] : [[[...at, 'text', 'advice'], advice] as const]),
    ...rule.alternatives.map(
      ({ label }, index) => [[...at, 'alternatives', index, 'label'], label] as const,
    ),
  ];
  for (const [place, text] of texts)
    if (text['en'] === undefined)
      yield warning(
        place,
        'The English text is missing; it is what people get whose language is not here.',
        'add en',
      );
  if (holds(rule.effect) && why.length === 0 && advice === undefined)
    yield warning(
      at,
      `"${rule.id}" holds people up without a word of its own.`,
      'add text.why in English',
    );
  const dead =
    rule.effect === 'block' &&
    rule.stage === 'enforce' &&
    rule.alternatives.length === 0 &&
    advice === undefined;
  if (dead)
    yield warning(
      at,
      `"${rule.id}" stops people and shows no other way.`,
      'add text.advice or alternatives',
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
      [...at, 'until'],
      `The exception "${exception.id}" is over since ${exception.until}.`,
      'remove it',
    );
  if (exception.actor.user === undefined && exception.actor.group === undefined)
    yield warning(
      [...at, 'actor'],
      `The exception "${exception.id}" is for nobody.`,
      'name actor.user or actor.group',
    );
  if (exception.app === undefined && exception.resource === undefined)
    yield warning(
      at,
      `The exception "${exception.id}" is for nothing.`,
      'name an app or a resource',
    );
  const ids = policy.rules.map(({ id }) => id);
  for (const [index, id] of exception.rules.entries())
    if (!ids.includes(id))
      yield error([...at, 'rules', index], `There is no rule "${id}".`, suggestion(id, ids));
}

function* lintKill(policy: Policy): Generator<Remark> {
  const own = new Set(policy.lists.domains['own']);
  for (const [index, entry] of policy.kill.entries()) {
    if (killKeys(entry).length === 0)
      yield error(
        ['kill', index],
        `The kill entry "${entry.id}" stops nothing.`,
        'name an app, a host, a domain or a connector',
      );
    for (const part of ['domain', 'host'] as const) {
      const named = entry[part]?.toLowerCase();
      if (named !== undefined && own.has(named))
        yield warning(
          ['kill', index, part],
          `"${named}" is one of your own domains; everything there stops.`,
        );
    }
  }
}

function* lintHosts(policy: Policy): Generator<Remark> {
  const seen = new Set<string>();
  for (const [index, { surface }] of policy.hosts.entries()) {
    const kind = surface.split('/')[0] ?? '';
    if (!KINDS.some((known) => known === kind))
      yield error(
        ['hosts', index, 'surface'],
        `There is no kind "${kind}".`,
        suggestion(kind, KINDS),
      );
    if (seen.has(surface))
      yield error(
        ['hosts', index, 'surface'],
        `"${surface}" stands here twice.`,
        'put all its hosts into one entry',
      );
    seen.add(surface);
  }
}
