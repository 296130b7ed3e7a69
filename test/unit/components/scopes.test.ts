/** Scopes in plain sentences: the listed ones exactly, the others with care. */
import { describe, expect, test } from 'vitest';
import { consentFacts } from '../../../components/facts.ts';
import { CONSENT } from '../../../components/sample-facts.ts';
import { describeScope } from '../../../components/words/scopes.ts';

describe('listed', () => {
  test.each([
    ['https://mail.google.com/', 'Read, change and delete your mail', 'everything in it', 'high'],
    [
      'https://www.googleapis.com/auth/gmail.readonly',
      'Read your mail',
      'everything in it',
      'high',
    ],
    ['https://www.googleapis.com/auth/gmail.send', 'Send mail as you', 'acts as you', 'high'],
    [
      'https://www.googleapis.com/auth/drive',
      'Read, change and delete all your files',
      'everything in it',
      'high',
    ],
    [
      'https://www.googleapis.com/auth/drive.file',
      'Use only the files you pick for it',
      'only what you pick',
      'ordinary',
    ],
    ['https://graph.microsoft.com/Mail.Send', 'Send mail as you', 'acts as you', 'high'],
    ['Files.ReadWrite.All', 'Read, change and delete all your files', 'everything in it', 'high'],
    ['User.Read', 'See your name and picture', null, 'ordinary'],
    ['offline_access', 'Stay connected when you are away', 'no end', 'sensitive'],
    ['openid', 'See your name and picture', null, 'ordinary'],
    [
      'Directory.ReadWrite.All',
      "Read, change and delete your organisation's directory",
      'beyond you',
      'high',
    ],
    [
      'https://graph.microsoft.com/.default',
      'Everything its maker has asked for',
      'everything in it',
      'high',
    ],
    [
      'https://service.example/user_impersonation',
      'Do whatever you can do, in your name',
      'acts as you',
      'high',
    ],
    ['channels:history', 'Read your chats', 'everything in it', 'high'],
    ['repo', 'Read, change and delete your code', 'everything in it', 'high'],
  ])('%s', (scope, text, note, weight) => {
    expect(describeScope(scope, 'en')).toEqual({ text, note, weight, estimated: false });
  });

  test('in German', () => {
    expect(describeScope('Mail.ReadWrite', 'de-DE')).toMatchObject({
      text: 'Ihre Mails lesen, ändern und löschen',
      note: 'alles darin',
    });
    expect(describeScope('offline_access', 'de')).toMatchObject({
      text: 'Verbunden bleiben, auch wenn Sie nicht da sind',
    });
  });
});

describe('estimated', () => {
  test.each([
    ['mail.write', 'Read, change and delete your mail', 'high'],
    ['crm.objects.deals.read', 'Read customer records', 'high'],
    ['Tickets.ReadWrite', 'Read, change and delete your tasks', 'sensitive'],
    ['messages:send', 'Send mail as you', 'high'],
    ['read_calendar', 'Read your calendar', 'ordinary'],
    ['files.read.everything', 'Read all your files', 'high'],
    ['zorp.write', 'Change what the service calls “zorp.write”', 'high'],
    ['zorp', 'Use what the service calls “zorp”', 'sensitive'],
  ])('%s', (scope, text, weight) => {
    expect(describeScope(scope, 'en')).toMatchObject({ text, weight, estimated: true });
  });

  test('never calls writing, or what it cannot name, ordinary', () => {
    for (const area of ['mail', 'event', 'photos', 'settings', 'profile', 'video', 'zorp', 'x'])
      for (const verb of ['write', 'manage', 'delete', 'full', 'admin'])
        expect(describeScope(`${area}.${verb}`, 'en').weight).not.toBe('ordinary');
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
      for (const language of ['en', 'de'])
        expect(describeScope(scope, language).text).toMatch(/\S/u);
  });
});

describe('of a consent', () => {
  const areas = (scopes: string[], offline = false) =>
    consentFacts({ ...CONSENT, scopes, offline }).map(({ area, verb }) => `${area}.${verb}`);

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
    expect(consentFacts({ ...CONSENT, scopes: ['zorp', 'blib'], offline: false })).toHaveLength(2);
  });
});
