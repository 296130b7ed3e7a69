/** Sentences in English and German: titles, reasons, names, times. The other languages: languages.test.ts. */
import { describe, expect, test } from 'vitest';
import {
  ACME,
  CONSENT,
  decisionOf,
  PUBLISH,
  SAMPLE_CATALOG,
  SHARE,
} from '../../../components/sample-facts.ts';
import { factSentence, reasonSentences, tell } from '../../../components/words/sentences.ts';
import { name, pieces, tidy, unmarked } from '../../../components/words/text.ts';
import { ago, moment } from '../../../components/words/times.ts';
import { pageWordsFor, wordsFor } from '../../support/words.ts';
import type { Activity } from '../../../lib/activity/activity.ts';
import type { Organisation } from '../../../components/organisation.ts';

const en = wordsFor('en');
const de = wordsFor('de');
const told = (activity: Activity, organisation: Organisation | null = ACME, words = en) =>
  unmarked(
    factSentence(activity, decisionOf('acknowledge', []), organisation, words, SAMPLE_CATALOG),
  );

describe('titles', () => {
  test('consent', () => {
    expect(told(CONSENT)).toBe(
      'MailTidy asks to read, change and send your mail, for as long as it likes',
    );
    expect(told({ ...CONSENT, scopes: ['gmail.readonly', 'gmail.send'] })).toBe(
      'MailTidy asks to read and send your mail, for as long as it likes',
    );
    expect(told({ ...CONSENT, scopes: ['openid', 'email'], offline: false })).toBe(
      'MailTidy asks to see your name and picture and see your mail address',
    );
    expect(
      told({
        ...CONSENT,
        scopes: ['Files.Read', 'Mail.Read', 'Chat.Read'],
        offline: false,
        organisationWide: true,
      }),
    ).toBe('MailTidy asks to read all your files, read your mail and more, for everyone at Acme');
    expect(
      told({
        ...CONSENT,
        app: { ...CONSENT.app, name: null },
        scopes: [],
        offline: false,
        opaque: true,
      }),
    ).toBe('An app without a name asks for access that it does not show here');
    expect(told({ ...CONSENT, scopes: [], offline: false })).toBe(
      'MailTidy asks for access to your account',
    );
    expect(told(CONSENT, ACME, de)).toBe(
      'MailTidy möchte Ihre Mails lesen, ändern und senden, ohne zeitliche Grenze',
    );
  });

  test('share', () => {
    const recipients = (people: number, groups: number) => [
      ...(people > 0 ? [{ domain: 'vendor.example', type: 'person' as const, count: people }] : []),
      ...(groups > 0 ? [{ domain: 'vendor.example', type: 'group' as const, count: groups }] : []),
    ];
    expect(told(SHARE)).toBe('Two people outside Acme will be able to edit this');
    expect(told({ ...SHARE, recipients: recipients(1, 0), role: 'view' })).toBe(
      'One person outside Acme will be able to view this',
    );
    expect(told({ ...SHARE, recipients: recipients(40, 1), role: 'comment' })).toBe(
      '40 people and one group outside Acme will be able to comment on this',
    );
    expect(told({ ...SHARE, recipients: [], link: 'anyone_with_link', role: 'view' })).toBe(
      'Anyone with the link will be able to view this',
    );
    expect(told({ ...SHARE, recipients: [], link: 'public', role: 'view' })).toBe(
      'Anyone on the internet will be able to find and view this',
    );
    expect(told({ ...SHARE, recipients: [], link: 'organisation', role: 'view' })).toBe(
      'Everyone at Acme will be able to view this',
    );
    expect(told({ ...SHARE, recipients: [SHARE.recipients[0]!] })).toBe(
      'Four people will be able to edit this',
    );
    expect(told({ ...SHARE, role: null })).toBe('Two people outside Acme will get access to this');
    expect(told(SHARE, null)).toBe(
      'Two people outside your organisation will be able to edit this',
    );
    expect(told({ ...SHARE, recipients: recipients(1, 0) }, ACME, de)).toBe(
      'Eine Person außerhalb von Acme kann dies dann bearbeiten',
    );
    expect(told(SHARE, ACME, de)).toBe(
      'Zwei Personen außerhalb von Acme können dies dann bearbeiten',
    );
  });

  test('a subdomain of the organisation is inside', () => {
    expect(
      told({ ...SHARE, recipients: [{ domain: 'eu.acme.example', type: 'person', count: 2 }] }),
    ).toBe('Two people will be able to edit this');
    expect(
      told({ ...SHARE, recipients: [{ domain: 'notacme.example', type: 'person', count: 2 }] }),
    ).toBe('Two people outside Acme will be able to edit this');
  });

  test('publish', () => {
    expect(told(PUBLISH)).toBe('Two addresses of this flow will answer anyone who can reach it');
    expect(told({ ...PUBLISH, openEndpoints: 1 }, ACME, de)).toBe(
      'Eine Adresse dieses Flows antwortet allen, die sie erreichen',
    );
    expect(told({ ...PUBLISH, openEndpoints: 0, reach: 'public' })).toBe(
      'Anyone on the internet will be able to open this flow without signing in',
    );
  });
});

