/** Names that pass themselves off as a brand, and ordinary names that must never be called so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../lib/catalog/full.ts';
import { brandOf, brandsFrom, skeletonOf } from '../../../lib/catalog/names/look-alike.ts';
import { oneEditApart } from '../../../lib/catalog/names/one-edit.ts';
import { ownTime } from '../../support/own-time.ts';

const brands = brandsFrom(catalog.lists);
const known = new Set([...brands.own.values()].map(({ brand }) => brand));
const like = (name: string) => brandOf(name, brands);

describe('imitations', () => {
  it.each([
    ['Microsoft', 'Microsoft'],
    ['MICROSOFT', 'Microsoft'],
    ['Ｍｉｃｒｏｓｏｆｔ', 'Microsoft'],
    ['Micro\u200bsoft', 'Microsoft'],
    ['Micros0ft', 'Microsoft'],
    ['rnicrosoft', 'Microsoft'],
    ['Mіcrоsоft', 'Microsoft'],
    ['Microsft', 'Microsoft'],
    ['Mircosoft', 'Microsoft'],
    ['Microsofft', 'Microsoft'],
    ['Microsoft Teams', 'Microsoft'],
    ['MicrosoftSupport', 'Microsoft'],
    ['Microsoft Account Security', 'Microsoft'],
    ['Office 365', 'Microsoft'],
    ['Share Point', 'Microsoft'],
    ['0utlook', 'Microsoft'],
    ['0utlook Calendar Booster', 'Microsoft'],
    ['OneDrive Document Viewer', 'Microsoft'],
    ['Gооgle', 'Google'],
    ['Google Drive', 'Google'],
    ['Gogle Docs', 'Google'],
    ['Adobe', 'Adobe'],
    ['Adobe Acrobat Sign', 'Adobe'],
    ['Àdobe', 'Adobe'],
    ['Docu Sign', 'DocuSign'],
    ['DocuSlgn', 'DocuSign'],
    ['Z00m', 'Zoom'],
    ['Zооm Meetings', 'Zoom'],
    ['Zoom', 'Zoom'],
    ['SIack', 'Slack'],
    ['Slakc', 'Slack'],
    ['Dropbx', 'Dropbox'],
    ['GitIab', 'GitLab'],
    ['Salesf0rce Data Loader', 'Salesforce'],
    ['PayPaI', 'PayPal'],
    ['ᴏkta', 'Okta'],
    ['ChatGPT', 'OpenAI'],
  ])('%s → %s', (name, brand) => expect(like(name)).toBe(brand));
});

describe('ordinary names', () => {
  it.each([
    ...['Zoom Scheduler for Google', 'Calendar Sync for Outlook', 'Outlook Calendar Sync'],
    ...['Mail Merge for Gmail', 'Slack Notifier', 'Trello Power-Up', 'GitHub Stars Counter'],
    ...['Save to Google Drive', 'Dropbox to Box Mover', 'Teams', 'Office', 'Drive', 'Cloud'],
    ...[
      'Motion',
      'Canvas',
      'Sigma',
      'Stack',
      'Black',
      'Slick',
      'Apply',
      'Ample',
      'Strive',
      'Zooms',
    ],
    ...['Boxer', 'Claudia', 'Gitea', 'Notions', 'Calendly', 'Zapier', 'MailTidy', 'AppSheet'],
    ...['SurveyMonkey', 'Boomerang', 'Online Security', 'Account', 'Slackbot', 'Dropboxer', ''],
    ...['Kalender', 'Müller & Söhne', 'Скайп', '会議', '🙂', '365', '----', 'x'],
  ])('%s', (name) => expect(like(name)).toBeNull());
});

describe('whose app it is', () => {
  it.each([
    ['Microsoft Azure CLI', '04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'localhost'],
    ['Microsoft', '905fcf26-4eb7-48a0-9ff0-8dcc7194b5ba', null],
    ['Slack', '123', 'slack.com'],
    ['Slack', '123', 'oauth.slack.com.'],
    ['Zoom', 'abc', 'zoom.us'],
    ['Google', '407408718192.apps.googleusercontent.com', 'developers.google.com'],
  ])('%s with %s at %s is its own', (name, clientId, host) => {
    expect(catalog.brandLike(name, clientId, host)).toBeNull();
  });

  it.each([
    ['Microsoft', '73c2949f-da2d-457a-9607-fcc665198967', null],
    ['Slack', '123', 'slack.com.evil.example'],
    ['Slack', '123', 'notslack.com'],
    ['Slack', '123', null],
    ['Google', 'x', 'script.google.com'],
    ['Adobe', 'x', 'adobe-sign.pages.dev'],
  ])('%s with %s at %s is not', (name, clientId, host) => {
    expect(catalog.brandLike(name, clientId, host)).not.toBeNull();
  });
});

describe('skeletons', () => {
  it('are the same for letters that look alike', () => {
    expect(skeletonOf('Zооm')).toBe(skeletonOf('zoom'));
    expect(skeletonOf('GitIab')).toBe(skeletonOf('gitlab'));
    expect(skeletonOf('rnail')).toBe(skeletonOf('mail'));
  });

  it('of a skeleton are the skeleton', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const once = skeletonOf(text);
        expect(skeletonOf(once).length).toBeLessThanOrEqual(once.length);
      }),
    );
  });
});

describe('one edit', () => {
  const Word = fc.stringMatching(/^[a-z]{1,12}$/u);

  it('is seen for every insertion, deletion, change and swap, from both sides', () => {
    fc.assert(
      fc.property(
        Word,
        fc.nat(12),
        fc.constantFrom(...Array.from('abcxyz')),
        (word, at, letter) => {
          const index = at % word.length;
          const variants = [
            word.slice(0, index) + letter + word.slice(index),
            word.slice(0, index) + word.slice(index + 1),
            word.slice(0, index) + letter + word.slice(index + 1),
            word.slice(0, index) + (word[index + 1] ?? '') + word[index] + word.slice(index + 2),
          ];
          for (const variant of variants.filter((one) => one !== word)) {
            expect(oneEditApart(word, variant), `${word} ${variant}`).toBe(true);
            expect(oneEditApart(variant, word), `${variant} ${word}`).toBe(true);
          }
        },
      ),
    );
  });

  it('is not seen for two', () => {
    for (const [a, b] of [
      ['slack', 'black-'],
      ['adobe', 'abode'],
      ['zoom', 'zo'],
      ['google', 'goolge2'],
      ['same', 'same'],
    ] as const)
      expect(oneEditApart(a, b)).toBe(false);
  });
});

/** ms; other work on the machine may take most of its time. */
const PATIENT = 60_000;

it(
  'answers for any name',
  () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const brand = like(name);
        expect(brand === null || known.has(brand)).toBe(true);
      }),
    );
  },
  PATIENT,
);

it(
  'takes no longer for a name without end',
  () => {
    const name = 'microsof '.repeat(20_000);
    const times = Array.from({ length: 7 }, () => ownTime(() => like(name)));
    // The quickest of several: what else the machine does can only make a run slower.
    expect(Math.min(...times)).toBeLessThan(100);
  },
  PATIENT,
);
