/** Scopes in plain sentences: the listed ones exactly, the others with care. */
import { describe, expect, test } from 'vitest';
import { consentFacts } from '../../../components/facts.ts';
import { CONSENT } from '../../../components/sample-facts.ts';
import { type ScopeText, describeScope } from '../../../components/words/scopes.ts';
import { catalog } from '../../../lib/catalog/full.ts';
import { wordsFor } from '../../support/words.ts';

/** A scope as its provider means it, in a sentence. */
const told = (scope: string, language: string, platform = 'oauth'): ScopeText =>
  describeScope(catalog.scope(scope, platform), wordsFor(language));

describe('listed', () => {
  test.each([
    [
      'google',
      'https://mail.google.com/',
      'Read, change and delete your mail',
      'everything in it',
      'high',
    ],
    [
      'google',
      'https://www.googleapis.com/auth/gmail.readonly',
      'Read your mail',
      'everything in it',
      'high',
    ],
    [
      'google',
      'https://www.googleapis.com/auth/gmail.send',
      'Send mail as you',
      'acts as you',
      'high',
    ],
    [
      'google',
      'https://www.googleapis.com/auth/drive',
      'Read, change and delete all your files',
      'everything in it',
      'high',
    ],
    [
      'google',
      'https://www.googleapis.com/auth/drive.file',
      'Use only the files you pick for it',
      'only what you pick',
      'ordinary',
    ],
    [
      'microsoft',
      'https://graph.microsoft.com/Mail.Send',
      'Send mail as you',
      'acts as you',
      'high',
    ],
    [
      'microsoft',
      'Files.ReadWrite.All',
      'Read, change and delete all your files',
      'everything in it',
      'high',
    ],
    ['microsoft', 'User.Read', 'See your name and picture', null, 'ordinary'],
    ['microsoft', 'offline_access', 'Stay connected when you are away', 'no end', 'sensitive'],
    ['oauth', 'openid', 'See your name and picture', null, 'ordinary'],
    [
      'microsoft',
      'Directory.ReadWrite.All',
      "Read, change and delete your organisation's directory",
      'beyond you',
      'high',
    ],
    [
      'microsoft',
      'https://graph.microsoft.com/.default',
      'Do everything its maker has asked for',
      'everything in it',
      'high',
    ],
    [
      'oauth',
      'https://service.example/user_impersonation',
      'Do whatever you can do, in your name',
      'acts as you',
      'high',
    ],
    ['slack', 'channels:history', 'Read your chats', 'everything in it', 'high'],
    ['slack', 'chat:write', 'Write in chats as you', 'acts as you', 'sensitive'],
    ['github', 'repo', 'Read, change and delete your code', 'everything in it', 'high'],
    ['github', 'delete_repo', 'Delete repositories', 'everything in it', 'high'],
    ['github', 'admin:org', 'Administer your organisation', 'beyond you', 'high'],
    ['azure-devops', 'vso.build_execute', 'Run scripts and workflows', null, 'high'],
    ['linkedin', 'w_member_social', 'Post as you', 'acts as you', 'high'],
    [
      'slack',
      'groups:write.invites',
      'Add people to groups and remove them',
      'beyond you',
      'sensitive',
    ],
    [
      'microsoft',
      'Sites.Selected',
      'Use only what an admin assigns to it',
      'only what you pick',
      'ordinary',
    ],
    [
      'github',
      'manage_billing:enterprise',
      'Read, change and delete subscriptions and licences',
      null,
      'high',
    ],
  ])('%s: %s', (platform, scope, text, note, weight) => {
    expect(told(scope, 'en', platform)).toEqual({ text, note, weight, estimated: false });
  });

  test('in German', () => {
    expect(told('Mail.ReadWrite', 'de-DE', 'microsoft')).toMatchObject({
      text: 'Ihre Mails lesen, ändern und löschen',
      note: 'alles darin',
    });
    expect(told('offline_access', 'de')).toMatchObject({
      text: 'Verbunden bleiben, auch wenn Sie nicht da sind',
    });
  });
});

describe('estimated', () => {
  test.each([
    ['mail.write', 'Read, change and delete your mail', 'high'],
    ['crm.objects.deals.read', 'Read customer records', 'high'],
    ['Tickets.ReadWrite', 'Read, change and delete support tickets', 'sensitive'],
    ['messages:send', 'Send mail as you', 'high'],
    ['read_calendar', 'Read your calendar', 'ordinary'],
    ['files.read.everything', 'Read all your files', 'high'],
    ['zorp.write', 'Change what the service calls “zorp.write”', 'high'],
    ['zorp', 'Use what the service calls “zorp”', 'sensitive'],
  ])('%s', (scope, text, weight) => {
    expect(told(scope, 'en')).toMatchObject({ text, weight, estimated: true });
  });

  test('never calls writing, or what it cannot name, ordinary', () => {
    for (const area of ['mail', 'event', 'photos', 'settings', 'profile', 'video', 'zorp', 'x'])
      for (const verb of ['write', 'manage', 'delete', 'full', 'admin'])
        expect(told(`${area}.${verb}`, 'en').weight).not.toBe('ordinary');
  });

  test('takes anything a page may send', () => {
    for (const scope of [
      '',
      ' ',
      '<b>',
      '\u202e',
      'a'.repeat(512),
      '::://',
      'https://',
      '__proto__',
      'constructor',
    ])
      for (const language of ['en', 'de']) expect(told(scope, language).text).toMatch(/\S/u);
  });
});

describe('of a consent', () => {
  const areas = (scopes: string[], offline = false) =>
    consentFacts({ ...CONSENT, platform: 'microsoft', scopes, offline }, catalog).map(
      ({ area, verb }) => `${area}.${verb}`,
    );

  test('weightiest first, each meaning once', () => {
    expect(areas(['openid', 'profile', 'offline_access', 'Mail.Send', 'mail.send'], true)).toEqual([
      'mail.send',
      'offline.use',
      'identity.read',
    ]);
  });

  test('reading goes without saying where changing is asked for', () => {
    expect(areas(['Mail.Read', 'Mail.ReadWrite', 'Files.Read'])).toEqual([
      'mail.change',
      'files.read',
    ]);
  });

  test('what cannot be named stays apart', () => {
    expect(
      consentFacts({ ...CONSENT, scopes: ['zorp', 'blib'], offline: false }, catalog),
    ).toHaveLength(2);
  });
});
