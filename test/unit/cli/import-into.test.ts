import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { compile } from '../../../lib/policy/compile.ts';
import { decide } from '../../../lib/policy/decide.ts';
import { Policy } from '../../../lib/policy/schema.ts';
import { app, consent, context } from '../policy/samples.ts';
import { ACME as starter } from './acme-policy.ts';
import { ended, handrail, json, start } from './run.ts';

// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'handrail-import-into-'));
const write = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const STARTER = new URL('../../../lib/policy/starter.yaml', import.meta.url);
const sample = (name: string) =>
  fileURLToPath(new URL(`../../policies/imports/${name}`, import.meta.url));

describe('what is imported', () => {
  it('is a piece of YAML, with what is said about it beside it', async () => {
    const { code, out, err } = await handrail('policy', 'import', 'csv', sample('inventory.csv'));
    expect(code).toBe(0);
    expect(parse(out)).toMatchObject({
      lists: { connectors: { blocked: [{ id: 'shared_box' }] } },
    });
    expect(err).toContain('the row has no id: Nothing');
    const again = await ended(
      start(['policy', 'import', 'csv', '-']),
      readFileSync(sample('inventory.csv'), 'utf8'),
    );
    expect(again.out).toBe(out);
  });

  it('is added to a policy, which keeps its comments and its own mind', async () => {
    const policy = write('acme.yaml', starter);
    const table = write(
      'more.csv',
      'clientId,name,status\nteam-planner,Team Planner,approved\nledger-sync,Ledger Sync,blocked\nnew-app,New App,approved\nFF8D92DC-3D82-41D6-BCBD-B9174D163620,Perfect,approved\n',
    );
    const words = ['policy', 'import', 'csv', table, '--into', policy];
    expect((await handrail(...words)).out).toContain('# Looked at and fine.');
    expect(readFileSync(policy, 'utf8')).toBe(starter);
    expect(await json(...words, '--out', policy)).toMatchObject({
      code: 0,
      answer: {
        counts: { 'apps.approved': 1 },
        leftOut: [
          { reason: expect.stringContaining('another list (watched)'), examples: ['Perfect'] },
          { reason: 'it stands in the list already', examples: ['Team Planner'] },
          { reason: expect.stringContaining('another list (limited)'), examples: ['Ledger Sync'] },
        ],
      },
    });
    const merged = readFileSync(policy, 'utf8');
    const lines = merged.split('\n');
    const added = lines.filter((line) => !starter.split('\n').includes(line));
    expect(added).toEqual(['      - clientId: new-app', '        name: New App']);
    expect(lines.length).toBe(starter.split('\n').length + 2);
    expect((await handrail('policy', 'lint', policy)).code).toBe(0);
    // Again there is nothing new.
    expect((await json(...words)).answer).toMatchObject({ counts: {} });
  });

  it('stops an app that the table calls blocked, whatever it asks for', async () => {
    const policy = write('starter.yaml', readFileSync(STARTER, 'utf8'));
    const table = write('blocked.csv', 'clientId,name,status,scopes\nx,X,blocked,mail.read\n');
    await handrail('policy', 'import', 'csv', table, '--into', policy, '--out', policy);
    expect(await handrail('policy', 'lint', policy)).toMatchObject({ code: 0 });
    const compiled = compile(Policy.parse(parse(readFileSync(policy, 'utf8'))));
    for (const scopes of [['mail.read', 'mail.send'], ['openid'], []])
      expect(decide(compiled, consent({ app: app('x'), scopes }), context())).toMatchObject({
        effect: 'block',
        rules: [{ id: 'blocked-vendor' }],
      });
  });

  it('takes what people have for what was seen, and for no ceiling that somebody set', async () => {
    const policy = write('in-use.yaml', readFileSync(STARTER, 'utf8'));
    const GOOGLE = 'https://www.googleapis.com/auth/';
    const scopes = ['openid', `${GOOGLE}userinfo.email`, `${GOOGLE}userinfo.profile`];
    const token = { clientId: '1-a.apps.googleusercontent.com', userKey: '1', scopes };
    const tokens = write('tokens.json', JSON.stringify({ items: [token] }));
    await handrail('policy', 'import', 'google-tokens', tokens, '--into', policy, '--out', policy);
    const compiled = compile(Policy.parse(parse(readFileSync(policy, 'utf8'))));
    const decided = (asked: string[]) =>
      decide(
        compiled,
        consent({ platform: 'google', app: app(token.clientId, true), scopes: asked }),
        context(),
      );
    for (const asked of [scopes, ['openid', 'email', 'profile']])
      expect(decided(asked)).toMatchObject({ effect: 'log', rules: [{ id: 'sign-in-only' }] });
    expect(decided(['openid', `${GOOGLE}tasks`]).rules.map(({ id }) => id)).not.toContain(
      'asks-for-more-than-agreed',
    );
  });

  it.each([
    ['a source that is none', ['entra-grant', 'x.json'], 'no source'],
    ['grants alone', ['entra-grants', sample('entra-grants.json')], '--service-principals'],
    ['another file', ['google-app-access', sample('inventory.csv')], 'no column "Id"'],
    ['no JSON', ['entra-apps', sample('inventory.csv')], 'not JSON'],
    [
      'JSON of something else',
      ['power-platform-dlp', sample('google-tokens.json')],
      'connectorGroups',
    ],
    ['a file that is not there', ['csv', join(folder, 'none.csv')], 'no such file'],
  ])('refuses %s', async (_name, words, error) => {
    expect(await json('policy', 'import', ...words)).toMatchObject({
      code: 2,
      answer: { error: expect.stringContaining(error) },
    });
  });
});
