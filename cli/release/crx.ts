import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';

export type PackedExtension = {
  crx: Buffer;
  id: string;
  /** base64 of the public key in DER (SPKI): what a manifest's `key` field takes. */
  publicKey: string;
};

/**
 * Packs a zipped extension as CRX3 (RSA with SHA-256). No browser and no display is needed.
 * In: the archive, and the private key as PEM. Out: the package, its extension id and public key. The same input
 * gives the same bytes. Throws what node:crypto throws, and an Error for a key that is not RSA.
 * Container after Chromium's components/crx_file/crx3.proto; measured: Chromium 156 force-installs the result.
 */
export function packArchive(archive: Buffer, keyPem: string): PackedExtension {
  const privateKey = createPrivateKey(keyPem);
  if (privateKey.asymmetricKeyType !== 'rsa')
    throw new Error('A CRX3 package is signed with an RSA key.');
  const publicKeyDer = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return {
    crx: crxContainer(archive, privateKey, publicKeyDer),
    id: extensionIdOf(publicKeyDer),
    publicKey: publicKeyDer.toString('base64'),
  };
}

/**
 * The id Chromium gives an extension: the first 32 hex digits of the SHA-256 of its public key, 0-f read as a-p.
 * In: the public key in DER (SPKI). Out: 32 letters.
 */
export function extensionIdOf(publicKeyDer: Buffer): string {
  const hex = createHash('sha256').update(publicKeyDer).digest('hex').slice(0, 32);
  return hex.replace(/./g, (digit) =>
    String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)),
  );
}

/** A 2048-bit RSA key, as Chromium's packages are signed with, in PEM. */
export function newPackageKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function crxContainer(archive: Buffer, privateKey: KeyObject, publicKeyDer: Buffer): Buffer {
  const crxId = createHash('sha256').update(publicKeyDer).digest().subarray(0, 16);
  const signedHeader = field(1, crxId);
  const signedBytes = Buffer.concat([
    Buffer.from('CRX3 SignedData\0'),
    length32(signedHeader),
    signedHeader,
    archive,
  ]);
  const signature = sign('sha256', signedBytes, privateKey);
  const proof = Buffer.concat([field(1, publicKeyDer), field(2, signature)]);
  const header = Buffer.concat([field(2, proof), field(10_000, signedHeader)]);
  return Buffer.concat([
    Buffer.from('Cr24'),
    Buffer.from([3, 0, 0, 0]),
    length32(header),
    header,
    archive,
  ]);
}

// A length-delimited protobuf field.
function field(number: number, contents: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(contents.length), contents]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  return Buffer.from([...bytes, rest]);
}

function length32(contents: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(contents.length);
  return bytes;
}
