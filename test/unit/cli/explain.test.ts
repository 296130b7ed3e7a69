import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { Activity } from '../../../lib/activity/activity.ts';
import { Decision } from '../../../lib/activity/decision.ts';
import { ROOT, STARTER, ended, handrail, json, start } from './run.ts';

// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-explain-'));
const write = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REQUEST =
  'https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=mailtidy&response_type=code&redirect_uri=https%3A%2F%2Fmailtidy.example%2Fcb%3Fcode%3Dsecret&scope=openid%20offline_access%20Mail.Read&state=secret';
const explained = async (...words: string[]) => {
  const { code, answer } = await json('explain', '--policy', STARTER, ...words);
  return { code, answer: answer as { activity: unknown; decision: unknown } };
};

describe('explain', () => {
  it('answers an address as the contract says', async () => {
    const { code, answer } = await explained('--url', REQUEST);
    expect(code).toBe(0);
    expect(Object.keys(answer)).toEqual(['activity', 'decision']);
    expect(Activity.parse(answer.activity)).toMatchObject({
      kind: 'consent',
      surface: 'consent/microsoft-entra',
      platform: 'microsoft',
      app: { clientId: 'mailtidy' },
      scopes: ['openid', 'offline_access', 'Mail.Read'],
      redirectUri: 'https://mailtidy.example/cb',
    });
    expect(Decision.parse(answer.decision)).toMatchObject({
      effect: 'justify',
      rules: expect.arrayContaining([
        expect.objectContaining({ id: 'unreviewed-app-with-mail-or-files' }),
        expect.objectContaining({ id: 'unreviewed-app-keeps-access' }),
      ]),
      reasons: expect.arrayContaining(['app.unreviewed', 'scope.mail']),
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('answers null twice where nothing is asked for', async () => {
    expect(await explained('--url', 'https://news.example/?client_id=1')).toEqual({
      code: 0,
      answer: { activity: null, decision: null },
    });
    expect(
      (await handrail('explain', '--policy', STARTER, '--url', 'https://news.example/')).out,
    ).toContain('no consent request');
  });

  it('answers an activity, for a person, a group and a moment', async () => {
    const share = {
      kind: 'share',
      surface: 'share/google-drive',
      platform: 'google',
      host: 'drive.google.com',
      accountDomain: null,
      sensor: 'page',
      resource: { type: 'file', id: null, label: null },
      recipients: [{ domain: 'vendor.example', type: 'person', count: 1 }],
      link: 'unchanged',
      role: 'edit',
    };
    const file = write('share.json', JSON.stringify(share));
    expect(
      (await explained('--activity', file, '--language', 'de', '--group', 'sales')).answer.decision,
    ).toMatchObject({
      effect: 'acknowledge',
      audience: 'external',
      text: { why: [expect.stringContaining('Acme')] },
    });
    expect(
      (await explained('--activity', file, '--at', '2040-01-01T00:00:00Z')).answer.decision,
    ).toMatchObject({ policy: { stale: true } });
    expect(
      await handrail(
        'explain',
        '--policy',
        STARTER,
        '--activity',
        write('half.json', '{"kind":"share"}'),
      ),
    ).toMatchObject({ code: 1, err: expect.stringContaining('not an activity') });
  });

  it('tells people the whole reasoning, without colours in a pipe', async () => {
    const { code, out } = await handrail('explain', '--policy', STARTER, '--url', REQUEST);
    expect(code).toBe(0);
    expect(out).toMatch(
      /The app mailtidy asks[^]*Decision: justify[^]*unreviewed-app-with-mail-or-files[^]*scopeIn "mail": yes[^]*sign-in-only \(log, enforce, band 200\) does not apply/,
    );
    expect(out).not.toContain('\u001B');
  });

  it('tells every fact that rules may ask for', async () => {
    const policy = write(
      'facts.yaml',
      `vocabulary: 2
id: acme
version: 1
issued: '2026-11-01T00:00:00Z'
expires: '2029-12-31T00:00:00Z'
organisation: { name: Acme }
lists:
  apps:
    in-use:
      - clientId: aebc6443-996d-45c2-90f0-388ff96faa56
        users: 12
        vendor: { status: limited, agreement: true, reviewDue: '2027-06-30' }
  connectors:
    blocked: [{ id: shared_box, vendor: { status: blocked } }]
rules:
  - { id: risky, kinds: [consent], when: { riskAtLeast: low }, effect: inform, stage: coach }
`,
    );
    const address =
      'https://login.microsoftonline.com./common/oauth2/v2.0/authorize?client_id=AEBC6443-996d-45c2-90f0-388ff96faa56&response_type=code&redirect_uri=http%3A%2F%2Flocalhost%3A1234%2Fcb&scope=Mail.Read%20madeup.scope&state=secret';
    const { out } = await handrail('explain', '--policy', policy, '--url', address);
    for (const fact of [
      /Mail\.Read +read mail.* \(high\)/,
      /madeup\.scope .*estimated from its name/,
      /knows the app as Visual Studio Code, the provider's own/,
      /Any program on the computer can take its answer/,
      /reaches a program on this computer \(loopback\)/,
      /Who began it: .*What it asks for: a code/,
      /Odd: the host ends in a dot \(trailing-dot\)/,
      /The policy has it in: in-use/,
      /Vendor: limited, with an agreement, to be looked at again by 2027-06-30/,
      /Colleagues who use it: 12/,
      /Risk: \w+, \d+ of 100: .*data\.mail \+25/,
    ])
      expect(out).toMatch(fact);
    expect(out).not.toContain('secret');
    const connect = {
      ...{ kind: 'connect', surface: 'connect/power-platform', platform: 'microsoft' },
      ...{ host: 'make.powerautomate.com', accountDomain: null, sensor: 'page' },
      ...{
        connector: { id: 'shared_box', name: 'Box' },
        sharedWith: 'unchanged',
        endpointHost: null,
      },
    };
    expect(
      (
        await handrail(
          ...['explain', '--policy', policy],
          ...['--activity', write('connect.json', JSON.stringify(connect))],
        )
      ).out,
    ).toMatch(/The policy has it in: blocked\.\nVendor: blocked, without an agreement/);
  });

  it.each([
    ['no policy', ['explain', '--url', REQUEST]],
    ['nothing to explain', ['explain', '--policy', STARTER]],
    ['two things to explain', ['explain', '--policy', STARTER, '--url', REQUEST, '--batch', '-']],
    ['a file that is not there', ['explain', '--policy', STARTER, '--batch', join(folder, 'none')]],
    ['a moment that is none', ['explain', '--policy', STARTER, '--url', REQUEST, '--at', 'soon']],
  ])('says how it is used: %s', async (_name, words) => {
    expect((await handrail(...words)).code).toBe(2);
  });

  it('names what is wrong with a policy', async () => {
    const { code, out } = await ended(
      start(['explain', '--policy', '-', '--url', REQUEST, '--json']),
      'id: x\norganisation: 5',
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      error: expect.stringMatching(/standard input:1:1 error: "vocabulary" is missing/),
    });
  });
});

describe('batch', () => {
  it('answers each line in its place, whatever stands there', async () => {
    const lines = [REQUEST, 'https://news.example/', '', 'not an address', `  ${REQUEST}  `];
    const { code, out } = await ended(
      start(['explain', '--policy', STARTER, '--batch', '-']),
      `${lines.join('\r\n')}\r\n`,
    );
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { activity: { kind: string } | null });
    expect(code).toBe(0);
    expect(answers.map(({ activity }) => activity?.kind ?? null)).toEqual([
      'consent',
      null,
      null,
      null,
      'consent',
    ]);
  });

  it('answers 100,000 addresses in seconds', async () => {
    const lines = Array.from({ length: 100_000 }, (_, index) =>
      index % 2 === 0
        ? REQUEST.replace('mailtidy', `app-${index}`)
        : `https://news.example/${index}?client_id=${index}`,
    );
    const file = write('addresses.txt', lines.join('\n'));
    const started = performance.now();
    const { code, out } = await handrail('explain', '--policy', STARTER, '--batch', file, '--json');
    const seconds = (performance.now() - started) / 1000;
    console.log(`explain --batch: 100,000 addresses in ${seconds.toFixed(1)} s`);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(100_000);
    // Some 6 s where nothing else runs.
    expect(seconds).toBeLessThan(90);
  });

  it('stops quietly when nobody reads on', () => {
    const addresses = write('many.txt', `${REQUEST}\n`.repeat(5000));
    const out = execFileSync(
      'sh',
      [
        '-c',
        '"$0" cli/handrail.mjs explain --policy "$1" --batch "$2" | head -1',
        process.execPath,
        STARTER,
        addresses,
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(out.split('\n')).toHaveLength(2);
  });
});

describe('an older Node', () => {
  const older = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((directory) => join(directory, 'node'))
    .filter((path) => existsSync(path))
    .find(
      (path) =>
        Number(/^v(\d+)/.exec(execFileSync(path, ['--version'], { encoding: 'utf8' }))?.[1]) < 24,
    );

  it.skipIf(older === undefined)('hands over to the one that comes with the packages', async () => {
    const { code, out } = await ended(start(['policy', 'lint', STARTER], older));
    expect({ code, out }).toMatchObject({
      code: 0,
      out: expect.stringContaining('nothing to say'),
    });
    expect((await ended(start(['policy', 'lint'], older))).code).toBe(2);
  });
});
