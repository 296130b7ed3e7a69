/** What scopes mean: every list is in order, and says what the providers' own pages say. */
import { describe, expect, it } from 'vitest';
import { describeScope } from '../../../components/words/scopes.ts';
import { AREAS, SPECIALS, VERBS, WEIGHTS } from '../../../lib/catalog/catalog.ts';
import { everywhere } from '../../../lib/catalog/scopes/identity.ts';
import { SCOPE_TABLES, scopeOf } from '../../../lib/catalog/scopes/scope-of.ts';
import type { ScopeTable } from '../../../lib/catalog/scopes/table.ts';
import { WORDS } from '../../support/words.ts';
import { FOR_ADMINISTRATORS, FOR_EVERYBODY } from './graph-permissions.ts';

const TABLES = [...SCOPE_TABLES, everywhere];
const areas: ReadonlySet<string> = new Set([...AREAS, ...SPECIALS]);
const verbs: ReadonlySet<string> = new Set(VERBS);
const weights: ReadonlySet<string> = new Set(WEIGHTS);

interface Line {
  readonly head: readonly string[];
  readonly names: readonly string[];
}

function linesOf({ lines }: ScopeTable): Line[] {
  return lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [head = '', names = ''] = line.split(/:\s/u);
      return { head: head.split(' '), names: names.trim().split(/\s+/u) };
    });
}

const titleOf = (table: ScopeTable) => table.platforms[0] ?? 'everywhere';

describe.each(TABLES.map((table) => [titleOf(table), table] as const))('%s', (_title, table) => {
  const lines = linesOf(table);

  it('says each meaning in words of the catalogue', () => {
    for (const { head } of lines) {
      expect(areas, head.join(' ')).toContain(head[0]);
      if (head.length === 3) {
        expect(verbs, head.join(' ')).toContain(head[1]);
        expect(weights, head.join(' ')).toContain(head[2]);
      } else {
        expect(table.grammar, head.join(' ')).toBeDefined();
        for (const weight of (head[1] ?? '').split('/'))
          expect(weights, head.join(' ')).toContain(weight);
        expect(head[1]?.split('/')).toHaveLength(2);
      }
    }
  });

  it('names each scope once, in lower case', () => {
    for (const length of [2, 3]) {
      const names = lines
        .filter(({ head }) => head.length === length)
        .flatMap((line) => line.names);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      expect(names.filter((name) => name !== name.toLowerCase())).toEqual([]);
    }
  });

  it('is found under its platforms, listed and with a sentence in each language', () => {
    const platform = table.platforms[0] ?? 'oauth';
    for (const { head, names } of lines) {
      if (head.length !== 3) continue;
      for (const name of names) {
        const fact = scopeOf(name, platform);
        expect(fact, name).toMatchObject({ area: head[0], verb: head[1], weight: head[2] });
        expect(fact.estimated).toBe(false);
        for (const words of Object.values(WORDS))
          expect(describeScope(fact, words).text, name).not.toMatch(/undefined|^$/u);
      }
    }
  });
});

it('no two lists claim a platform', () => {
  const platforms = SCOPE_TABLES.flatMap((table) => table.platforms);
  expect(platforms.filter((name, index) => platforms.indexOf(name) !== index)).toEqual([]);
});

