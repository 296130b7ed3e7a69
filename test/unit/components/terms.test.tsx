/** What a dialog says of how a share is given, what held before and whose account; nothing where nothing is said. */
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Dialog } from '../../../components/Dialog.tsx';
import { ACME, PUBLISH, SHARE, decisionOf, sampleOf } from '../../../components/sample-facts.ts';
import { connectLines, publishLines, shareLines } from '../../../components/terms.ts';
import { shareReason } from '../../../components/words/share-reasons.ts';
import { unmarked } from '../../../components/words/text.ts';
import { wordsFor } from '../../support/words.ts';
import {
  type ConnectActivity,
  NO_CONNECT_FACTS,
  type PublishActivity,
  type ShareActivity,
} from '../../../lib/activity/activity.ts';

const en = wordsFor('en');
const de = wordsFor('de');
const PLAIN: ShareActivity = { ...SHARE, resource: { type: 'file', id: null, label: null } };
const CONNECT: ConnectActivity = {
  kind: 'connect',
  ...NO_CONNECT_FACTS,
  surface: 'connect/n8n',
  platform: 'n8n',
  host: 'n8n.acme.example',
  accountDomain: null,
  sensor: 'page',
  connector: { id: 'sheets', name: null },
  sharedWith: 'unchanged',
  endpointHost: null,
};

const shared = (more: Partial<ShareActivity>, words = en) =>
  shareLines({ ...PLAIN, ...more }, ACME, words).map(unmarked);
const connected = (connectedAccount: ConnectActivity['connectedAccount'], words = en) =>
  connectLines({ ...CONNECT, connectedAccount }, ACME, words).map(unmarked);

describe('a share', () => {
  test('that says nothing more has no line', () => expect(shared({})).toEqual([]));

  test.each<[Partial<ShareActivity>, string, string]>([
    [{ expiresInDays: 'never' }, 'Never ends by itself', 'Endet nie von selbst'],
    [{ expiresInDays: 0 }, 'Ends today', 'Endet heute'],
    [{ expiresInDays: 1 }, 'Ends after one day', 'Endet nach einem Tag'],
    [{ expiresInDays: 1500 }, 'Ends after 1,500 days', 'Endet nach 1.500 Tagen'],
    [{ password: true }, 'Asks for a password', 'Fragt nach einem Passwort'],
    [{ mayReshare: true }, 'Can be passed on', 'Darf weitergegeben werden'],
    [{ mayDownload: false }, "Can't be downloaded", 'Lässt sich nicht herunterladen'],
    [{ accountKind: 'personal' }, 'From your private account', 'Aus Ihrem privaten Konto'],
    [
      { resource: { ...PLAIN.resource, container: { type: 'drive', id: null } } },
      'Lies in a shared drive',
      'Liegt in einer geteilten Ablage',
    ],
    [
      { link: 'anyone_with_link', before: { link: 'organisation', role: null } },
      'Now open to everyone at Acme, then to anyone with the link',
      'Jetzt offen für alle bei Acme, dann für alle mit dem Link',
    ],
    [
      { link: 'organisation', role: 'edit', before: { link: 'organisation', role: 'view' } },
      'Now they may view, then edit',
      'Jetzt dürfen sie ansehen, dann bearbeiten',
    ],
  ])('%o: %s', (more, english, german) => {
    expect(shared(more)).toEqual([english]);
    expect(shared(more, de)).toEqual([german]);
  });

  test('what goes without saying is left out', () => {
    for (const more of [
      { password: false },
      { mayReshare: false },
      { mayDownload: true },
      { accountKind: 'work' },
      { link: 'public', before: { link: 'public', role: null } },
      { link: 'unchanged', before: { link: 'public', role: 'view' } },
      { link: 'public', before: { link: 'unchanged', role: null } },
    ] as const)
      expect(shared(more), JSON.stringify(more)).toEqual([]);
    expect(shared({ password: false, link: 'public' })).toEqual(['Asks for no password']);
  });

  test('several terms are one line', () => {
    expect(shared({ expiresInDays: 7, password: true, mayReshare: true })).toEqual([
      'Ends after 7 days · Asks for a password · Can be passed on',
    ]);
  });

  test('says of each domain outside what is known of it, and how many people are in a group', () => {
    const recipients: ShareActivity['recipients'] = [
      { domain: 'eu.partner.example', type: 'person', count: 1 },
      { domain: 'gmail.com', type: 'person', count: 2 },
      { domain: 'outlook.com', type: 'person', count: 1 },
      { domain: 'gmail.com.evil.example', type: 'person', count: 1 },
      { domain: 'acme.example', type: 'group', count: 1, size: 240 },
    ];
    const html = render(
      <Dialog
        {...sampleOf({ ...PLAIN, recipients }, decisionOf('acknowledge', []))}
        words={en}
        onAnswer={() => {}}
      />,
    );
    const chips = [...html.matchAll(/class="(chip( out)?)">(.*?)<\/li>/gu)].map(
      ([, style, , text]) => `${style}: ${text!.replace(/<\/?bdi>/gu, '')}`,
    );
    expect(chips).toEqual([
      'chip out: eu.partner.example · 1 · partner',
      'chip out: gmail.com · 2 · private mail',
      'chip out: outlook.com · 1 · private mail',
      'chip out: gmail.com.evil.example · 1',
      'chip: acme.example · one group · 240 people',
    ]);
  });
});

