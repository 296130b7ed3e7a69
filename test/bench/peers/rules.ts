/**
 * The same three-part rules for every engine, and the steps they are asked about. A rule matches when the
 * app is one of its own, a scope is one of its own, and the account is at none of its domains.
 */

export interface NeutralRule {
  readonly id: string;
  readonly apps: readonly string[];
  readonly scopes: readonly string[];
  readonly notAt: readonly string[];
}

export interface NeutralStep {
  readonly app: string;
  readonly scopes: readonly string[];
  readonly account: string;
}

/** How many rules match a step about an asked app, however many rules there are. */
export const MATCHING = 5;
/** Apps that are asked about; a third of the steps is about an app that no rule names. */
const ASKED = 8;

const SCOPES = ['mail.read', 'mail.send', 'files.read', 'files.readwrite', 'calendars.read'];
const PRIVATE = ['gmail.com', 'outlook.com', 'gmx.de'];

/** `size` rules, of which `MATCHING` at most match any one step, in a fixed order. */
export function neutralRules(size: number): NeutralRule[] {
  const rules = Array.from({ length: size }, (_, index): NeutralRule => {
    const asked = index < MATCHING * ASKED;
    return {
      id: `rule-${String(index).padStart(5, '0')}`,
      apps: [asked ? `app-${index % ASKED}` : `other-${index}`, `spare-${index}`],
      scopes: [SCOPES[index % SCOPES.length]!, SCOPES[(index + 2) % SCOPES.length]!],
      notAt: PRIVATE,
    };
  });
  return shuffled(rules);
}

/** Steps of every kind: about asked apps and others, at work and private, with few and many scopes. */
export function neutralSteps(): NeutralStep[] {
  return Array.from({ length: 24 }, (_, index) => ({
    app: index % 3 === 2 ? `nobody-${index}` : `app-${index % ASKED}`,
    scopes: ['openid', 'profile', ...SCOPES.slice(0, 1 + (index % SCOPES.length))],
    account: index % 7 === 0 ? 'gmail.com' : 'acme.example',
  }));
}

/** What a person would say: the ids of the rules that match, in order. */
export function matchingByHand(rules: readonly NeutralRule[], step: NeutralStep): string[] {
  return rules
    .filter(
      ({ apps, scopes, notAt }) =>
        apps.includes(step.app) &&
        scopes.some((scope) => step.scopes.includes(scope)) &&
        !notAt.includes(step.account),
    )
    .map(({ id }) => id)
    .toSorted();
}

/** Fixed, so that runs are alike: a linear congruential generator (Numerical Recipes). */
function shuffled<T>(items: readonly T[]): T[] {
  let seed = 42;
  const next = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  return items
    .map((item) => ({ item, key: next() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