describe('Microsoft Graph', () => {
  it('knows all 140 permissions to which anybody may consent', () => {
    expect(FOR_EVERYBODY).toHaveLength(140);
    expect(FOR_EVERYBODY.filter((name) => scopeOf(name, 'microsoft').estimated)).toEqual([]);
    const sentences = FOR_EVERYBODY.map((name) => [
      describeScope(scopeOf(name, 'microsoft'), WORDS.en).text,
      describeScope(scopeOf(name, 'microsoft'), WORDS.de).text,
    ]);
    for (const [english = '', german = ''] of sentences) {
      expect(english).toMatch(/^[A-Z].{4,}/u);
      expect(german).toMatch(/^[A-ZÄÖÜ„].{4,}/u);
      expect(english).not.toBe(german);
    }
  });

  it('knows all 599 that need an administrator', () => {
    expect(FOR_ADMINISTRATORS).toHaveLength(599);
    expect(FOR_ADMINISTRATORS.filter((name) => scopeOf(name, 'microsoft').estimated)).toEqual([]);
  });

  it('calls none ordinary that changes what an administrator must agree to', () => {
    const weighed = FOR_ADMINISTRATORS.map((name) => scopeOf(name, 'microsoft'));
    expect(
      weighed
        .filter(({ verb, weight }) => verb !== 'read' && verb !== 'use' && weight === 'ordinary')
        .map(({ scope }) => scope),
    ).toEqual([]);
  });

  it.each([
    'mail.read',
    'MAIL.READ',
    ' Mail.Read ',
    'https://graph.microsoft.com/Mail.Read',
    'https://graph.microsoft.com//Mail.Read/',
    '00000003-0000-0000-c000-000000000000/Mail.Read',
    'https://outlook.office.com/Mail.Read',
    'https://dod-graph.microsoft.us/Mail.Read',
  ])('knows mail.read as %j', (scope) => {
    expect(scopeOf(scope, 'microsoft')).toMatchObject({
      area: 'mail',
      verb: 'read',
      estimated: false,
    });
  });
});

/** One or two of every provider, as its own page explains them. */
const SAMPLES: ReadonlyArray<readonly [platform: string, scope: string, meaning: string]> = [
  ['google', 'https://mail.google.com/', 'mail change high'],
  ['google', 'https://www.googleapis.com/auth/gmail.send', 'mail send high'],
  ['google', 'https://www.googleapis.com/auth/drive.file', 'picked use ordinary'],
  ['google', 'https://www.googleapis.com/auth/cloud-platform', 'cloud change high'],
  ['google', 'https://www.googleapis.com/auth/admin.directory.user', 'people change high'],
  ['oauth', 'https://www.googleapis.com/auth/drive', 'files change high'],
  ['microsoft', 'Directory.AccessAsUser.All', 'impersonate use high'],
  ['microsoft', 'https://management.azure.com/user_impersonation', 'impersonate use high'],
  ['microsoft', 'https://management.core.windows.net//.default', 'everything use high'],
  ['microsoft', 'https://acme.sharepoint.com/AllSites.Write', 'sites change high'],
  ['microsoft', 'UserAuthenticationMethod.ReadWrite.All', 'credentials change high'],
  ['slack', 'channels:history', 'chat read high'],
  ['slack', 'admin.users:write', 'people change high'],
  ['slack', 'files:read', 'files read high'],
  ['slack', 'incoming-webhook', 'automation create sensitive'],
  ['github', 'delete_repo', 'code delete high'],
  ['github', 'admin:org', 'organisation manage high'],
  ['github', 'workflow', 'automation change high'],
  ['gitlab', 'api', 'everything use high'],
  ['gitlab', 'read_repository', 'code read high'],
  ['bitbucket', 'repository:write', 'code change high'],
  ['azure-devops', 'vso.build_execute', 'automation run high'],
  ['salesforce', 'api', 'customers change high'],
  ['salesforce', 'full', 'everything use high'],
  ['salesforce', 'refresh_token', 'offline use sensitive'],
  ['atlassian', 'read:jira-work', 'tasks read high'],
  ['atlassian', 'write:page:confluence', 'notes change high'],
  ['atlassian', 'delete:issue:jira', 'tasks delete high'],
  ['atlassian', 'manage:jira-configuration', 'organisation manage high'],
  ['dropbox', 'files.content.read', 'files read high'],
  ['box', 'root_readwrite', 'files change high'],
  ['notion', 'read_content', 'notes read high'],
  ['hubspot', 'crm.objects.contacts.read', 'customers read high'],
  ['hubspot', 'crm.objects.deals.highly_sensitive.write', 'customers change high'],
  ['zoom', 'meeting:read', 'meetings read sensitive'],
  ['zoom', 'meeting:read:admin', 'meetings read high'],
  ['zoom', 'cloud_recording:read:list_user_recordings', 'recordings read high'],
  ['airtable', 'data.records:write', 'databases change high'],
  ['asana', 'default', 'everything use high'],
  ['asana', 'tasks:write', 'tasks change sensitive'],
  ['figma', 'file_content:read', 'designs read high'],
  ['shopify', 'write_orders', 'shop change high'],
  ['shopify', 'read_customers', 'customers read high'],
  ['discord', 'bot:administrator', 'organisation manage high'],
  ['discord', 'identify', 'identity read ordinary'],
  ['linear', 'write', 'tasks change high'],
  ['linear', 'admin', 'organisation manage high'],
  ['linkedin', 'w_member_social', 'posts send high'],
  ['x', 'tweet.write', 'posts send high'],
  ['x', 'dm.read', 'chat read high'],
  ['facebook', 'pages_manage_posts', 'posts send high'],
  ['spotify', 'playlist-read-private', 'music read ordinary'],
  ['stripe', 'read_write', 'payments change high'],
  ['xero', 'accounting.transactions', 'accounting change high'],
  ['xero', 'payroll.employees.read', 'personnel read high'],
  ['docusign', 'impersonation', 'impersonate use high'],
  ['docusign', 'signature', 'signatures change high'],
  ['zendesk', 'tickets:read', 'tickets read high'],
  ['monday', 'boards:write', 'tasks change high'],
  ['intuit', 'com.intuit.quickbooks.accounting', 'accounting change high'],
  ['okta', 'okta.users.manage', 'people manage high'],
  ['auth0', 'read:users', 'people read sensitive'],
  ['webex', 'spark-admin:people_write', 'people change high'],
  ['oauth', 'openid', 'identity read ordinary'],
  ['oauth', 'offline_access', 'offline use sensitive'],
];