test('a long domain keeps the end that says whose it is', () => {
  const domain = `acme.example.${'a'.repeat(50)}.evil.example`;
  expect(connected({ kind: null, domain })).toEqual([
    `Opens an account at …${'a'.repeat(26)}.evil.example`,
  ]);
  expect(unmarked(en.fixes['remove-recipients'](2, domain))).toMatch(/^Remove 2 people \(…a/u);
  expect(unmarked(en.fixes['remove-recipients'](2, 'vendor.example'))).toBe(
    'Remove 2 people (vendor.example)',
  );
  expect(unmarked(de.fixes['link-organisation']('A'.repeat(60)))).toHaveLength(46);
});

test('a publication says what held before', () => {
  const published = (more: Partial<PublishActivity>) =>
    publishLines({ ...PUBLISH, ...more }, ACME, en).map(unmarked);
  expect(published({ reach: 'public', reachBefore: 'restricted' })).toEqual([
    'Now open to invited people, then to anyone on the internet',
    'Asks nobody to sign in',
  ]);
  expect(published({ reach: 'public' })).toEqual(['Asks nobody to sign in']);
});

describe('a connection says whose account it opens', () => {
  test.each<[ConnectActivity['connectedAccount'], string[], string[]]>([
    [null, [], []],
    [{ kind: null, domain: null }, [], []],
    [
      { kind: 'personal', domain: null },
      ['Opens a private account'],
      ['Öffnet ein privates Konto'],
    ],
    [
      { kind: null, domain: 'gmail.com' },
      ['Opens a private account at gmail.com'],
      ['Öffnet ein privates Konto bei gmail.com'],
    ],
    [
      { kind: null, domain: 'eu.acme.example' },
      ['Opens a work account at eu.acme.example'],
      ['Öffnet ein Arbeitskonto bei eu.acme.example'],
    ],
    [
      { kind: null, domain: 'vendor.example' },
      ['Opens an account at vendor.example'],
      ['Öffnet ein Konto bei vendor.example'],
    ],
  ])('%o', (account, english, german) => {
    expect(connected(account)).toEqual(english);
    expect(connected(account, de)).toEqual(german);
  });
});

describe('reasons', () => {
  const CODES = [
    ...['recipient.external', 'recipient.partner', 'share.reshare', 'share.download'],
    ...['share.no-password', 'share.ends-late', 'audience.wider', 'account.personal'],
    ...['connected.personal', 'connected.not-own'],
  ];

  test.each(CODES)('%s has a sentence of its own in each language', (code) => {
    const [english, german] = [en, de].map((words) => shareReason(code, PLAIN, 'Acme', words));
    expect(english).toMatch(/\.$/u);
    expect(german).toMatch(/\.$/u);
    expect(english).not.toBe(german);
  });

  test('a late end is told as it is', () => {
    const told = (expiresInDays: ShareActivity['expiresInDays']) =>
      shareReason('share.ends-late', { ...PLAIN, expiresInDays }, null, en);
    expect(told('never')).toBe('The access stays until someone ends it.');
    expect(told(400)).toBe('The access stays open for 400 days.');
  });

  test('other codes are left to others', () =>
    expect(shareReason('container.drive', PLAIN, 'Acme', en)).toBeNull());
});
