import { describe, expect, it } from 'vitest';
import { LIST_OF } from '../../../lib/policy/lint/predicate-traits.ts';
import { ListName, NamesOrList } from '../../../lib/policy/predicates/predicate.ts';
import { PREDICATES } from '../../../lib/policy/predicates/predicates.ts';
import { ROWS, type Row } from './predicate-rows.ts';
import {
  SMALL_CATALOG,
  app,
  connect,
  consent,
  decisionOf,
  matches,
  rule,
  share,
  to,
} from './samples.ts';

describe('predicates', () => {
  const terms = [
    { id: 'aup', version: 2, text: { en: 'Be kind.' } },
    { id: 'newer', version: 3, text: { en: 'Be kinder.' } },
  ];
  const accepted = [
    { id: 'aup', version: 2 },
    { id: 'newer', version: 2 },
  ];
  const holds = (when: Record<string, unknown>, activity: Row[2]) =>
    decisionOf({ rules: [rule({ when })], terms }, activity, {
      catalog: SMALL_CATALOG,
      firstTime: true,
      prompts: { today: 0, answered: [], accepted },
    }).basis === 'rule';

  it.each(ROWS)('%s', (_name, when, activity, expected) => {
    expect(holds(when, activity)).toBe(expected);
    // The same must hold where nothing narrows the search for rules.
    expect(holds({ any: [when, { not: { always: true } }] }, activity)).toBe(expected);
  });

  it('has every predicate in the table above', () => {
    const named = JSON.stringify(ROWS.map(([, when]) => when));
    expect(Object.keys(PREDICATES).filter((name) => !named.includes(`"${name}"`))).toEqual([]);
  });

  it('tells the linter of every predicate that asks a list', () => {
    const asking = Object.entries(PREDICATES).filter(
      ([, { parameter }]) => parameter === ListName || parameter === NamesOrList,
    );
    expect(asking.map(([name]) => name).toSorted()).toEqual(Object.keys(LIST_OF).toSorted());
  });

  it('takes what the first list says of an app that stands in several', () => {
    const entry = (users?: number, status?: 'approved' | 'blocked') => ({
      clientId: 'twice',
      ...(users === undefined ? {} : { users }),
      ...(status === undefined ? {} : { vendor: { status } }),
    });
    const lists = {
      apps: { one: [entry(7)], two: [entry(900, 'approved')], three: [entry(1, 'blocked')] },
    };
    const asked = (when: Record<string, unknown>) =>
      decisionOf({ lists, rules: [rule({ when })] }, consent({ app: app('twice') })).basis;
    expect(asked({ colleaguesAtMost: 7 })).toBe('rule');
    expect(asked({ vendorStatusIn: ['approved'] })).toBe('rule');
    for (const list of ['one', 'two', 'three']) expect(asked({ appIn: list })).toBe('rule');
  });

  it('takes a domain for the same in the letters that people write and in ASCII', () => {
    const lists = { domains: { own: ['xn--mller-kva.example'], partner: ['b.example'] } };
    const asked = (when: Record<string, unknown>, domain: string) =>
      decisionOf({ lists, rules: [rule({ when })] }, share({ recipients: [to(domain)] })).basis;
    for (const domain of ['müller.example', 'MÜLLER.example', 'eu.xn--mller-kva.example']) {
      expect(asked({ recipientDomainIn: 'own' }, domain)).toBe('rule');
      expect(asked({ recipientClassIn: ['internal'] }, domain)).toBe('rule');
      expect(asked({ audienceAtLeast: 'partner' }, domain)).toBe('none');
    }
    expect(asked({ audienceAtLeast: 'external' }, 'muller.example')).toBe('rule');
    expect(asked({ recipientClassIn: ['external'] }, 'no domain é at all')).toBe('rule');
  });

  it.each(['müller.example', 'MÜLLER.example', 'eu.xn--mller-kva.example'])(
    'takes %s for an own account as well',
    (domain) => {
      const lists = { domains: { own: ['xn--mller-kva.example'] } };
      const decided = (when: Record<string, unknown>, activity: Row[2]) =>
        decisionOf({ lists, rules: [rule({ when })] }, activity);
      const acting = consent({ accountDomain: domain });
      const opened = connect({ connectedAccount: { kind: null, domain } });
      expect(decided({ accountDomainIn: 'own' }, acting).basis).toBe('rule');
      expect(decided({ accountKindIs: 'work' }, acting).basis).toBe('rule');
      expect(decided({ connectedDomainIn: 'own' }, opened).basis).toBe('rule');
      expect(decided({ connectedAccountIs: 'work' }, opened).basis).toBe('rule');
      const codes = (one: Row[2]) =>
        decided({ riskAtLeast: 'low' }, one).risk?.parts.map(({ code }) => code);
      expect(codes(acting)).not.toContain('account.other');
      expect(codes(consent({ accountDomain: 'muller.example' }))).toContain('account.other');
    },
  );

  it('knows private mail by the name that catalogues write', () => {
    const catalog = {
      ...SMALL_CATALOG,
      isConsumerDomain: (domain: string) => domain === 'xn--mller-kva.example',
    };
    const decision = decisionOf(
      { rules: [rule({ when: { accountKindIs: 'personal' } })] },
      consent({ accountDomain: 'müller.example' }),
      { catalog },
    );
    expect(decision.basis).toBe('rule');
    expect(decision.risk?.parts).toContainEqual({ code: 'account.personal', points: 5 });
  });

  it('lets a list of the organisation claim what the catalogue calls private mail', () => {
    const asked = (own: string[], partner: string[], classes: string[]) =>
      decisionOf(
        {
          lists: { domains: { own, partner } },
          rules: [rule({ when: { recipientClassIn: classes } })],
        },
        share({ recipients: [to('outlook.com')] }),
        { catalog: SMALL_CATALOG },
      ).basis;
    expect(asked([], [], ['consumer'])).toBe('rule');
    expect(asked([], ['outlook.com'], ['partner'])).toBe('rule');
    expect(asked(['outlook.com'], ['outlook.com'], ['internal'])).toBe('rule');
    expect(asked(['outlook.com'], [], ['consumer', 'partner', 'external'])).toBe('none');
  });

  it('names as reasons only the classes that were asked for and are there', () => {
    const recipients = [to('acme.example'), to('gmail.com'), to('a.example'), to('b.example')];
    const { reasons } = decisionOf(
      { rules: [rule({ when: { recipientClassIn: ['external', 'consumer', 'partner'] } })] },
      share({ recipients }),
    );
    expect(reasons).toEqual(['recipient.consumer', 'recipient.external']);
  });

  it('gives the reason of a no under not', () => {
    const asked = (when: Record<string, unknown>, step: Row[2]) =>
      decisionOf({ rules: [rule({ when: { not: when } })] }, step).reasons;
    expect(asked({ expiresWithinDays: 7 }, share({ expiresInDays: 'never' }))).toEqual([
      'share.ends-late',
    ]);
    expect(asked({ passwordProtected: true }, share({ password: false }))).toEqual([
      'share.no-password',
    ]);
    expect(asked({ mayReshare: false }, share({ mayReshare: true }))).toEqual(['share.reshare']);
  });

  it('matches no person where none is known', () => {
    expect(matches({ personIn: 'board' }, consent(), { user: null })).toBe(false);
  });

  it.each([
    ['inside the night it began', 'tue', '2026-11-24T23:30:00Z', true],
    ['after midnight', 'tue', '2026-11-25T05:59:00Z', true],
    ['at its end', 'tue', '2026-11-25T06:00:00Z', false],
    ['the night after', 'tue', '2026-11-25T23:30:00Z', false],
  ])('reads a window over midnight: %s', (_name, day, moment, expected) => {
    const timeWindow = { days: [day], from: '22:00', to: '06:00', timeZone: 'UTC' };
    expect(matches({ timeWindow }, consent(), { now: Date.parse(moment) })).toBe(expected);
  });

  it('reads a window without a zone in the zone of the browser', () => {
    const now = new Date(2026, 10, 25, 9, 30).getTime();
    expect(
      matches({ timeWindow: { days: ['wed'], from: '09:30', to: '09:31' } }, consent(), { now }),
    ).toBe(true);
  });
});

it('knows both names of a scope where an app was approved for one of them', () => {
  const [long, short] = ['https://www.googleapis.com/auth/userinfo.email', 'email'];
  for (const [listed, asked] of [
    [long, short],
    [short, long],
  ] as const) {
    const apps = { approved: [{ clientId: 'narrow', scopes: [listed] }] };
    const rules = [rule({ when: { appIn: 'approved' } })];
    expect(
      decisionOf({ lists: { apps }, rules }, consent({ app: app('narrow'), scopes: [asked] })),
    ).toMatchObject({ basis: 'rule' });
  }
});
