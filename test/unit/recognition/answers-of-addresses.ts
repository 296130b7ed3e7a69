/** What the starter policy answers to `tricks-evasion.ts` and `tricks-dialects.ts`, begun by a strange website. */
import { type Answer, onPage } from './answer.ts';

/** The page behind the request is the attacker's own. */
const IMITATED: Answer = {
  effect: 'block',
  rules: ['look-alike-sign-in'],
  held: { page: null, approval: null, request: 'begun', net: true },
};

export const TO_EVASION: Readonly<Record<string, Answer>> = {
  'two-client-ids': {
    effect: 'request',
    rules: ['request-in-disguise'],
    held: onPage('consent/google'),
  },
  'client-id-in-query-and-form': {
    effect: 'request',
    rules: ['request-in-disguise'],
    held: { ...onPage('consent/generic'), net: false },
  },
  'two-redirects': {
    effect: 'request',
    rules: ['request-in-disguise'],
    held: onPage('consent/generic'),
  },
  'two-scopes': {
    effect: 'request',
    rules: ['request-in-disguise', 'no-agreement'],
    held: onPage('consent/generic'),
  },
  'encoded-name': {
    effect: 'request',
    rules: ['request-in-disguise'],
    held: { ...onPage('consent/google'), net: false },
  },
  'names-in-another-case': {
    effect: 'justify',
    intended: 'request',
    rules: ['unreviewed-app-with-mail-or-files', 'no-agreement'],
    held: onPage('consent/microsoft-entra'),
  },
  'trailing-dot': {
    effect: 'log',
    rules: ['every-consent'],
    held: onPage('consent/google'),
    open: 'ordinary',
  },
  'upper-case-host': {
    effect: 'log',
    rules: ['every-consent'],
    held: onPage('consent/google'),
    open: 'ordinary',
  },
  'account-prefix': {
    effect: 'log',
    rules: ['every-consent'],
    held: onPage('consent/google'),
    open: 'ordinary',
  },
  'encoded-path': {
    effect: 'log',
    rules: ['every-consent'],
    held: onPage('consent/google'),
    open: 'ordinary',
  },
  credentials: IMITATED,
  'plain-http': {
    effect: 'acknowledge',
    rules: ['request-in-the-open'],
    held: onPage('consent/generic'),
  },
  'name-in-front': IMITATED,
  'name-with-hyphens': IMITATED,
  'letters-that-look-alike': IMITATED,
  'digits-that-look-alike': IMITATED,
  'one-letter-less': IMITATED,
  'brand-and-sign-in-word': IMITATED,
  'unlikely-path': {
    effect: 'log',
    rules: ['every-consent'],
    held: { ...onPage('consent/generic'), net: false },
    open: 'ordinary',
  },
  'answer-like': {
    effect: 'log',
    rules: ['every-consent'],
    held: onPage('consent/generic'),
    open: 'ordinary',
  },
  'redirect-with-a-person': {
    effect: 'log',
    rules: ['every-consent'],
    held: onPage('consent/generic'),
    open: 'ordinary',
  },
};

export const TO_DIALECTS: Readonly<Record<string, Answer>> = {
  slack: {
    effect: 'justify',
    intended: 'request',
    rules: ['unreviewed-app-with-mail-or-files', 'unreviewed-app-keeps-access', 'no-agreement'],
    held: onPage('consent/slack'),
  },
  clickup: {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: { ...onPage('consent/clickup'), net: false },
    open: 'on trial',
  },
  zoom: {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: onPage('consent/zoom'),
    open: 'on trial',
  },
  notion: {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: onPage('consent/notion'),
    open: 'on trial',
  },
  facebook: {
    effect: 'log',
    intended: 'request',
    rules: ['no-agreement', 'every-consent'],
    held: { ...onPage('consent/facebook'), net: false },
    open: 'on trial',
  },
  reddit: {
    effect: 'justify',
    rules: ['unreviewed-app-keeps-access'],
    held: onPage('consent/generic'),
  },
  dropbox: {
    effect: 'log',
    rules: ['every-consent'],
    held: onPage('consent/dropbox'),
    open: 'No scope is named: Dropbox then gives what the app is registered for, and the request is not read as one that hides it.',
  },
  'trello-token': {
    effect: 'justify',
    intended: 'request',
    rules: ['unreviewed-app-keeps-access', 'no-agreement'],
    held: { ...onPage('consent/generic'), net: false },
  },
  'trello-oauth1': {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: { ...onPage('consent/generic'), net: false },
    open: 'on trial',
  },
  'x-oauth1': {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: { ...onPage('consent/x'), net: false },
    open: 'on trial',
  },
  'jira-oauth1': {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: { ...onPage('consent/generic'), net: false },
    open: 'on trial',
  },
  asana: {
    effect: 'log',
    intended: 'request',
    rules: ['no-agreement', 'every-consent'],
    held: onPage('consent/asana'),
    open: 'on trial',
  },
  'github-app': {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: { ...onPage('consent/github'), net: false },
    open: 'on trial',
  },
  github: {
    effect: 'request',
    rules: [
      'unreviewed-app-with-admin-or-directory',
      'unreviewed-app-keeps-access',
      'no-agreement',
    ],
    held: onPage('consent/github'),
  },
  'github-app-sign-in': {
    effect: 'log',
    intended: 'acknowledge',
    rules: ['hidden-request', 'every-consent'],
    held: onPage('consent/github'),
    open: 'on trial',
  },
};
