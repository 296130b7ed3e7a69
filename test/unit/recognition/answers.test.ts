// @vitest-environment jsdom
/** Every trick and every attack: what is recognised, what the starter policy decides, what can hold it. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { consentAt } from '../../../cli/consent-address.ts';
import { type Effect, holds } from '../../../lib/activity/decision.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import { runCases } from '../../../lib/policy/cases/case-run.ts';
import { Case } from '../../../lib/policy/cases/case.ts';
import { lintPolicy } from '../../../lib/policy/lint/lint.ts';
import type { Policy } from '../../../lib/policy/schema.ts';
import { approvalUrls } from '../../../lib/surfaces/approval-reading.ts';
import { consent } from '../../../lib/surfaces/registry.ts';
import type { Surface } from '../../../lib/surfaces/surface.ts';
import type { Answer } from './answer.ts';
import { TO_DIALECTS, TO_EVASION } from './answers-of-addresses.ts';
import { TO_APPS, TO_HIDDEN, TO_NO_SCREEN } from './answers-of-apps.ts';
import { ATTACKS } from './attacks.ts';
import { AUTHORIZE_ADDRESSES, OAUTH1_ADDRESSES } from './authorize-addresses.ts';
import {
  type Asked,
  heldOf,
  judgeOf,
  killsOf,
  pageStepOf,
  stepOf,
  stopsAtRequest,
} from './held.ts';
import { PROVIDERS, WITHOUT_SURFACE } from './provider-answers.ts';
import { read } from './read.ts';
import type { Trick } from './trick.ts';
import { TRICKS } from './tricks.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('../browser/extension-double.ts')).extension,
}));

const text = (name: string) =>
  readFileSync(`${import.meta.dirname}/../../../lib/policy/${name}`, 'utf8');
const linted = lintPolicy(text('starter.yaml'), Date.parse('2026-11-25T10:00:00Z'));
const policy = linted.policy as Policy;
const judge = judgeOf(policy);
const stageOf = (id: string) => policy.rules.find((rule) => rule.id === id)?.stage;

const ANSWERS: Readonly<Record<string, Answer>> = {
  ...TO_APPS,
  ...TO_NO_SCREEN,
  ...TO_HIDDEN,
  ...TO_EVASION,
  ...TO_DIALECTS,
};

/** The request of a trick, begun by a website that is neither the app's nor the provider's. */
function asked({ address, form }: Pick<Trick, 'address' | 'form'>): Asked {
  const request = read(address, form ?? null);
  if (request === null) throw new Error(`not recognised: ${address}`);
  return { address, request: { ...request, initiator: 'other' } };
}
const decisionOn = (trick: Trick) => judge(stepOf(asked(trick), ANSWERS[trick.id]?.name));
const rulesOn = (trick: Trick) => decisionOn(trick).rules.map(({ id }) => id);
/** The same trick for a request that a rule answers, however deep it stands. */
function withMail(address: string): string {
  const named = address.replace(/scope(=|%3D|%253D)x/u, 'scope$1mail.read');
  return named === address ? address.replace('?', '?scope=mail.read&') : named;
}
const trickOf = (id: string) => TRICKS.find((trick) => trick.id === id)!;

/** What is decided on the page where the person says yes; null where no page is read. */
function pageEffectOn(trick: Trick): Effect | null {
  const { held, name } = ANSWERS[trick.id]!;
  const step = held.page === null ? null : pageStepOf(asked(trick), name);
  return step === null ? null : judge(step).effect;
}

/** Layers that carry a decision out: those that can, less an authorize request that this effect lets go on. */
function carriedOutBy(trick: Trick): string[] {
  const decision = decisionOn(trick);
  if (!holds(decision.effect)) return [];
  const { approval, later } = heldOf(asked(trick), policy);
  const layers = {
    page: holds(pageEffectOn(trick) ?? 'allow') || null,
    'approval request': approval,
    'page behind the code': later,
    'authorize request': stopsAtRequest(asked(trick), decision) || null,
  };
  return Object.entries(layers).flatMap(([name, is]) => (is == null ? [] : [name]));
}

/** For the printed table: layers that would hold a stronger effect. */
const couldHold = ({ page, approval, later, request, net }: Answer['held']) => [
  ...(page === null && later == null ? [] : ['page']),
  ...(approval === null ? [] : ['approval']),
  ...(request === null ? [] : [`request (${request})`]),
  ...(net ? ['net'] : []),
];