describe('reasons', () => {
  const reasons = (codes: string[], activity: Activity = CONSENT) =>
    reasonSentences(activity, decisionOf('block', codes), ACME, en).map(unmarked);

  test('unknown codes are skipped', () => {
    expect(reasons(['moon.full', 'app.unreviewed', 'rule.x', 'toString'])).toEqual([
      'Nobody at Acme has checked MailTidy yet.',
    ]);
  });

  test('with nothing to say, the rule is named', () => {
    expect(reasons(['moon.full'])).toEqual(['Acme has a rule for this: “External sharing”.']);
  });

  test('private addresses are named once', () => {
    const twice = [SHARE.recipients[1]!, { ...SHARE.recipients[1]!, type: 'group' as const }];
    expect(reasons(['recipient.consumer'], { ...SHARE, recipients: twice })).toEqual([
      'gmail.com is a private mail address.',
    ]);
  });

  test('two are told, and the policy’s own come first', () => {
    const many = decisionOf('block', ['app.unreviewed', 'app.offline', 'scope.mail']);
    expect(tell(CONSENT, many, ACME, en, SAMPLE_CATALOG).why).toHaveLength(2);
    const own = { ...many, text: { ...many.text, why: ['Because.'] } };
    expect(tell(CONSENT, own, ACME, en, SAMPLE_CATALOG).why).toEqual(['Because.']);
  });
});

describe('names from pages', () => {
  test('are one line without steering characters, cut between characters', () => {
    expect(tidy('  a\n\tb\u202ec\u2066d\u0000 ')).toBe('a b c d');
    expect(tidy('👩‍💻'.repeat(50), 5)).not.toMatch(/[\ud800-\udfff](?![\udc00-\udfff])$/u);
    expect(Array.from(tidy('x'.repeat(500)))).toHaveLength(60);
  });

  test('cannot close their own isolation', () => {
    const sentence = `${name('evil\u2069 admin')} asks`;
    expect(pieces(sentence)).toEqual([
      { text: 'evil admin', foreign: true },
      { text: ' asks', foreign: false },
    ]);
  });
});

describe('times', () => {
  const words = pageWordsFor('en');
  const now = new Date(2026, 10, 23, 14).getTime();
  test('ago', () => {
    expect([0, 3, 90, 60 * 50].map((minutes) => ago(now - minutes * 60_000, now, words))).toEqual([
      'just now',
      '3 minutes ago',
      '1 hour ago',
      '2 days ago',
    ]);
    expect(ago(now - 50 * 3_600_000, now, pageWordsFor('de'))).toBe('vor 2 Tagen');
    expect(ago(now - 50 * 3_600_000, now, pageWordsFor('ar'))).toBe('قبل يومين');
    expect(ago(now - 180_000, now, pageWordsFor('fr'))).toBe('il y a 3 minutes');
    expect(ago(now + 5000, now, words)).toBe('just now');
  });
  test('moment', () => {
    expect(moment(now - 60_000, now, words)).toBe('today, 13:59');
    expect(moment(now - 15 * 3_600_000, now, words)).toBe('yesterday, 23:00');
    expect(moment(now - 72 * 3_600_000, now, words)).toBe('Nov 20, 2026, 14:00');
    expect(moment(now - 72 * 3_600_000, now, pageWordsFor('ja'))).toBe('2026年11月20日 14:00');
  });
});
