/** A ZIP written file by file: only the compressed bytes of the file at hand are held. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

export type ZipFile = { name: string; contents: AsyncIterable<string> | Iterable<string> };
/** What was written under a name. */
export type ZippedFile = { sha256: string; bytes: number };

const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 2020 in DOS format; the manifest says when the bundle was made. */
const DATE = ((2020 - 1980) << 9) | (1 << 5) | 1;
/** Sizes beyond this need another form of ZIP. */
const LARGEST = 0xffff_ffff;

/** Writes one file after the other; `end` gives the directory, without which it is no ZIP. */
export function createZip() {
  const directory: Buffer[] = [];
  let offset = 0;
  return {
    async add({ name, contents }: ZipFile): Promise<ZippedFile & { output: Buffer[] }> {
      const { packed, sha256, bytes, crc } = await pack(contents);
      const size = packed.reduce((sum, chunk) => sum + chunk.length, 0);
      if (bytes > LARGEST || offset + size > LARGEST)
        throw new RangeError('The bundle is larger than a ZIP file can be.');
      const nameBytes = Buffer.from(name, 'utf8');
      const shared = fieldsOf(crc, size, bytes, nameBytes.length);
      const tail = Buffer.alloc(14);
      tail.writeUInt32LE(offset, 10);
      directory.push(
        Buffer.concat([number(0x02014b50), Buffer.from([20, 0]), shared, tail, nameBytes]),
      );
      const head = Buffer.concat([number(0x04034b50), shared, nameBytes]);
      offset += head.length + size;
      return { sha256, bytes, output: [head, ...packed] };
    },
    end(): Buffer {
      const entries = Buffer.concat(directory);
      const record = Buffer.alloc(18);
      record.writeUInt16LE(directory.length, 4);
      record.writeUInt16LE(directory.length, 6);
      record.writeUInt32LE(entries.length, 8);
      record.writeUInt32LE(offset, 12);
      return Buffer.concat([entries, number(0x06054b50), record]);
    },
  };
}

async function pack(contents: ZipFile['contents']) {
  const deflate = createDeflateRaw();
  const packed: Buffer[] = [];
  deflate.on('data', (chunk: Buffer) => packed.push(chunk));
  const ended = once(deflate, 'end');
  const hash = createHash('sha256');
  let [bytes, crc] = [0, 0];
  for await (const text of contents) {
    const chunk = Buffer.from(text, 'utf8');
    hash.update(chunk);
    bytes += chunk.length;
    crc = crc32(chunk, crc);
    if (!deflate.write(chunk)) await once(deflate, 'drain');
  }
  deflate.end();
  await ended;
  return { packed, bytes, crc, sha256: hash.digest('hex') };
}

function fieldsOf(crc: number, packed: number, size: number, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