describe('every trick', () => {
  const rows: object[] = [];

  it('has an answer, and every answer a trick', () => {
    expect(Object.keys(ANSWERS).toSorted()).toEqual(TRICKS.map(({ id }) => id).toSorted());
  });

  it.each(TRICKS)('$id: what is decided, and what holds', (trick) => {
    const { effect, intended, rules, held, unheld, onPage } = ANSWERS[trick.id]!;
    const decision = decisionOn(trick);
    const layers = carriedOutBy(trick);
    expect({
      effect: decision.effect,
      intended: decision.intended,
      rules: rulesOn(trick).toSorted(),
      held: heldOf(asked(trick), policy),
      page: pageEffectOn(trick),
    }).toEqual({
      effect,
      intended: intended ?? effect,
      rules: rules.toSorted(),
      held,
      page: held.page === null ? null : (onPage?.effect ?? effect),
    });
    expect(holds(decision.effect) && layers.length === 0).toBe(unheld !== undefined);
    rows.push({
      trick: trick.id,
      recognised: `${trick.recognised.platform} ${read(trick.address, trick.form)?.flow}`,
      decided: intended === undefined ? effect : `${effect} (${intended})`,
      by: rulesOn(trick)[0],
      held: layers.join(', ') || '-',
      could: couldHold(held).join(', ') || '-',
    });
  });

  it.each(TRICKS)('$id: where nobody is asked, the table says why', (trick) => {
    const { open, name } = ANSWERS[trick.id]!;
    const decision = decisionOn(trick);
    expect(open === undefined).toBe(holds(decision.effect));
    expect(open === 'on trial').toBe(!holds(decision.effect) && holds(decision.intended));
    if (open === 'on trial') {
      const observed = decision.rules.filter(({ stage }) => stage === 'observe');
      expect(observed.some(({ effect }) => holds(effect))).toBe(true);
    }
    if (open !== 'ordinary') return;
    const address = withMail(trick.address);
    const answer = judge(stepOf(asked({ ...trick, address }), name));
    expect(answer.rules.map(({ id }) => id)).toContain('unreviewed-app-with-mail-or-files');
    expect(holds(answer.effect)).toBe(true);
  });

  it.each(TRICKS)(
    '$id: a kill entry for any app that it names stops the request itself',
    (trick) => {
      const one = asked(trick);
      const kills = killsOf(one.request);
      expect(kills.length === 0).toBe(one.request.clientId === '');
      for (const entry of kills) {
        const decision = judgeOf({ ...policy, kill: [entry] })(stepOf(one));
        expect(decision).toMatchObject({ effect: 'block', basis: 'kill', entry: entry.id });
        expect(stopsAtRequest(one, decision)).toBe(true);
      }
    },
  );

  // For people: vitest shows it once, beside the results.
  afterAll(() => console.table(rows));
});

describe('every attack of the research', () => {
  const cases = z.array(Case).parse(parse(text('starter.cases.yaml')));
  const results = runCases(policy, cases, { readAddress: consentAt, catalog });

  it('is there once', () => {
    expect(new Set(ATTACKS.map(({ id }) => id)).size).toBe(ATTACKS.length);
    expect(ATTACKS.filter((attack) => 'cannot' in attack).map(({ id }) => id)).toEqual([
      'one-tap-and-fedcm',
      'extension-asks-the-browser',
    ]);
  });

  it.each(ATTACKS.filter((attack) => 'rule' in attack))('$id: answered by $rule', (attack) => {
    const { rule, tricks, cases: names, onTrial } = attack;
    expect(tricks.length + names.length).toBeGreaterThan(0);
    for (const id of tricks) expect(rulesOn(trickOf(id)), id).toContain(rule);
    for (const name of names) {
      const result = results.find((one) => one.name === name);
      expect(
        result?.decision?.rules.map(({ id }) => id),
        name,
      ).toContain(rule);
    }
    expect(stageOf(rule) === 'observe').toBe(onTrial !== undefined);
  });
});

describe('every provider', () => {
  const parameters = 'client_id=a&response_type=code&redirect_uri=https%3A%2F%2Fa.example';
  const surfaces: readonly Surface[] = consent;
  const declaresApproval = (id: string) =>
    approvalUrls(surfaces.filter((surface) => surface.id === id)).length > 0;
  const held = (address: string) => heldOf(asked({ address }), policy);

  it('has a line, whether the table of addresses or a surface names it', () => {
    const listed = readFileSync(`${import.meta.dirname}/../../../lib/catalog/providers.ts`, 'utf8');
    const named = [...listed.matchAll(/platform: '([\w-]+)'/gu)].map(([, platform]) => platform);
    const all = new Set([...PROVIDERS.map(({ platform }) => platform), ...WITHOUT_SURFACE]);
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((platform) => platform === undefined || !all.has(platform))).toEqual([]);
    expect(PROVIDERS.map(({ surface }) => surface).toSorted()).toEqual(
      surfaces
        .filter(({ platform }) => platform !== 'oauth')
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it.each(PROVIDERS)('$platform: $surface, $capability, $approval', (provider) => {
    const { platform, surface, capability, approval } = provider;
    const address = `${provider.address}?${parameters}`;
    expect(read(address)).toMatchObject({ platform, clientId: 'a' });
    expect(held(address)).toMatchObject({ page: surface, approval: surface });
    expect(surfaces.find(({ id }) => id === surface)?.capability).toBe(capability);
    expect(declaresApproval(surface) ? 'own' : 'general').toBe(approval);
  });

  it('of the list without a surface is read and held as any server', () => {
    const own = new Set(PROVIDERS.map(({ platform }) => platform));
    const addresses = AUTHORIZE_ADDRESSES.map((template) => {
      const host = template.startsWith('https://[subdomain]/') ? 'sso.acme.example' : 'acme';
      const query = OAUTH1_ADDRESSES.has(template) ? 'oauth_token=t' : parameters;
      return `${template.replace('[subdomain]', host)}?${query}`;
    }).filter((address) => !own.has(read(address)?.platform ?? ''));
    expect(addresses.length).toBeGreaterThan(150);
    const others = addresses.filter((address) => {
      const { page, approval } = held(address);
      return page !== 'consent/generic' || approval !== 'consent/generic';
    });
    expect(others).toEqual([]);
    const platforms = new Set(addresses.map((address) => read(address)?.platform));
    expect(WITHOUT_SURFACE.filter((platform) => !platforms.has(platform))).toEqual([]);
  });
});
