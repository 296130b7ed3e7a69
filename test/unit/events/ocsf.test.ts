import { describe, expect, it } from 'vitest';
import { HandrailExtension } from '../../../lib/events/handrail-extension.ts';
import { type OcsfEvent, toOcsf } from '../../../lib/events/ocsf.ts';
import { type Origin, ReportRecord, type StepRecord } from '../../../lib/events/record.ts';
import { complaintsOf, hasOcsfData, OCSF_DATA } from './ocsf-schema.ts';
import { BARE_ORIGIN, DECISION, everyRecord, healthSample, ORIGIN, stepSample } from './samples.ts';

if (!hasOcsfData) {
  console.warn(
    `\n*** SKIPPED: the official OCSF schema is not at ${OCSF_DATA}; events are NOT held against it. ***\n`,
  );
}

const origins: [string, Origin][] = [
  ['a managed person', ORIGIN],
  ['nobody', BARE_ORIGIN],
];

describe('samples', () => {
  it.each(everyRecord())('%s is a record', (_name, record) => {
    expect(() => ReportRecord.parse(record)).not.toThrow();
  });
});

describe.skipIf(!hasOcsfData)('against the official schema of OCSF 1.8.0', () => {
  for (const [who, origin] of origins) {
    it.each(everyRecord())(`%s, by ${who}`, (_name, record) => {
      expect(complaintsOf(toOcsf(record, origin, 1))).toEqual([]);
    });
  }

  const good = () => toOcsf(stepSample(), ORIGIN, 1);
  it.each<[string, (event: OcsfEvent) => void, RegExp]>([
    [
      'a missing required attribute',
      (event) => delete event.file,
      /must have required property 'file'/,
    ],
    ['an unknown attribute', (event) => (event.title = 'Budget'), /additional properties.*title/],
    [
      'an attribute of another class',
      (event) => (event.privileges = []),
      /additional properties.*privileges/,
    ],
    [
      'an attribute of a profile not named',
      (event) => (event.cloud = {}),
      /additional properties.*cloud/,
    ],
    [
      'a disposition that OCSF does not have',
      (event) => (event.disposition_id = 55),
      /disposition_id must be equal to one of/,
    ],
    [
      'an activity of another class',
      (event) => (event.activity_id = 18),
      /activity_id must be equal to one of/,
    ],
    ['a wrong type_uid', (event) => (event.type_uid = 600108), /type_uid must be equal to one of/],
    [
      'a text for a number',
      (event) => (event.severity_id = '3' as never),
      /severity_id must be integer/,
    ],
    [
      'an unknown attribute deep inside',
      (event) => (event.actor = { user: { name: 'a', title: 'b' } }),
      /actor\/user.*title/,
    ],
    [
      'an object without any of its names',
      (event) => (event.actor = { user: { type_id: 1 } }),
      /actor\/user must match a schema in anyOf/,
    ],
  ])('the check sees %s', (_name, spoil, expected) => {
    const event = good();
    spoil(event);
    expect(complaintsOf(event).join('\n')).toMatch(expected);
  });
});

