/** What is said of a consent's risk: the level, two reasons at most, and nothing twice. */
import { describe, expect, test } from 'vitest';
import { CONSENT, decisionOf, PUBLISH } from '../../../components/sample-facts.ts';
import { reasonSentences } from '../../../components/words/sentences.ts';
import { riskTold } from '../../../components/words/risk-sentences.ts';
import { unmarked } from '../../../components/words/text.ts';
import { wordsFor } from '../../support/words.ts';
import type { ConsentActivity } from '../../../lib/activity/activity.ts';
import type { Decision, Risk } from '../../../lib/activity/decision.ts';
import { ANOMALY_POINTS, PARTS, REDIRECT_POINTS } from '../../../lib/policy/risk.ts';

const en = wordsFor('en');
const de = wordsFor('de');
const riskOf = (codes: readonly string[], points = 10): Risk => ({
  level: 'high',
  score: 60,
  parts: codes.map((code) => ({ code, points })),
});
const told = (
  risk: Risk | null,
  more: Partial<Decision> = {},
  activity: ConsentActivity = CONSENT,
  said: readonly string[] = [],
) => riskTold(activity, decisionOf('justify', [], { risk, ...more }), said, en);
const why = (...given: Parameters<typeof told>) => told(...given)?.why.map(unmarked);

describe('risk', () => {
  test('the two strongest reasons that the title does not tell', () => {
    const codes = ['data.mail', 'redirect.tunnel', 'send', 'name.look-alike', 'flow.implicit'];
    expect(told(riskOf(codes))?.level).toBe('high');
    expect(why(riskOf(codes))).toEqual([
      'It sends what it gets to mailtidy.free-hosting.example, a tunnel to somebody’s own computer.',
      'Its name is like that of a well-known maker, and it is not one of theirs.',
    ]);
  });

  test('a code of a later version is left out, never shown', () => {
    expect(why(riskOf(['moon.full', 'toString', 'constructor']))).toEqual([]);
  });

  test('what makes the risk smaller is no reason for it', () => {
    expect(why(riskOf(['publisher.unverified', 'name.look-alike'], -10))).toEqual([]);
  });

  test('nothing is said twice', () => {
    const risk = riskOf(['publisher.unverified', 'app.first-time']);
    expect(why(risk, { reasons: ['publisher.unverified'] })).toEqual([
      'You have not met this app before.',
    ]);
    expect(why(risk, {}, CONSENT, ['You have not met this app before.'])).toEqual([
      'Its maker has not been checked by the provider.',
    ]);
    expect(why(riskOf(['initiator.other']), { reasons: ['initiator.first-party-client'] })).toEqual(
      [],
    );
  });

  test('what a rule calls by another name is the same fact', () => {
    const risk = riskOf(['name.look-alike', 'client.abused', 'app.first-time']);
    expect(why(risk, { reasons: ['app.look-alike', 'app.abused'] })).toEqual([
      'You have not met this app before.',
    ]);
    const rule = decisionOf('block', ['app.look-alike', 'flow.device', 'vendor.no-agreement']);
    expect(reasonSentences(CONSENT, rule, null, en).map(unmarked)).toEqual([
      'Its name is like that of a well-known maker, and it is not one of theirs.',
      'Whoever gave you the code gets the access, on their own device.',
      'There is no agreement with its maker about your data.',
    ]);
  });

  test('where the title has told everything, it says so instead of nothing', () => {
    expect(why(riskOf(['data.mail', 'offline']))).toEqual(['That comes from what it can get at.']);
    expect(why({ ...riskOf(['data.mail']), level: 'low' })).toEqual([]);
  });

  test('without a sum, what is unusual about the request is told all the same', () => {
    const odd = { ...CONSENT, anomalies: ['plain-http' as const], initiator: 'other' as const };
    expect(told(null, {}, odd)).toMatchObject({ level: null });
    expect(why(null, {}, odd)).toEqual([
      'The request travels without encryption.',
      'A website that is not part of the app sent you here.',
    ]);
    expect(told(null)).toBeNull();
  });

  test('an exercise has no risk, and neither have other kinds of steps', () => {
    expect(told(riskOf(['redirect.tunnel']), { drill: true })).toBeNull();
    expect(riskTold(PUBLISH, decisionOf('justify', []), [], en)).toBeNull();
  });
});

describe('codes of the sum', () => {
  /** In the title or the list of scopes, or of so little weight that two others always come first. */
  const ELSEWHERE = new Set([
    'write',
    'send',
    'offline',
    'organisation-wide',
    'account.other',
    'redirect.loopback',
    'redirect.native-client',
    'redirect.custom-scheme',
    'redirect.browser-extension',
  ]);
  const codes = [
    ...PARTS.filter(({ points }) => points > 0).map(({ code }) => code),
    ...Object.entries(REDIRECT_POINTS)
      .filter(([, points]) => points > 0)
      .map(([name]) => `redirect.${name}`),
    ...Object.keys(ANOMALY_POINTS).map((name) => `anomaly.${name}`),
  ];

  test.each([...new Set(codes)])(
    '%s has a sentence in both languages, or is told elsewhere',
    (code) => {
      for (const words of [en, de]) {
        const { said, hosts } = words.risk;
        expect(ELSEWHERE.has(code) || code in said || code in hosts).toBe(true);
      }
    },
  );

  test('no sentence is kept for a code that is never given', () => {
    const kept = [...Object.keys(en.risk.said), ...Object.keys(en.risk.hosts)];
    expect(kept.filter((code) => !codes.includes(code))).toEqual([]);
    expect(Object.keys(de.risk.said)).toEqual(Object.keys(en.risk.said));
    expect(Object.keys(de.risk.hosts)).toEqual(Object.keys(en.risk.hosts));
  });
});
