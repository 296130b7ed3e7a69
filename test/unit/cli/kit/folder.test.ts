/** The kit's folder: written again by the kit alone. */
import { mkdtempSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeKit } from '../../../../cli/kit/folder.ts';
import { textFile } from '../../../../cli/kit/kit.ts';

const parent = mkdtempSync(join(tmpdir(), 'handrail-kit-folder-'));
const folder = join(parent, 'kit');
const at = (path: string) => join(folder, path);
const text = (path: string) => readFileSync(at(path), 'utf8');
const RECORD = 'handrail-kit.json';

afterAll(() => rmSync(parent, { recursive: true }));
beforeEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await writeKit(folder, '1.0.0', [textFile('a/one', '1'), textFile('two', '2')]);
});

describe('a kit that is written again', () => {
  it('takes the place of its own files and takes away what it no longer has', async () => {
    await writeKit(folder, '1.0.1', [textFile('a/one', 'other')]);
    expect(text('a/one')).toBe('other');
    expect(existsSync(at('two'))).toBe(false);
  });
  it('leaves a file that was changed by hand, and everything else with it', async () => {
    writeFileSync(at('two'), 'mine');
    await expect(
      writeKit(folder, '1.0.1', [textFile('a/one', 'other'), textFile('two', '3')]),
    ).rejects.toThrow(/left alone:\n {2}two$/u);
    expect([text('a/one'), text('two')]).toEqual(['1', 'mine']);
  });
  it('does not take away a leftover that was changed by hand', async () => {
    writeFileSync(at('two'), 'mine');
    await writeKit(folder, '1.0.1', [textFile('a/one', '1')]);
    expect(text('two')).toBe('mine');
  });
  it('leaves a file that it never wrote', async () => {
    writeFileSync(at('three'), 'mine');
    await expect(writeKit(folder, '1.0.1', [textFile('three', '3')])).rejects.toThrow('three');
  });
  it.each(['{', '[]', '{"handrail":"1","files":{"../../etc/passwd":"0"}}'])(
    'trusts no record like %s',
    async (record) => {
      writeFileSync(at(RECORD), record);
      await expect(writeKit(folder, '1.0.1', [])).rejects.toThrow('not the record of a kit');
    },
  );
});
