import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { REVOCATIONS, revocationOf, revokeCommands } from '../../../lib/catalog/revocation.ts';
import { isProviderHost, providerOf } from '../../../lib/catalog/providers.ts';

describe('taking back what an app was given', () => {
  it('is known of the great providers, each once, under https', () => {
    const platforms = REVOCATIONS.map(({ platform }) => platform);
    expect(new Set(platforms).size).toBe(platforms.length);
    for (const platform of ['google', 'microsoft', 'slack', 'github', 'gitlab', 'atlassian', 'box'])
      expect(revocationOf(platform), platform).not.toBeNull();
    for (const { person, privately, admin, source, commands } of REVOCATIONS)
      for (const address of [
        person,
        privately,
        admin,
        source,
        ...commands.map((one) => one.source),
      ])
        if (address !== undefined) expect(new URL(address).protocol).toBe('https:');
    expect(revocationOf('oauth')).toBeNull();
  });

  it('uses the names that activities use', () => {
    expect(providerOf('accounts.google.com', '/o/oauth2/v2/auth')).toBe('google');
    expect([isProviderHost('acme.my.salesforce.com'), isProviderHost('a.example')]).toEqual([
      true,
      false,
    ]);
    expect(providerOf('login.microsoftonline.com', '/common/oauth2/v2.0/authorize')).toBe(
      'microsoft',
    );
  });

  const google = revocationOf('google')!;
  const microsoft = revocationOf('microsoft')!;

  it('puts the client id into commands as one word', () => {
    const id = '123-abc.apps.googleusercontent.com';
    const [command] = revokeCommands(google, id);
    const [line] = command!.text.split('\n');
    const run = spawnSync('sh', ['-c', `gam() { printf '%s\\n' "$@"; }\n${line}`], {
      encoding: 'utf8',
    });
    expect(run.stdout.split('\n').filter((word) => word !== '')).toEqual([
      ...['all', 'users', 'print', 'tokens', 'clientid', id],
    ]);
    expect(revokeCommands(microsoft, 'a245e8c0-b53c-4b67-9b45-751d1dff8e6b')[0]!.text).toContain(
      "$app = 'a245e8c0-b53c-4b67-9b45-751d1dff8e6b'\n",
    );
  });

  it.each([
    "x'; rm -rf ~ #",
    '$(id)',
    '`id`',
    'a b',
    'a\nb',
    '’; iex',
    '-Force',
    '',
    'a"b',
    '%PATH%',
    'a&b',
  ])('gives no command for an id that a shell might read: %s', (id) => {
    expect(revokeCommands(google, id)).toEqual([]);
    expect(revokeCommands(microsoft, id)).toEqual([]);
  });
});
