import { createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const ecdsaWithSha256 = sequence(
  objectIdentifier([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]),
);
const commonName = objectIdentifier([0x55, 0x04, 0x03]);
const subjectAlternativeName = objectIdentifier([0x55, 0x1d, 0x11]);
const oneDay = 86_400_000;

/**
 * Makes a throw-away self-signed TLS certificate (P-256), valid from yesterday for thirty days. Written in plain
 * DER so that neither openssl nor a network is needed.
 * In: the DNS names, wildcards allowed. Out: key and certificate as PEM.
 */
export function selfSignedCertificate(names: string[]): { key: string; cert: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const subject = sequence(
    tlv(0x31, sequence(commonName, tlv(0x0c, Buffer.from('Handrail test')))),
  );
  const toBeSigned = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    subject,
    sequence(time(Date.now() - oneDay), time(Date.now() + 30 * oneDay)),
    subject,
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(sequence(subjectAlternativeName, tlv(0x04, alternativeNames(names))))),
  );
  const signature = tlv(
    0x03,
    Buffer.concat([Buffer.from([0]), sign('sha256', toBeSigned, privateKey)]),
  );
  const certificate = sequence(toBeSigned, ecdsaWithSha256, signature);
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(certificate),
  };
}

function alternativeNames(names: string[]): Buffer {
  const loopback = tlv(0x87, Buffer.from([127, 0, 0, 1]));
  return sequence(...names.map((name) => tlv(0x82, Buffer.from(name))), loopback);
}

function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return tlv(0x18, Buffer.from(`${digits}Z`));
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function objectIdentifier(bytes: number[]): Buffer {
  return tlv(0x06, Buffer.from(bytes));
}

function integer(bytes: Buffer): Buffer {
  return tlv(0x02, bytes);
}

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function tlv(tag: number, contents: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), derLength(contents.length), contents]);
}

function derLength(length: number): Buffer {
  if (length < 128) return Buffer.from([length]);
  if (length < 256) return Buffer.from([0x81, length]);
  return Buffer.from([0x82, length >> 8, length & 255]);
}
