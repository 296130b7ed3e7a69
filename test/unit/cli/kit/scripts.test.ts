/** The shell scripts of the kit, run on a folder that stands for a computer. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeKit } from '../../../../cli/kit/folder.ts';
import { profiles } from '../../../../cli/kit/mobileconfig.ts';
import { REAL } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'handrail-kit-'));
const kit = join(folder, 'kit');
const computer = join(folder, 'computer');
const chromium = join(computer, 'etc/chromium/policies/managed');

beforeAll(() => writeKit(kit, '1.2.3', [...REAL.files.values()]));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  rmSync(computer, { recursive: true, force: true });
  cpSync(join(kit, 'linux/tree'), computer, { recursive: true });
});

function run(script: string, words: readonly string[], path = '') {
  const { status, stdout } = spawnSync(join(kit, script), words, {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${path}:${process.env['PATH'] ?? ''}` },
  });
  return { status, lines: stdout.trimEnd().split('\n') };
}
const drift = () => {
  const { status, lines } = run('linux/detect.sh', [computer]);
  return { status, lines: lines.filter((line) => !line.startsWith('note:')) };
};

describe('linux/detect.sh', () => {
  it('finds none where the tree was copied', () => {
    expect(drift()).toEqual({ status: 0, lines: ['no drift'] });
  });
  it('names a file that was changed, and one that is gone', () => {
    writeFileSync(join(chromium, 'handrail.json'), '{}');
    rmSync(join(computer, 'etc/firefox/policies/policies.json'));
    expect(drift()).toEqual({
      status: 1,
      lines: [
        "drift: /etc/chromium/policies/managed/handrail.json is not the kit's",
        'drift: /etc/firefox/policies/policies.json is not there',
      ],
    });
  });
  it('names another file that decides about extensions', () => {
    writeFileSync(join(chromium, 'z.json'), '{"ExtensionSettings":{}}');
    writeFileSync(join(chromium, 'a.json'), '{"HomepageLocation":"https://acme.example"}');
    const { status, lines } = drift();
    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringContaining('managed/z.json sets extensions, too')]);
  });
  it('says whether guest and private windows are closed', () => {
    const notes = () =>
      run('linux/detect.sh', [computer]).lines.filter((line) => line.startsWith('note:'));
    expect(notes()).toHaveLength(3);
    cpSync(join(kit, 'linux/companion/etc/chromium'), join(computer, 'etc/chromium'), {
      recursive: true,
    });
    expect(notes()).toHaveLength(2);
    expect(drift().status).toBe(0);
  });
});

describe('linux/remove.sh', () => {
  it('takes away what the kit put there, with the companion', () => {
    cpSync(join(kit, 'linux/companion/etc/chromium'), join(computer, 'etc/chromium'), {
      recursive: true,
    });
    writeFileSync(join(chromium, 'other.json'), '{}');
    expect(run('linux/remove.sh', [computer]).status).toBe(0);
    expect(
      execFileSync('find', [computer, '-type', 'f'], { encoding: 'utf8' }).trim().split('\n'),
    ).toEqual([join(chromium, 'other.json')]);
  });
  it('leaves and names what was changed since', () => {
    const file = join(computer, 'etc/firefox/policies/policies.json');
    writeFileSync(file, '{"policies":{}}');
    expect(run('linux/remove.sh', [computer])).toMatchObject({
      status: 1,
      lines: expect.arrayContaining([
        'left: /etc/firefox/policies/policies.json was changed since',
      ]),
    });
    expect(existsSync(file)).toBe(true);
  });
});

describe('macos/detect.sh', () => {
  /** Stands for the program of macOS that lists profiles. */
  const programs = (text: string) => {
    const place = join(folder, 'programs');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'profiles'), `#!/bin/sh\ncat <<'END'\n${text}\nEND\n`, {
      mode: 0o755,
    });
    return place;
  };
  const installed = profiles(REAL.kit).filter(({ browser }) => !browser.endsWith('-companion'));
  const listed = installed
    .map(({ identifier, uuid }) => `<string>${identifier}</string><string>${uuid}</string>`)
    .join('\n');

  it('finds none where all profiles are the kit’s', () => {
    expect(run('macos/detect.sh', [], programs(listed))).toEqual({
      status: 0,
      lines: ['no drift'],
    });
  });
  it('names a profile of another kit, and one that is not installed', () => {
    const [first, second] = installed;
    const other = listed
      .replace(first!.uuid, '00000000-0000-8000-8000-000000000000')
      .replace(`<string>${second!.identifier}</string><string>${second!.uuid}</string>`, '');
    expect(run('macos/detect.sh', [], programs(other))).toEqual({
      status: 1,
      lines: [
        `drift: ${first!.identifier} is not the kit's`,
        `drift: ${second!.identifier} is not installed`,
      ],
    });
  });
});
