import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { columnName, readCsv } from '../../../lib/policy/import/csv-table.ts';
import { Lists } from '../../../lib/policy/lists.ts';
import { json } from './run.ts';

// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-import-'));
const write = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sample = (name: string) =>
  fileURLToPath(new URL(`../../policies/imports/${name}`, import.meta.url));

interface Answer {
  readonly lists: { apps?: Record<string, object[]>; connectors?: unknown; domains?: unknown };
  readonly leftOut: ReadonlyArray<{ reason: string; count: number; examples: string[] }>;
  readonly counts: Record<string, number>;
}
const imported = async (source: string, file: string, ...more: string[]): Promise<Answer> => {
  const { code, answer } = await json('policy', 'import', source, sample(file), ...more);
  expect(code).toBe(0);
  // Whatever comes out can stand in a policy.
  Lists.parse((answer as Answer).lists);
  return answer as Answer;
};
const reasons = ({ leftOut }: Answer) =>
  Object.fromEntries(leftOut.map(({ reason, examples }) => [reason, examples]));

describe('import', () => {
  it('entra-grants: what the admin granted is approved, what people granted is in use', async () => {
    const answer = await imported(
      'entra-grants',
      'entra-grants.json',
      ...['--service-principals', sample('entra-service-principals.json')],
    );
    expect(answer.lists.apps).toEqual({
      approved: [
        {
          clientId: 'aaaaaaaa-0000-4000-8000-000000000001',
          name: 'Team Planner',
          scopes: [
            'Calendars.Read',
            'User.Read',
            'api://dddddddd-0000-4000-8000-000000000004/TimeSheets.Read',
            'dddddddd-0000-4000-8000-000000000004/TimeSheets.Read',
            'offline_access',
            'openid',
            'profile',
          ],
        },
      ],
      'in-use': [
        {
          clientId: 'bbbbbbbb-0000-4000-8000-000000000002',
          name: 'MailTidy',
          scopes: ['Mail.Read', 'Mail.ReadWrite', 'offline_access'],
          users: 2,
        },
      ],
      blocked: [{ clientId: 'cccccccc-0000-4000-8000-000000000003', name: 'Old Backup', users: 1 }],
    });
    expect(reasons(answer)).toEqual({
      'its app is not among the service principals': ['12121212-1212-1212-1212-121212121212'],
      'the resource of its grant is not among the service principals': ['MailTidy'],
    });
  });

  it('entra-grants: takes what PowerShell writes, and pages in a list', async () => {
    const big = (object: object) =>
      Object.fromEntries(
        Object.entries(object).map(([key, value]) => [key[0]!.toUpperCase() + key.slice(1), value]),
      );
    const { value } = JSON.parse(readFileSync(sample('entra-grants.json'), 'utf8')) as {
      value: object[];
    };
    const file = write(
      'pages.json',
      JSON.stringify([{ value: value.slice(0, 3) }, value.slice(3).map(big)]),
    );
    const { answer } = await json(
      ...['policy', 'import', 'entra-grants', file],
      ...['--service-principals', sample('entra-service-principals.json')],
    );
    expect(answer).toMatchObject({
      counts: { 'apps.approved': 1, 'apps.in-use': 1, 'apps.blocked': 1 },
    });
  });

  it('entra-apps: tells switched off from assigned from merely there', async () => {
    const answer = await imported('entra-apps', 'entra-service-principals.json');
    expect(answer.counts).toEqual({ 'apps.limited': 1, 'apps.in-use': 2, 'apps.blocked': 1 });
    expect(reasons(answer)).toEqual({
      "it is Microsoft's own, and people are never asked about it": ['Microsoft Graph'],
      'it is no app that people sign in to (ManagedIdentity)': ['build-machine'],
    });
  });

  it.each(['google-tokens.json', 'google-tokens.csv'])('google-tokens: %s', async (file) => {
    const answer = await imported('google-tokens', file);
    expect(answer.lists.apps).toEqual({
      'in-use': [
        {
          clientId: '1234567890-abc.apps.googleusercontent.com',
          name: 'MailTidy',
          scopes: [
            'https://mail.google.com/',
            'https://www.googleapis.com/auth/drive.file',
            'openid',
          ],
          users: 2,
        },
      ],
    });
    expect(reasons(answer)).toEqual({
      'the token names no registered app': ['old-script.example'],
    });
    expect(JSON.stringify(answer)).not.toMatch(/ada@|1000000000/u);
  });

  it('google-app-access: takes settings for everyone in a browser, and names the others', async () => {
    const answer = await imported('google-app-access', 'google-app-access.csv');
    expect(answer.lists.apps).toMatchObject({
      approved: [
        {
          clientId: '555-planner.apps.googleusercontent.com',
          name: 'Team Planner, classic',
          users: 1204,
        },
      ],
      limited: [{ clientId: '555-ledger.apps.googleusercontent.com' }],
      blocked: [{ clientId: '555-mailtidy.apps.googleusercontent.com' }],
      'in-use': [{ clientId: '555-open.apps.googleusercontent.com' }],
    });
    expect(reasons(answer)).toEqual({
      'it is a mobile app, which a browser does not see': ['Notes for Android'],
      'the setting holds for one organisational unit only': ['Pupils only'],
      'it may have specific Google data, and the export does not say which': ['Half open'],
      'the access "sometimes" is not known': ['Strange'],
    });
  });

  it('slack-apps: lists only apps whose client id is known', async () => {
    const ids = ['--client-ids', sample('slack-client-ids.csv')];
    const approved = await imported('slack-apps', 'slack-approved.json', ...ids);
    expect(approved.lists.apps).toEqual({
      approved: [
        {
          clientId: '3336676.569200954261',
          name: 'Stand-up Bot',
          scopes: ['channels:history', 'chat:write'],
        },
      ],
    });
    expect(approved.leftOut).toMatchObject([{ count: 1, examples: ['No client id (A0UNKNOWN)'] }]);
    expect((await imported('slack-apps', 'slack-restricted.json', ...ids)).lists.apps).toEqual({
      blocked: [{ clientId: '3336676.999200954261', name: 'Export Everything' }],
    });
    expect((await imported('slack-apps', 'slack-approved.json')).leftOut[0]?.count).toBe(2);
    const table = write(
      'slack.csv',
      'App ID,Name,Status,Client ID\nA1,One,Approved,1.2\nA2,Two,pending,3.4\nA3,Three,restricted,abc\n',
    );
    expect((await json('policy', 'import', 'slack-apps', table)).answer).toMatchObject({
      lists: { apps: { approved: [{ clientId: '1.2', name: 'One' }] } },
      leftOut: [{ examples: ['Two'] }, { examples: ['Three (abc)'] }],
    });
  });

  it('power-platform-dlp: the strictest group wins, and a contradiction is left out', async () => {
    const answer = await imported('power-platform-dlp', 'power-platform-policies.json');
    expect(answer.lists.connectors).toEqual({
      business: [{ id: 'shared_sharepointonline', name: 'SharePoint' }],
      'non-business': [{ id: 'shared_rss', name: 'RSS' }],
      blocked: [
        { id: 'shared_dropbox', name: 'Dropbox' },
        { id: 'shared_twitter', name: 'X' },
      ],
    });
    expect(reasons(answer)).toMatchObject({
      'the policy holds in some environments only': ['Sandbox only'],
      'it is business in one policy and non-business in another': ['SQL Server'],
      'it has rules for actions or endpoints of connectors': ['Whole tenant'],
    });
  });

  it('chrome-dlp: takes places, and says that the rest is not ours', async () => {
    const answer = await imported('chrome-dlp', 'chrome-data-controls.json');
    expect(answer.lists).toEqual({
      domains: {
        'dlp-keep-buro-data-in-sources': ['company.com', 'docs.google.com', 'salesforce.com'],
        'dlp-keep-buro-data-in-destinations': ['dropbox.com'],
      },
    });
    expect(reasons(answer)).toMatchObject({
      'CLIPBOARD is nothing that Handrail watches': ['Keep Büro data in: WARN', 'Nested: BLOCK'],
      'it stands for every address': ['* (Keep Büro data in)'],
    });
  });

  it('csv: takes vendors where the table tells of them', async () => {
    const answer = await imported('csv', 'inventory.csv');
    expect(answer.lists.apps).toEqual({
      approved: [
        {
          clientId: 'team-planner-2',
          name: 'Team Planner 2',
          owner: 'workplace@acme.example',
          vendor: { status: 'approved', agreement: true, reviewDue: '2027-06-30' },
          scopes: ['openid', 'Calendars.Read'],
          users: 120,
        },
      ],
      limited: [{ clientId: 'odd;id', name: 'Says "hello"' }],
      'in-use': [{ clientId: 'late', name: 'Late' }],
    });
    expect(answer.lists.connectors).toMatchObject({ blocked: [{ id: 'shared_box' }] });
    expect(answer.leftOut).toHaveLength(6);
  });
});

