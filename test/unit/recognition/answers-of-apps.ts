/** What the starter policy answers to `tricks-of-apps.ts` and `tricks-hidden.ts`, begun by a strange website. */
import { type Answer, AT_REQUEST, onPage } from './answer.ts';

export const TO_APPS: Readonly<Record<string, Answer>> = {
  'consent-phishing': {
    effect: 'justify',
    intended: 'request',
    rules: ['unreviewed-app-with-mail-or-files', 'unreviewed-app-keeps-access', 'no-agreement'],
    held: onPage('consent/microsoft-entra'),
  },
  'first-party-loopback': {
    effect: 'block',
    rules: ['borrowed-tool', 'no-agreement'],
    held: AT_REQUEST,
  },
  'first-party-native-client': {
    effect: 'block',
    rules: ['borrowed-tool', 'no-agreement'],
    held: AT_REQUEST,
  },
  'low-scope-impersonation': {
    effect: 'request',
    rules: ['borrowed-name'],
    name: 'Adobe Acrobat',
    held: onPage('consent/microsoft-entra'),
  },
  'evil-twin': {
    effect: 'request',
    rules: ['unreviewed-app-with-admin-or-directory', 'no-agreement'],
    held: onPage('consent/microsoft-entra'),
  },
  'admin-consent': {
    effect: 'block',
    rules: ['consent-for-everyone', 'no-agreement'],
    held: {
      page: 'consent/microsoft-entra',
      approval: 'consent/microsoft-entra',
      request: 'waits',
      net: false,
    },
  },
  'personal-account': {
    effect: 'justify',
    intended: 'request',
    rules: ['unreviewed-app-with-mail-or-files', 'no-agreement', 'private-account'],
    held: onPage('consent/microsoft-personal'),
  },
  'bot-with-all-rights': {
    effect: 'request',
    rules: ['unreviewed-app-with-admin-or-directory', 'no-agreement'],
    held: onPage('consent/discord'),
  },
  'agent-with-fresh-client': {
    effect: 'justify',
    rules: ['unreviewed-tool-server'],
    held: onPage('consent/generic'),
  },
};

export const TO_NO_SCREEN: Readonly<Record<string, Answer>> = {
  'silent-redirect': {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['silent-request-from-elsewhere', 'every-consent'],
    held: AT_REQUEST,
    open: 'on trial',
  },
  'silent-immediate': {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['silent-request-from-elsewhere', 'every-consent'],
    held: { page: null, approval: null, request: 'waits', net: true },
    open: 'on trial',
  },
  'earlier-grants-included': {
    effect: 'log',
    rules: ['sign-in-only'],
    held: onPage('consent/google'),
    open: 'It asks for nothing new: what comes with it was judged when it was given.',
  },
  'device-code-microsoft': {
    effect: 'justify',
    rules: ['device-code', 'hidden-request'],
    held: {
      page: 'consent/device-code',
      approval: 'consent/device-code',
      later: 'consent/microsoft-entra',
      request: 'waits',
      net: false,
    },
  },
  'device-code-prefilled': {
    effect: 'justify',
    rules: ['device-code', 'hidden-request'],
    held: {
      page: 'consent/device-code',
      approval: 'consent/device-code',
      later: 'consent/microsoft-entra',
      request: 'waits',
      net: false,
    },
  },
  'device-code-github': {
    effect: 'justify',
    rules: ['device-code', 'hidden-request'],
    held: {
      page: 'consent/device-code',
      approval: 'consent/device-code',
      later: 'consent/github',
      request: 'waits',
      net: false,
    },
  },
  'device-code-google': {
    effect: 'justify',
    rules: ['device-code', 'hidden-request'],
    held: {
      page: 'consent/device-code',
      approval: null,
      later: 'consent/google',
      request: 'waits',
      net: false,
    },
  },
  'device-code-salesforce': {
    effect: 'justify',
    rules: ['device-code', 'hidden-request'],
    held: { page: null, approval: null, later: 'consent/salesforce', request: 'waits', net: false },
  },
  'device-code-okta': {
    effect: 'justify',
    rules: ['device-code', 'hidden-request'],
    held: { page: null, approval: null, later: 'consent/okta', request: 'waits', net: false },
  },
  'device-code-anywhere': {
    effect: 'justify',
    rules: ['device-code', 'hidden-request'],
    held: { page: null, approval: null, later: 'consent/generic', request: 'waits', net: true },
  },
};

export const TO_HIDDEN: Readonly<Record<string, Answer>> = {
  'pushed-request': {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: onPage('consent/generic'),
    open: 'on trial',
  },
  'request-object': {
    effect: 'justify',
    intended: 'request',
    rules: ['unreviewed-app-with-mail-or-files', 'no-agreement'],
    held: onPage('consent/generic'),
  },
  'request-object-other-app': {
    effect: 'request',
    rules: ['request-in-disguise'],
    held: { ...onPage('consent/generic'), net: false },
  },
  'request-object-encrypted': {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: onPage('consent/generic'),
    open: 'on trial',
  },
  'rich-request': {
    effect: 'justify',
    rules: ['payment-in-your-name'],
    held: onPage('consent/generic'),
  },
  'rich-request-unreadable': {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: onPage('consent/generic'),
    open: 'on trial',
  },
  'nested-google': {
    effect: 'justify',
    intended: 'request',
    rules: ['unreviewed-app-with-mail-or-files', 'no-agreement'],
    held: { ...onPage('consent/google'), net: false },
  },
  'nested-microsoft-personal': {
    effect: 'justify',
    intended: 'request',
    rules: ['unreviewed-app-with-mail-or-files', 'no-agreement', 'private-account'],
    held: { ...onPage('consent/microsoft-personal'), net: false },
  },
  'nested-xero': {
    effect: 'log',
    intended: 'request',
    rules: ['no-agreement', 'every-consent'],
    held: { ...onPage('consent/xero'), net: false },
    open: 'on trial',
  },
  'nested-salesforce': {
    effect: 'request',
    rules: [
      'unreviewed-app-with-admin-or-directory',
      'unreviewed-app-keeps-access',
      'no-agreement',
    ],
    held: { ...onPage('consent/salesforce'), net: false },
  },
  'nested-twice': {
    effect: 'log',
    rules: ['every-consent'],
    held: { ...onPage('consent/generic'), net: false },
    open: 'ordinary',
  },
  'in-the-fragment': {
    effect: 'log',
    rules: ['every-consent'],
    held: { ...onPage('consent/generic'), net: false },
    open: 'ordinary',
  },
  posted: {
    effect: 'justify',
    intended: 'request',
    rules: ['unreviewed-app-with-mail-or-files', 'no-agreement'],
    held: { ...onPage('consent/generic'), net: false },
  },
};
