/** English: titles are written here, explanations are those of the schema. */
import type { ConfigurationKey } from '../../../lib/policy/configuration.ts';
import type { ManagedKey } from '../managed-keys.ts';
import type { KeyWords, KitWords } from './words.ts';

type Titles = Readonly<Record<string, Omit<KeyWords, 'explain'>>>;

/** Titles of all keys, and their choices in words. */
export const ENGLISH_TITLES: Readonly<Record<ConfigurationKey, Omit<KeyWords, 'explain'>>> = {
  policyUrl: { title: 'Address of the policy', choices: {} },
  policyKeys: { title: 'Keys that may sign the policy', choices: {} },
  reportUrl: { title: 'Address for reports', choices: {} },
  reportFormat: {
    title: 'Format of reports',
    choices: {
      ocsf: 'OCSF (JSON)',
      otlp: 'OpenTelemetry (OTLP over HTTP, JSON)',
      'splunk-hec': 'Splunk HTTP Event Collector',
    },
  },
  reportToken: { title: 'Token for reports', choices: {} },
  enrolmentToken: { title: 'Token for enrolment', choices: {} },
  tenant: { title: 'Name of the organisation', choices: {} },
  user: { title: 'Person', choices: {} },
  groups: { title: 'Groups of the person', choices: {} },
  deviceLabel: { title: 'Name of the device', choices: {} },
  failMode: {
    title: 'While no policy is at hand',
    choices: {
      open: 'open: every step is allowed',
      warn: 'warn: people are warned',
      closed: 'closed: steps are stopped',
    },
  },
  privacy: {
    title: 'People in reports',
    choices: {
      plain: 'plain: reports name people',
      pseudonymous: 'pseudonymous: people become keyed pseudonyms',
    },
  },
  pollMinutes: { title: 'Minutes between looks at the policy', choices: {} },
};

/** The words for these keys. @param titles of every key. */
export function english(keys: readonly ManagedKey[], titles: Titles): KitWords {
  return {
    templates:
      'Handrail: installation and managed configuration for Chrome, Chromium, Edge and Firefox.',
    supported: 'Windows 10 and later, with a browser that is managed by the organisation',
    install: {
      title: 'Install Handrail',
      explain:
        'Installs Handrail for everybody on this computer; people cannot remove it. This writes an entry of its own below ExtensionSettings. Where ExtensionSettings is set as one text (JSON) by another policy, the browser takes the entry and drops the text: put the entry into that text instead, and leave this setting unconfigured.',
      address: 'Address of the update manifest',
    },
    installFirefox: {
      address: 'Address of the package (xpi)',
      updates: 'Address of the update list (may stay empty)',
    },
    fields: { kid: 'key id', x: 'public key' },
    keys: Object.fromEntries(
      keys.flatMap(({ name, explain }) => {
        const title = titles[name];
        return title === undefined ? [] : [[name, { ...title, explain }]];
      }),
    ),
  };
}
