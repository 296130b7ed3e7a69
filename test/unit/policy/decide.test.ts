import { describe, expect, it } from 'vitest';
import {
  EFFECTS,
  Decision,
  type Effect,
  STAGES,
  type Stage,
} from '../../../lib/activity/decision.ts';
import { decideWithoutPolicy } from '../../../lib/policy/decide.ts';
import { byRules, consent, context, publish, rule, share, to, NOW } from './samples.ts';

describe('effects and stages', () => {
  const softened: Readonly<Record<Stage, Readonly<Record<Effect, Effect>>>> = {
    observe: {
      allow: 'allow',
      log: 'log',
      inform: 'log',
      acknowledge: 'log',
      justify: 'log',
      request: 'log',
      block: 'log',
    },
    coach: {
      allow: 'allow',
      log: 'log',
      inform: 'inform',
      acknowledge: 'acknowledge',
      justify: 'justify',
      request: 'justify',
      block: 'justify',
    },
    enforce: {
      allow: 'allow',
      log: 'log',
      inform: 'inform',
      acknowledge: 'acknowledge',
      justify: 'justify',
      request: 'request',
      block: 'block',
    },
  };
  const table = STAGES.flatMap((stage) =>
    EFFECTS.map((effect) => [effect, stage, softened[stage][effect]] as const),
  );

  it.each(table)('%s in %s becomes %s', (effect, stage, expected) => {
    const decision = byRules([rule({ effect, stage })], consent());
    expect(Decision.parse(decision)).toMatchObject({
      effect: expected,
      intended: effect,
      stage,
      basis: 'rule',
    });
  });

  it('says nothing of a rule on trial', () => {
    const text = { title: { en: 'T' }, why: [{ en: 'W' }], advice: { en: 'A' } };
    const alternatives = [{ label: { en: 'L' }, url: 'https://intranet.acme.example/' }];
    const decision = byRules([rule({ stage: 'observe', text, alternatives })], consent());
    expect(decision).toMatchObject({
      text: { title: null, why: [], advice: null },
      alternatives: [],
    });
  });
});

describe('bands', () => {
  const low = rule({ id: 'low', effect: 'block', band: 10 });
  const high = rule({ id: 'high', effect: 'log', band: 200 });

  it('lets the highest band with a match decide', () => {
    expect(byRules([low, high], consent())).toMatchObject({
      effect: 'log',
      rules: [{ id: 'high' }],
    });
  });

  it('takes the strongest effect of the band, in whatever order it is written', () => {
    const mild = rule({ id: 'mild', effect: 'inform' });
    const strong = rule({ id: 'strong', effect: 'request' });
    for (const rules of [
      [mild, strong],
      [strong, mild],
    ]) {
      const decision = byRules(rules, consent());
      expect(decision.effect).toBe('request');
      expect(decision.rules.map(({ id }) => id)).toEqual(['strong', 'mild']);
    }
  });

  it('does not let a rule on trial hide one in force', () => {
    const trial = rule({ id: 'trial', effect: 'allow', stage: 'observe', band: 900 });
    expect(byRules([trial, low], consent())).toMatchObject({ effect: 'block' });
    const strict = rule({ id: 'strict', effect: 'block', stage: 'observe', band: 900 });
    expect(byRules([strict, high], consent())).toMatchObject({ effect: 'log', intended: 'block' });
  });

  it('leaves expired rules out, from their moment on', () => {
    const rules = [rule({ expires: '2026-11-25T10:00:00Z' })];
    expect(byRules(rules, consent(), { now: NOW - 1 }).basis).toBe('rule');
    expect(byRules(rules, consent(), { now: NOW }).basis).toBe('none');
  });

  it('asks a rule for its kinds only, and never for kinds of a later version', () => {
    expect(byRules([rule({ kinds: ['share'] })], consent()).basis).toBe('none');
    expect(byRules([rule({ kinds: ['upload', 'consent'] })], consent()).basis).toBe('rule');
    expect(byRules([rule({ kinds: ['upload'] })], consent()).basis).toBe('none');
  });
});

describe('audience', () => {
  it.each([
    ['named_internal', share({ recipients: [to('acme.example')] })],
    ['group', share({ recipients: [to('eu.acme.example', 1, 'group')] })],
    ['partner', share({ recipients: [to('acme.example'), to('partner.example')] })],
    ['external', share({ recipients: [to('partner.example'), to('notacme.example')] })],
    ['organisation', share({ recipients: [to('acme.example')], link: 'organisation' })],
    ['anyone_with_link', share({ recipients: [to('vendor.example')], link: 'anyone_with_link' })],
    ['public', share({ link: 'public' })],
    ['private', share({ link: 'restricted' })],
    [null, share()],
    [null, consent()],
    ['anyone_with_link', publish({ openEndpoints: 1 })],
    [null, publish({ openEndpoints: 1, signIn: 'required' })],
    ['public', publish({ openEndpoints: 1, reach: 'public' })],
  ])('%s', (audience, activity) => {
    expect(byRules([], activity).audience).toBe(audience);
  });
});

describe('words', () => {
  const text = {
    title: { en: 'Title', de: 'Titel' },
    why: [{ en: 'Why' }, { en: 'More', 'pt-BR': 'Mais' }],
    advice: { de: 'Rat' },
  };

  it("come in the person's language, else in English, else as they are", () => {
    expect(byRules([rule({ text })], consent(), { language: 'de-AT' }).text).toEqual({
      title: 'Titel',
      why: ['Why', 'More'],
      advice: 'Rat',
    });
    expect(byRules([rule({ text })], consent(), { language: 'pt-br' }).text).toEqual({
      title: 'Title',
      why: ['Why', 'Mais'],
      advice: 'Rat',
    });
    expect(byRules([rule({ text })], consent(), { language: 'constructor' }).text.title).toBe(
      'Title',
    );
  });

  it('carry version and age of the policy', () => {
    expect(byRules([], consent(), { stale: true }).policy).toEqual({
      id: 'test',
      version: 3,
      stale: true,
    });
    expect(context().stale).toBe(false);
  });
});

describe('without a policy', () => {
  it.each([
    ['open', 'allow'],
    ['warn', 'acknowledge'],
    ['closed', 'block'],
  ] as const)('%s means %s, and says so', (mode, effect) => {
    expect(Decision.parse(decideWithoutPolicy(mode))).toMatchObject({
      effect,
      basis: 'fail-mode',
      policy: null,
      reasons: ['fail-mode'],
    });
  });
});
