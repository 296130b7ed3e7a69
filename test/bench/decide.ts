/**
 * How long a decision takes as a policy grows, with the same number of matching rules.
 * `node test/bench/decide.ts` prints the figures; `run` gives them to whoever collects.
 */
import { EMPTY_CATALOG } from '../../lib/catalog/catalog.ts';
import { pathToFileURL } from 'node:url';
import {
  type Activity,
  type ConsentActivity,
  NO_REQUEST_FACTS,
} from '../../lib/activity/activity.ts';
import { compile } from '../../lib/policy/compile.ts';
import { decide } from '../../lib/policy/decide.ts';
import { type Context, NO_PROMPTS } from '../../lib/policy/facts.ts';
import { Policy } from '../../lib/policy/schema.ts';

export interface DecisionFigures {
  readonly rules: number;
  readonly matching: number;
  /** ms to read (zod) and to compile. */
  readonly parse: number;
  readonly compile: number;
  /** µs of one decision. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface Figures {
  readonly decisions: readonly DecisionFigures[];
  /** p50 at 10,000 rules by p50 at 100; the bar is 2. */
  readonly growth: number;
  readonly bar: number;
  readonly passed: boolean;
}

const BAR = 2;
const SIZES = [100, 1_000, 10_000] as const;
const MATCHING = 10;
/** Apps that have rules that match, so that each decision is about another one. */
const APPS = 5;
const WARM_UP = 5_000;
const ROUNDS = 20_000;

const CONTEXT: Context = {
  now: Date.parse('2026-11-25T10:00:00Z'),
  language: 'en',
  user: 'ada@acme.example',
  groups: ['sales'],
  stale: false,
  firstTime: null,
  prompts: NO_PROMPTS,
  catalog: EMPTY_CATALOG,
};

/** Three-part rules; `MATCHING` of them match for each of the asked apps, all others are for other apps. */
function policyOf(size: number): Policy {
  const rules = Array.from({ length: size }, (_, index) => {
    const asked = index < MATCHING * APPS;
    return {
      id: `rule-${index}`,
      kinds: ['consent'],
      when: {
        all: [
          { appIdIn: [asked ? `app-${index % APPS}` : `other-${index}`] },
          { any: [{ scopeIn: 'mail' }, { scopeIn: 'files' }] },
          { not: { accountDomainIn: 'consumer' } },
        ],
      },
      effect: 'justify',
      stage: 'enforce',
      text: { why: [{ en: `Why ${index}`, de: `Warum ${index}` }] },
    };
  });
  return Policy.parse({
    vocabulary: 1,
    id: 'bench',
    version: 1,
    issued: '2026-01-01T00:00:00Z',
    expires: '2028-01-01T00:00:00Z',
    organisation: { name: 'Acme' },
    lists: {
      domains: { own: ['acme.example'], consumer: ['gmail.com', 'outlook.com'] },
      scopes: { mail: ['mail.*'], files: ['files.read', 'files.readwrite'] },
    },
    rules: shuffled(rules),
  });
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

function consentOf(app: number): ConsentActivity {
  return {
    kind: 'consent',
    surface: 'consent/generic',
    platform: 'oauth',
    host: 'sso.acme.example',
    accountDomain: 'acme.example',
    sensor: 'flow',
    app: { clientId: `app-${app}`, name: null, publisher: null, verified: null },
    scopes: ['openid', 'profile', 'email', 'offline_access', 'mail.read'],
    redirectUri: 'https://app.example/callback',
    flow: 'code',
    offline: true,
    organisationWide: false,
    opaque: false,
    ...NO_REQUEST_FACTS,
  };
}

function timed<T>(task: () => T): { value: T; ms: number } {
  const started = performance.now();
  const value = task();
  return { value, ms: performance.now() - started };
}

function measure(size: number): DecisionFigures {
  const parsed = timed(() => policyOf(size));
  const compiled = timed(() => compile(parsed.value));
  const activities: readonly Activity[] = Array.from({ length: APPS }, (_, app) => consentOf(app));
  const ask = (round: number) =>
    decide(compiled.value, activities[round % APPS] as Activity, CONTEXT);
  for (let round = 0; round < WARM_UP; round += 1) ask(round);
  const matching = ask(0).rules.length;
  if (matching !== MATCHING) throw new Error(`${matching} rules matched instead of ${MATCHING}.`);
  const times = new Float64Array(ROUNDS);
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    ask(round);
    times[round] = performance.now() - started;
  }
  times.sort();
  const at = (share: number) => (times[Math.floor(ROUNDS * share)] as number) * 1000;
  return {
    rules: size,
    matching,
    parse: parsed.ms,
    compile: compiled.ms,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

/** Measures and prints. @returns the figures and whether the bar was met. */
export function run(): Figures {
  const decisions = SIZES.map(measure);
  const growth = (decisions.at(-1) as DecisionFigures).p50 / (decisions[0] as DecisionFigures).p50;
  console.table(
    decisions.map(({ rules, matching, ...times }) => ({
      rules,
      matching,
      'parse ms': times.parse.toFixed(1),
      'compile ms': times.compile.toFixed(1),
      'p50 µs': times.p50.toFixed(1),
      'p95 µs': times.p95.toFixed(1),
      'p99 µs': times.p99.toFixed(1),
    })),
  );
  const passed = growth <= BAR;
  console.log(
    `decision: p50 at 10,000 rules is ${growth.toFixed(2)} times p50 at 100 (bar: ${BAR}); ${passed ? 'met' : 'NOT met'}`,
  );
  return { decisions, growth, bar: BAR, passed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = run().passed ? 0 : 1;
