/** The risk sum: what it says of requests as they come, and what must always hold. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANOMALIES, type ConsentActivity, FLOWS } from '../../../lib/activity/activity.ts';
import { RISK_LEVELS, Risk } from '../../../lib/activity/decision.ts';
import { REDIRECT_CLASSES } from '../../../lib/catalog/catalog.ts';
import {
  ANOMALY_POINTS,
  DATA_POINTS,
  LEVEL_FROM,
  PARTS,
  REDIRECT_POINTS,
  levelOf,
  riskOf,
} from '../../../lib/policy/risk.ts';
import { share } from './samples.ts';
import {
  AZURE_CLI,
  type Changes,
  MAIL,
  OPTIONS,
  RCLONE,
  TYPICAL,
  request,
} from './typical-requests.ts';

describe('typical requests', () => {
  it('are at least thirty, and every level is there', () => {
    expect(TYPICAL.length).toBeGreaterThanOrEqual(30);
    expect(new Set(TYPICAL.map(([, level]) => level))).toEqual(new Set(RISK_LEVELS));
  });

  it.each(
    TYPICAL.map(([what, level, changes, options = {}]) => ({ what, level, changes, options })),
  )('$what: $level', ({ level, changes, options }) => {
    const risk = riskOf(request(changes), { ...OPTIONS, ...options });
    expect(risk?.level, JSON.stringify(risk)).toBe(level);
  });
});

it('names its parts, heaviest first', () => {
  expect(
    riskOf(
      request({ scopes: [...MAIL, 'Files.Read', 'Mail.Send'], app: { verified: false } }),
      OPTIONS,
    ),
  ).toEqual({
    level: 'high',
    score: 65,
    parts: [
      { code: 'data.mail', points: 25 },
      { code: 'publisher.unverified', points: 15 },
      { code: 'offline', points: 10 },
      { code: 'send', points: 10 },
      { code: 'data.files', points: 5 },
    ],
  });
});

it('is for consent only', () => expect(riskOf(share(), OPTIONS)).toBeNull());

describe('account', () => {
  const codes = (changes: Changes, own: readonly string[] = ['acme.example']) =>
    riskOf(request(changes), { ...OPTIONS, ownDomains: new Set(own) })
      ?.parts.map(({ code }) => code)
      .filter((code) => code.startsWith('account.'));

  it.each([
    [{ accountDomain: 'acme.example' }, []],
    [{ accountDomain: 'dev.acme.example' }, []],
    [{ accountDomain: 'notacme.example' }, ['account.other']],
    [{ accountDomain: 'gmail.com' }, ['account.personal']],
    [{ accountDomain: null, accountKind: 'personal' as const }, ['account.personal']],
    [{ accountDomain: 'gmail.com', accountKind: 'work' as const }, ['account.other']],
    [{ accountDomain: null }, []],
  ])('%o', (changes, expected) => expect(codes(changes)).toEqual(expected));

  it('of a house that names no domains is never called another', () =>
    expect(codes({ accountDomain: 'other.example' }, [])).toEqual([]));
});

describe('colleagues', () => {
  const score = (colleagues: number | null) =>
    riskOf(request({ scopes: MAIL }), { ...OPTIONS, colleagues })?.score ?? Number.NaN;
  it('many make it smaller, none makes it larger', () => {
    expect(score(0)).toBe(score(null) + 5);
    expect(score(9)).toBe(score(null));
    expect(score(10)).toBe(score(null) - 5);
  });
});

describe('always', { timeout: 60_000 }, () => {
  const Scope = fc.constantFrom(
    ...[
      'openid',
      'email',
      'offline_access',
      'Mail.Read',
      'Mail.Send',
      'Mail.ReadWrite',
      'Files.Read',
    ],
    ...[
      'Files.ReadWrite.All',
      'Calendars.Read',
      'Tasks.Read',
      'Directory.ReadWrite.All',
      '.default',
    ],
    ...[
      'User.ReadBasic.All',
      'zorp',
      'zorp.write',
      'Notes.Create',
      'Sites.Selected',
      'Team.Create',
    ],
  );
  const Activity = fc
    .record({
      scopes: fc.array(Scope, { minLength: 1, maxLength: 8 }),
      name: fc.constantFrom('MailTidy', 'Adobe', null),
      clientId: fc.constantFrom('mailtidy', AZURE_CLI, RCLONE, ''),
      verified: fc.constantFrom(true, false, null),
      redirectUri: fc.constantFrom(
        null,
        'https://a.example/',
        'http://localhost/',
        'https://x.ngrok.io/',
        'https://rnicrosoft.com/',
      ),
      flow: fc.constantFrom(...FLOWS),
      initiator: fc.constantFrom('app', 'provider', 'other', 'none', 'unknown' as const),
      anomalies: fc.uniqueArray(fc.constantFrom(...ANOMALIES), { maxLength: 3 }),
      offline: fc.boolean(),
      organisationWide: fc.boolean(),
      opaque: fc.boolean(),
      accountDomain: fc.constantFrom(null, 'acme.example', 'gmail.com', 'other.example'),
    })
    .map(({ name, clientId, verified, ...rest }) =>
      request({ ...rest, app: { name, clientId, verified } }),
    );
  const Options = fc
    .record({
      colleagues: fc.constantFrom(null, 0, 3, 50),
      firstTime: fc.constantFrom(null, true, false),
      approved: fc.boolean(),
    })
    .map((options) => ({ ...OPTIONS, ...options }));
  const sumOf = (risk: Risk | null) =>
    (risk?.parts ?? []).reduce((sum, { points }) => sum + points, 0);

  it('the score is the sum of its parts, clipped, and the level follows from it', () => {
    fc.assert(
      fc.property(Activity, Options, (activity, options) => {
        const risk = Risk.parse(riskOf(activity, options));
        expect(risk.score).toBe(Math.min(100, Math.max(0, sumOf(risk))));
        expect(risk.level).toBe(levelOf(risk.score));
        const points = risk.parts.map((part) => part.points);
        expect(points).toEqual(points.toSorted((a, b) => b - a));
        const codes = risk.parts.map(({ code }) => code);
        expect(codes).toEqual([...new Set(codes)]);
      }),
    );
  });

  it('one more scope never makes it smaller', () => {
    fc.assert(
      fc.property(Activity, Options, Scope, (activity, options, scope) => {
        const more = riskOf({ ...activity, scopes: [...activity.scopes, scope] }, options);
        expect(sumOf(more)).toBeGreaterThanOrEqual(sumOf(riskOf(activity, options)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('order and repetition of scopes and anomalies do not matter', () => {
    fc.assert(
      fc.property(Activity, Options, (activity, options) => {
        const turned = {
          ...activity,
          scopes: [...activity.scopes, ...activity.scopes].toReversed(),
          anomalies: [...activity.anomalies, ...activity.anomalies].toReversed(),
        };
        expect(riskOf(turned, options)).toEqual(riskOf(activity, options));
      }),
    );
  });

  it('what is worse never makes it smaller', () => {
    fc.assert(
      fc.property(Activity, Options, (activity, options) => {
        const before = sumOf(riskOf(activity, options));
        const worse: ConsentActivity[] = [
          { ...activity, offline: true },
          { ...activity, organisationWide: true },
          { ...activity, opaque: true },
          { ...activity, anomalies: [...ANOMALIES] },
          { ...activity, initiator: 'other' },
          { ...activity, redirectUri: 'https://rnicrosoft.com/' },
          { ...activity, app: { ...activity.app, verified: false } },
        ];
        for (const one of worse) expect(sumOf(riskOf(one, options))).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('approval never makes it larger', () => {
    fc.assert(
      fc.property(Activity, Options, (activity, options) => {
        expect(sumOf(riskOf(activity, { ...options, approved: true }))).toBeLessThanOrEqual(
          sumOf(riskOf(activity, { ...options, approved: false })),
        );
      }),
    );
  });
});

describe('the README', () => {
  const readme = readFileSync(new URL('../../../lib/policy/README.md', import.meta.url), 'utf8');
  const section = /^## Risk\n(.*?)(?=^## |$(?![\s\S]))/msu.exec(readme)?.[1] ?? '';
  const rows = new Map(
    [...section.matchAll(/^\| ([^|]+?)\s+\| `([^`]+)`\s+\|/gmu)].map(
      ([, points = '', code = '']) => [code, points],
    ),
  );
  const written = (points: number) => (points < 0 ? `−${-points}` : `+${points}`);

  it('has every part with its points, and no other', () => {
    const expected = new Map<string, string>();
    for (const { code, points } of PARTS) {
      const known = expected.get(code);
      expected.set(code, known === undefined ? written(points) : `${known} or ${written(points)}`);
    }
    for (const kind of REDIRECT_CLASSES)
      if (REDIRECT_POINTS[kind] !== 0)
        expected.set(`redirect.${kind}`, written(REDIRECT_POINTS[kind]));
    for (const anomaly of ANOMALIES)
      expected.set(`anomaly.${anomaly}`, written(ANOMALY_POINTS[anomaly]));
    const { all, high, sensitive, ordinary } = DATA_POINTS;
    expected.set(
      'data.AREA',
      [all, high, sensitive, ordinary].map(({ first }) => written(first)).join(', '),
    );
    expected.set(
      'data.AREA, further',
      [all, high, sensitive, ordinary].map(({ further }) => written(further)).join(', '),
    );
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(expected));
  });

  it('has the levels', () => {
    for (const level of RISK_LEVELS)
      expect(section).toMatch(new RegExp(`\`${level}\`[^.;]*\\b${LEVEL_FROM[level]}\\b`, 'u'));
  });
});
