/** A ZIP from somebody else: read when it is plain, refused before it can do harm. */
import { describe, expect, it } from 'vitest';
import { readZip } from '../../../cli/evidence/read-zip.ts';
import { zipEntries } from '../../../cli/release/zip.ts';

const zip = (...files: [string, string][]) =>
  zipEntries(files.map(([name, text]) => ({ name, contents: Buffer.from(text) })));

/** Writes a number over one in the directory of a ZIP with one file. */
function directoryWith(bytes: Buffer, offset: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  const directory = changed.readUInt32LE(changed.length - 22 + 16);
  changed.writeUInt32LE(value, directory + offset);
  return changed;
}

describe('a ZIP', () => {
  it('is read whole', () => {
    const files = readZip(zip(['a.txt', 'one'], ['b/c.txt', 'two']));
    expect([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['a.txt', 'one'],
      ['b/c.txt', 'two'],
    ]);
  });

  it.each(['../a', 'a/../../b', '/etc/passwd', 'C:/x', 'a\\b', 'a//b', './a', 'a\u0000b', 'a b'])(
    'with the name %j is refused',
    (name) => expect(() => readZip(zip([name, 'x']))).toThrow('leads elsewhere'),
  );

  it('with one name twice is refused', () => {
    expect(() => readZip(zip(['a', 'x'], ['a', 'y']))).toThrow('twice');
  });

  it('that would explode is refused, whether it says so or not', () => {
    const bomb = zip(['a', 'x'.repeat(1_000_000)]);
    expect(() => readZip(bomb, { bytes: 1_000, files: 10 })).toThrow('would unpack to 1000000');
    // The directory says less than what comes out.
    expect(() => readZip(directoryWith(bomb, 24, 10))).toThrow('does not unpack');
    expect(() => readZip(zip(['a', ''], ['b', '']), { bytes: 9, files: 1 })).toThrow('2 files');
  });

  it('that is cut off, damaged or none is refused', () => {
    const good = zip(['a', 'hello hello hello']);
    for (let length = 0; length < good.length; length += 1)
      expect(() => readZip(good.subarray(0, length))).toThrow('no evidence bundle');
    expect(() => readZip(directoryWith(good, 16, 5))).toThrow('does not unpack');
    expect(() => readZip(directoryWith(good, 42, 0xffff_ff00))).toThrow('broken');
    expect(() => readZip(Buffer.from('not a zip at all, only text'))).toThrow('not a whole ZIP');
  });
});
