/**
 * Reads a ZIP that somebody may have made to do harm: names that lead elsewhere, sizes that explode and
 * two answers to one question are refused before anything is unpacked. Nothing is written to the disk.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import { Refusal } from '../terminal.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/** Bytes of all files together, and how many there may be. */
export const ZIP_LIMITS = { bytes: 1024 * 1024 * 1024, files: 20_000 };

type Entry = {
  name: string;
  method: number;
  crc: number;
  packed: number;
  size: number;
  at: number;
};

/** @returns the files by name. @throws Refusal 1 when it is no ZIP, or none to be trusted. */
export function readZip(zip: Buffer, limits = ZIP_LIMITS): Map<string, Uint8Array> {
  const entries = directoryOf(zip, limits);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.bytes)
    refuse(`It would unpack to ${total} bytes; the limit is ${limits.bytes}.`);
  const files = new Map<string, Uint8Array>();
  for (const entry of entries) {
    if (files.has(entry.name)) refuse(`It holds "${shown(entry.name)}" twice.`);
    files.set(entry.name, contentsOf(zip, entry));
  }
  return files;
}

function refuse(detail: string): never {
  throw new Refusal(`This is no evidence bundle: ${detail}`, 1);
}

const shown = (name: string) => JSON.stringify(name).slice(1, 100);

function directoryOf(zip: Buffer, limits: typeof ZIP_LIMITS): Entry[] {
  // The end record has a comment of up to 65,535 bytes behind it; ours has none.
  const end = zip.length - 22;
  if (end < 0 || zip.readUInt32LE(end) !== END) refuse('it is not a whole ZIP file.');
  const count = zip.readUInt16LE(end + 10);
  const start = zip.readUInt32LE(end + 16);
  const size = zip.readUInt32LE(end + 12);
  if (count > limits.files) refuse(`it holds ${count} files.`);
  if (start + size !== end) refuse('its directory is not where it should be.');
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== CENTRAL) refuse('its directory is broken.');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (!isPlainName(name)) refuse(`the name "${shown(name)}" leads elsewhere.`);
    entries.push({
      name,
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      packed: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  if (at !== end) refuse('its directory is broken.');
  return entries;
}

/** Folders and names of letters that no system reads in another way. */
function isPlainName(name: string): boolean {
  return (
    /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/u.test(name) &&
    name.length <= 200
  );
}

function contentsOf(zip: Buffer, { name, method, crc, packed, size, at }: Entry): Uint8Array {
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== LOCAL) refuse(`"${shown(name)}" is broken.`);
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const data = zip.subarray(start, start + packed);
  if (data.length !== packed) refuse(`"${shown(name)}" is cut off.`);
  const plain = method === 0 ? data : method === 8 ? unpacked(name, data, size) : null;
  if (plain === null) refuse(`"${shown(name)}" is packed in a way that is not read here.`);
  if (plain.length !== size || crc32(plain) !== crc)
    refuse(`"${shown(name)}" is damaged: it does not unpack to what the ZIP says.`);
  return plain;
}

/** Never more than the directory has said: a small file that unpacks without end stops there. */
function unpacked(name: string, data: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch {
    return refuse(`"${shown(name)}" is damaged: it does not unpack to what the ZIP says.`);
  }
}
