/** Reads archives and Chromium's package container back, without the code that wrote them. */
import { createPublicKey, verify } from 'node:crypto';
import { crc32, inflateRawSync } from 'node:zlib';

/** Files of a zip archive, read over its central directory. @throws Error for a wrong checksum. */
export function readZip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [checksum, packed] = [archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 20)];
    const [nameLength, local] = [archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const contents = inflateRawSync(archive.subarray(start, start + packed));
    if (crc32(contents) !== checksum) throw new Error(`${name} is damaged`);
    files.set(name, contents);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

/** Fields of a protobuf message that are length-delimited, by number. */
function fieldsOf(message: Buffer): Map<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = message[at]!;
      at += 1;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < message.length) {
    const number = Math.floor(varint() / 8);
    const length = varint();
    fields.set(number, message.subarray(at, at + length));
    at += length;
  }
  return fields;
}

/** Opens a CRX3 as Chromium does: the signature covers the header's id and the archive. */
export function readCrx(crx: Buffer): { archive: Buffer; publicKey: Buffer; idBytes: Buffer } {
  if (crx.toString('latin1', 0, 4) !== 'Cr24' || crx.readUInt32LE(4) !== 3)
    throw new Error('not a CRX3');
  const headerEnd = 12 + crx.readUInt32LE(8);
  const header = fieldsOf(crx.subarray(12, headerEnd));
  const archive = crx.subarray(headerEnd);
  const proof = fieldsOf(header.get(2)!);
  const signedHeader = header.get(10_000)!;
  const length = Buffer.alloc(4);
  length.writeUInt32LE(signedHeader.length);
  const signed = Buffer.concat([Buffer.from('CRX3 SignedData\0'), length, signedHeader, archive]);
  const publicKey = proof.get(1)!;
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  if (!verify('sha256', signed, key, proof.get(2)!)) throw new Error('the signature is wrong');
  return { archive, publicKey, idBytes: fieldsOf(signedHeader).get(1)! };
}