it.each(SAMPLES)('%s: %s', (platform, scope, meaning) => {
  const fact = scopeOf(scope, platform);
  expect(`${fact.area} ${fact.verb} ${fact.weight}`).toBe(meaning);
  expect(fact.estimated).toBe(false);
});

describe('what is not listed', () => {
  it.each([
    ['repo', 'oauth'],
    ['api', 'oauth'],
    ['Mail.Read', 'slack'],
    ['api://5ab7/Mail.Read', 'microsoft'],
    ['https://graph.microsoft.com/Zorp.Fizz', 'microsoft'],
    ['zorp', 'google'],
  ])('%s at %s is estimated, and says so', (scope, platform) => {
    expect(scopeOf(scope, platform)).toMatchObject({ scope, estimated: true });
  });

  it('one name has its own meaning at each provider', () => {
    const meanings = ['gitlab', 'salesforce', 'oauth'].map((platform) => scopeOf('api', platform));
    expect(meanings.map(({ area }) => area)).toEqual(['everything', 'customers', 'unknown']);
  });

  it('takes anything', () => {
    for (const scope of [
      '',
      ' ',
      '/',
      '://',
      'https://',
      '__proto__',
      'constructor',
      'a'.repeat(5_000),
    ])
      for (const platform of ['google', 'microsoft', 'zoom', '__proto__', ''])
        expect(areas.has(scopeOf(scope, platform).area) || scopeOf(scope, platform).estimated).toBe(
          true,
        );
  });
});

it('says how much there is', () => {
  const exact = TABLES.flatMap(linesOf).filter(({ head }) => head.length === 3);
  const families = TABLES.flatMap(linesOf).filter(({ head }) => head.length === 2);
  const count = (lines: readonly Line[]) => lines.reduce((sum, { names }) => sum + names.length, 0);
  console.log(
    `catalogue: ${count(exact)} scopes and ${count(families)} resources with a grammar, of ${SCOPE_TABLES.length} providers`,
  );
  expect(count(exact)).toBeGreaterThan(1_000);
});
