import { crc32, deflateRawSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export type Entry = { name: string; contents: Buffer };
type Written = { local: Buffer; central: Buffer };

// 1 January 2020 in DOS format: the same input gives the same archive, byte for byte.
const fixedDate = ((2020 - 1980) << 9) | (1 << 5) | 1;
const utf8Names = 0x0800;
const deflated = 8;

/**
 * Zips a directory, entries sorted by name and dated alike, so that equal directories give equal bytes.
 * In: path of a directory. Out: the archive. Throws what node:fs throws, and a RangeError past 4 GB (no zip64).
 */
export function zipDirectory(directory: string): Buffer {
  return zipEntries(directoryEntries(directory));
}

/** The files of a directory, sorted by path. Throws what node:fs throws. */
export function directoryEntries(directory: string): Entry[] {
  return filesOf(directory).map((path) => ({
    name: entryName(directory, path),
    contents: readFileSync(path),
  }));
}

/**
 * Zips named contents with deflate and UTF-8 names.
 * In: entries. Out: the archive. Throws a RangeError when sizes or counts pass what plain zip can say.
 */
export function zipEntries(entries: Entry[]): Buffer {
  const centrals: Buffer[] = [];
  const locals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = writeEntry(entry, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  return Buffer.concat([
    ...locals,
    directory,
    endOfDirectory(entries.length, directory.length, offset),
  ]);
}

function filesOf(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

function entryName(directory: string, path: string): string {
  return relative(directory, path).split(sep).join('/');
}

function writeEntry({ name, contents }: Entry, offset: number): Written {
  const nameBytes = Buffer.from(name, 'utf8');
  const data = deflateRawSync(contents, { level: 9 });
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(utf8Names, 2);
  shared.writeUInt16LE(deflated, 4);
  shared.writeUInt16LE(0, 6);
  shared.writeUInt16LE(fixedDate, 8);
  shared.writeUInt32LE(crc32(contents), 10);
  shared.writeUInt32LE(data.length, 14);
  shared.writeUInt32LE(contents.length, 18);
  shared.writeUInt16LE(nameBytes.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([signature(0x04034b50), shared, nameBytes, data]),
    central: Buffer.concat([signature(0x02014b50), versionMadeBy(), shared, tail, nameBytes]),
  };
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(18);
  record.writeUInt16LE(count, 4);
  record.writeUInt16LE(count, 6);
  record.writeUInt32LE(size, 8);
  record.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x06054b50), record]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function versionMadeBy(): Buffer {
  return Buffer.from([20, 0]);
}