it('csv: takes scopes where they say how far an app may go, or has gone', async () => {
  const rows = ['approved', 'limited', 'blocked', 'unreviewed'].map(
    (one) => `${one},${one},openid`,
  );
  const table = write('scopes.csv', ['clientId,status,scopes', ...rows].join('\n'));
  const { answer } = await json('policy', 'import', 'csv', table);
  expect((answer as Answer).lists.apps).toEqual({
    approved: [{ clientId: 'approved', scopes: ['openid'] }],
    limited: [{ clientId: 'limited' }],
    blocked: [{ clientId: 'blocked' }],
    'in-use': [{ clientId: 'unreviewed', scopes: ['openid'] }],
  });
});

describe('tables', () => {
  it('are read as they were written, whatever stands in them', () => {
    const cell = fc.string().map((text) => text.replaceAll('\r', '').trim());
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { maxLength: 20 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (rows, delimiter, end) => {
          const kept = rows.filter(([a, b]) => a !== '' || b !== '');
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = [['One', 'Two'], ...kept]
            .map((row) => row.map(quoted).join(delimiter))
            .join(end);
          expect(
            readCsv(text, ['one']).rows.map((row) => [row.get('one'), row.get('two')]),
          ).toEqual(kept);
        },
      ),
    );
  });

  it('have columns in any spelling', () => {
    expect(columnName('OAuth Client-ID')).toBe(columnName('oauth_client_id'));
    expect(readCsv('\uFEFFa;b\n1;2', ['A']).rows[0]?.get('b')).toBe('2');
    expect(() => readCsv('a,b\n"1,2', ['a'])).toThrow('never ends; it begins in line 2.');
  });
});
