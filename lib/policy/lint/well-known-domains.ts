/**
 * Domains that are often written and therefore often misspelt, for the linter. Written by hand from the
 * private mail domains of `starter.yaml` and the hosts of `lib/catalog/providers.ts`, 2026-11. To add
 * one, add it: short names are left out, since half of all short names differ by one letter.
 */
export const WELL_KNOWN_DOMAINS: readonly string[] = [
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'outlook.de', 'hotmail.com', 'hotmail.de'],
  ...[
    'mail.com',
    'yahoo.com',
    'yahoo.de',
    'ymail.com',
    'icloud.com',
    'protonmail.com',
    'tutanota.com',
  ],
  ...['fastmail.com', 't-online.de', 'freenet.de', 'posteo.de', 'mailbox.org', 'bluewin.ch'],
  ...['orange.fr', 'laposte.net', 'libero.it', 'yandex.com'],
  ...['google.com', 'microsoft.com', 'microsoftonline.com', 'office.com', 'office365.com'],
  ...['onmicrosoft.com', 'sharepoint.com', 'dropbox.com', 'github.com', 'gitlab.com'],
  ...['bitbucket.org', 'atlassian.com', 'atlassian.net', 'salesforce.com', 'hubspot.com'],
  ...['clickup.com', 'notion.com', 'airtable.com', 'zapier.com', 'slack.com', 'figma.com'],
];