describe('toOcsf', () => {
  it.each(everyRecord())('%s: the extension is what the service parses', (_name, record) => {
    const { handrail } = toOcsf(record, ORIGIN, 1).unmapped;
    expect(HandrailExtension.parse(handrail)).toEqual(handrail);
  });

  it.each([
    ['consent', 300501],
    ['share', 600612],
    ['publish', 600108],
    ['connect', 600108],
  ])('%s is %i', (kind, type) => {
    const [, record] = everyRecord().find(([name]) => name.startsWith(`${kind},`))!;
    expect(toOcsf(record, ORIGIN, 1).type_uid).toBe(type);
  });

  it('carries the idempotency key, tenant, sequence and version', () => {
    const record = healthSample();
    expect(toOcsf(record, ORIGIN, 41).metadata).toMatchObject({
      uid: record.uid,
      version: '1.8.0',
      tenant_uid: 'acme',
      sequence: 41,
      product: { name: 'Handrail' },
    });
  });

  it('says the person, the app and its permissions of a consent', () => {
    const [, record] = everyRecord()[0]!;
    expect(toOcsf(record, ORIGIN, 1)).toMatchObject({
      actor: { user: { name: 'ana@acme.example', email_addr: 'ana@acme.example' } },
      user: {
        type_id: 4,
        uid: '1234.apps.example',
        name: 'Mail Helper',
        domain: 'mail-helper.example',
      },
      privileges: ['openid', 'https://www.googleapis.com/auth/gmail.readonly'],
      resources: [{ type: 'oauth_idp', name: 'google' }],
    });
  });

  it('has one authorization a rule', () => {
    const event = toOcsf(stepSample(), ORIGIN, 1);
    expect(event.authorizations).toMatchObject([
      { decision: 'justify', policy: { uid: 'external-share', is_applied: true } },
      { decision: 'inform', policy: { uid: 'label-confidential' } },
    ]);
  });

  const verdicts: [string, Partial<StepRecord>, number, number | string, number, number][] = [
    [
      'allow',
      {
        decision: { ...DECISION, effect: 'allow', intended: 'allow', stage: null, basis: 'none' },
        outcome: 'allowed_silently',
      },
      1,
      1,
      1,
      1,
    ],
    [
      'log rule',
      { decision: { ...DECISION, effect: 'log', intended: 'log' }, outcome: 'allowed_silently' },
      3,
      17,
      1,
      1,
    ],
    [
      'observe-stage hit',
      {
        decision: { ...DECISION, effect: 'log', intended: 'block', stage: 'observe' },
        outcome: 'allowed_silently',
      },
      3,
      15,
      1,
      2,
    ],
    [
      'observe-stage hit that allows',
      {
        decision: { ...DECISION, effect: 'allow', intended: 'block', stage: 'observe' },
        outcome: 'allowed_silently',
      },
      3,
      15,
      1,
      2,
    ],
    ['hint', { decision: { ...DECISION, effect: 'inform', intended: 'inform' } }, 1, 19, 1, 2],
    [
      'warned and went ahead',
      { decision: { ...DECISION, effect: 'acknowledge', intended: 'acknowledge' } },
      1,
      19,
      1,
      3,
    ],
    ['gave a reason', {}, 1, 19, 1, 3],
    ['cancelled', { outcome: 'cancelled' }, 2, 'User Cancelled', 2, 2],
    [
      'blocked',
      { decision: { ...DECISION, effect: 'block', intended: 'block' }, outcome: 'blocked' },
      2,
      2,
      2,
      4,
    ],
    ['requested', { outcome: 'requested' }, 2, 'Approval Requested', 2, 2],
    ['disputed and held', { outcome: 'disputed' }, 2, 'Disputed', 2, 3],
    ['fixed', { outcome: 'fixed' }, 4, 11, 1, 2],
    [
      'failed open',
      {
        decision: {
          ...DECISION,
          basis: 'fail-mode',
          effect: 'allow',
          intended: 'allow',
          stage: null,
        },
        outcome: 'allowed_silently',
      },
      1,
      27,
      0,
      3,
    ],
    [
      'past a block',
      { decision: { ...DECISION, effect: 'block', intended: 'block' } },
      1,
      13,
      1,
      4,
    ],
  ];
  it.each(verdicts)('%s', (_name, change, action, disposition, status, severity) => {
    const event = toOcsf(stepSample(change), ORIGIN, 1);
    expect(event).toMatchObject({
      action_id: action,
      status_id: status,
      severity_id: severity,
      ...(typeof disposition === 'number'
        ? { disposition_id: disposition }
        : { disposition_id: 99, disposition }),
    });
  });

  it('puts the reason into status_detail', () => {
    expect(toOcsf(stepSample(), ORIGIN, 1).status_detail).toBe('The customer asked for it');
    expect(toOcsf(stepSample({ justification: null }), ORIGIN, 1)).not.toHaveProperty(
      'status_detail',
    );
  });

  it.each(everyRecord())('%s: no code, state, title or address anywhere', (_name, record) => {
    const names: string[] = [];
    JSON.stringify(toOcsf(record, ORIGIN, 1), (key, value: unknown) => {
      names.push(key);
      return value;
    });
    // `text.title` is the organisation's own headline from the policy, never the page's.
    const suspicious = names.filter((name) =>
      /^(code|state|url|url_string|path|query|content)$/.test(name),
    );
    expect(suspicious.filter((name) => name !== 'url' || record.type === 'health')).toEqual([]);
  });

  it('writes one sentence that says what happened', () => {
    expect(toOcsf(stepSample(), ORIGIN, 1).message).toBe(
      'ana@acme.example was about to share a spreadsheet with 3 recipients at gmail.com, partner.example; ' +
        'Handrail asked for a reason and the person went ahead.',
    );
    const [, consent] = everyRecord().find(([name]) => name.startsWith('consent, rule log'))!;
    expect(toOcsf(consent, BARE_ORIGIN, 1).message).toBe(
      'Someone was about to give the app "Mail Helper" 2 permissions at google; ' +
        'Handrail showed nothing and it went ahead.',
    );
  });
});
