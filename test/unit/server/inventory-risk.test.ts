/** Calibrated examples: what each of them scores, and why, in the order in which the page says it. */
import { describe, expect, it } from 'vitest';
import { NO_FACTS, type ThingFacts } from '../../../server/inventory/facts.ts';
import { type Judged, riskOfThing } from '../../../server/inventory/risk.ts';

const seen = (...names: string[]) => names.map((scope) => ({ scope, first: 0, last: 0, steps: 1 }));
const google = (name: string) => `https://www.googleapis.com/auth/${name}`;

function judged(facts: Partial<ThingFacts>, change: Partial<Judged> = {}): Judged {
  return {
    ...{ kind: 'app', platform: 'google', id: 'abc.apps.example', people: 1 },
    ...{ status: 'unreviewed', owner: null, agreement: null, data: null },
    ...change,
    facts: { ...NO_FACTS, ...facts },
  };
}

const examples: Record<string, { of: Judged; score: number; level: string; says: string[] }> = {
  'reads all mail, keeps it, unknown to everybody': {
    of: judged(
      { scopes: seen(google('gmail.readonly')), offline: true, redirects: ['https://app.example'] },
      { people: 12 },
    ),
    score: 68,
    level: 'high',
    says: [
      'data.mail 25',
      'credentials.offline 10',
      'credentials.unverified 10',
      'ownership.nobody 10',
      'audience.people 8',
      'ownership.no-agreement 5',
    ],
  },
  'the same, looked after: an owner, an agreement, approved': {
    of: judged(
      { scopes: seen(google('gmail.readonly')), offline: true, verified: true },
      { people: 12, owner: 'team-mail', agreement: true, status: 'approved' },
    ),
    score: 13,
    level: 'low',
    says: [
      'data.mail 25',
      'credentials.offline 10',
      'audience.people 8',
      'credentials.verified -5',
      'ownership.approved -25',
    ],
  },
  'signs people in and nothing more': {
    of: judged({ scopes: seen('openid', 'email'), verified: true }),
    score: 10,
    level: 'low',
    says: ['ownership.nobody 10', 'ownership.no-agreement 5', 'credentials.verified -5'],
  },
  'answers into a tunnel': {
    of: judged({ scopes: seen('openid'), redirects: ['https://x.ngrok-free.app'] }),
    score: 60,
    level: 'high',
    says: [
      'redirect.tunnel 35',
      'credentials.unverified 10',
      'ownership.nobody 10',
      'ownership.no-agreement 5',
    ],
  },
  'a flow that anybody may start, with its maker’s credentials': {
    of: judged(
      { audiences: { public: 1 }, runsAsMaker: true, noSignIn: true, openEndpoints: 2 },
      { kind: 'published', platform: 'node-red' },
    ),
    score: 75,
    level: 'severe',
    says: [
      'audience.public 30',
      'credentials.no-sign-in 15',
      'credentials.maker 12',
      'ownership.nobody 10',
      'hosting.open-endpoints 8',
    ],
  },
  'a labelled file for people outside': {
    of: judged(
      { audiences: { external: 3 }, labels: ['Confidential'], mayEdit: true },
      { kind: 'shared' },
    ),
    score: 30,
    level: 'moderate',
    says: ['audience.external 15', 'data.labelled 10', 'audience.may-edit 5'],
  },
  'a connection that the whole house may use': {
    of: judged(
      { sharedWith: 'organisation', audiences: { organisation: 1 } },
      { kind: 'connector' },
    ),
    score: 30,
    level: 'moderate',
    says: [
      'credentials.shared 12',
      'ownership.nobody 10',
      'ownership.no-agreement 5',
      'audience.organisation 3',
    ],
  },
};

describe('the risk of a thing', () => {
  it.each(Object.entries(examples))('%s', (_name, { of, score, level, says }) => {
    const risk = riskOfThing(of);
    expect(risk.parts.map(({ code, points }) => `${code} ${points}`)).toEqual(says);
    expect([risk.score, risk.level]).toEqual([score, level]);
    expect(riskOfThing(of)).toEqual(risk);
  });

  it('calls a name a look-alike when one of its answers goes elsewhere than to the brand', () => {
    const codes = (redirects: string[]) =>
      riskOfThing(judged({ names: ['Microsoft Teams'], redirects })).parts.map(({ code }) => code);
    expect(codes(['https://teams.microsoft.com'])).not.toContain('credentials.look-alike');
    expect(codes(['https://teams.microsoft.com', 'https://evil.example'])).toContain(
      'credentials.look-alike',
    );
  });

  it('stays within 0 and 100', () => {
    const worst = judged(
      {
        organisationWide: true,
        anomalies: ['look-alike-host'],
        audiences: { public: 1 },
        opaque: true,
      },
      { people: 500, data: 'secret' },
    );
    expect(riskOfThing(worst).score).toBe(100);
    expect(riskOfThing(judged({}, { status: 'approved', owner: 'x', agreement: true })).score).toBe(
      0,
    );
  });
});
