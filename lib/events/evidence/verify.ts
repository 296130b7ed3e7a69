/** Checks an evidence bundle and names what was altered, removed, added or put in another order. */
import { base64url, flattenedVerify, importJWK } from 'jose';
import { type PublicKey, verifyBundle } from '../../policy/bundle.ts';
import { type EvidenceFinding, finding, jsonOf } from './findings.ts';
import {
  CHAINS,
  ChainLine,
  EVENTS,
  EVIDENCE_VERSION,
  MANIFEST,
  Manifest,
  SIGNATURE,
  SIGNATURE_TYPE,
} from './manifest.ts';
import { decisionFindings } from './verify-decisions.ts';

export type EvidenceCheck = {
  manifest: Manifest | null;
  findings: EvidenceFinding[];
  /** Whether the key of the manifest is one of those that were given; null when none were. */
  keyKnown: boolean | null;
};

export type EvidenceTools = {
  /** SHA-256 in hex. */
  sha256: (bytes: Uint8Array) => string;
  /** Keys that are trusted, for the signature and for policies; null where none were given. */
  keys: readonly PublicKey[] | null;
};

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @param files everything in the bundle, by name
 * @returns every finding; none means that the bundle is as it was made
 */
export async function verifyEvidence(
  files: ReadonlyMap<string, Uint8Array>,
  tools: EvidenceTools,
): Promise<EvidenceCheck> {
  const bytes = files.get(MANIFEST);
  const manifest = bytes === undefined ? null : readManifest(bytes);
  if (bytes === undefined || manifest === null || manifest.version > EVIDENCE_VERSION) {
    const detail =
      manifest === null
        ? 'It has no manifest that can be read.'
        : `Its form is version ${manifest.version}; this reads up to ${EVIDENCE_VERSION}.`;
    return {
      ...{ manifest, keyKnown: null },
      findings: [{ problem: 'not-a-bundle', where: MANIFEST, detail }],
    };
  }
  const { key } = manifest;
  const known = tools.keys?.find(({ kid, x }) => kid === key.kid && x === key.x);
  const keyKnown = tools.keys === null ? null : known !== undefined;
  const findings = [
    ...(await signatureFindings(bytes, files.get(SIGNATURE), key)),
    ...(keyKnown === false
      ? [finding('unknown-key', SIGNATURE, `Key "${key.kid}" is none of those that were given.`)]
      : []),
    ...fileFindings(files, manifest, tools.sha256),
    ...eventFindings(files, manifest, tools.sha256),
    ...decisionFindings(files, manifest),
    ...(await policyFindings(files, manifest, tools)),
  ];
  return { manifest, findings, keyKnown };
}

function readManifest(bytes: Uint8Array): Manifest | null {
  return Manifest.safeParse(jsonOf(decoder.decode(bytes))).data ?? null;
}

async function signatureFindings(
  manifest: Uint8Array,
  signature: Uint8Array | undefined,
  key: PublicKey,
): Promise<EvidenceFinding[]> {
  if (signature === undefined)
    return [finding('missing', SIGNATURE, 'The signature over the manifest is not there.')];
  const [header = '', , own = ''] = decoder.decode(signature).trim().split('.');
  try {
    const { protectedHeader } = await flattenedVerify(
      { protected: header, payload: base64url.encode(manifest), signature: own },
      await importJWK({ kty: 'OKP', crv: 'Ed25519', x: key.x }, 'EdDSA'),
      { algorithms: ['EdDSA'] },
    );
    if (protectedHeader?.kid === key.kid && protectedHeader.typ === SIGNATURE_TYPE) return [];
  } catch {
    // jose throws for every kind of failed check; that it failed is what matters.
  }
  const detail = `The signature does not fit the manifest and key "${key.kid}": one of the two was altered.`;
  return [finding('wrong-signature', MANIFEST, detail)];
}

function fileFindings(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
  sha256: EvidenceTools['sha256'],
): EvidenceFinding[] {
  const listed = Object.entries(manifest.files).flatMap(([name, { sha256: digest }]) => {
    const bytes = files.get(name);
    if (bytes === undefined) return [finding('missing', name, 'The file is not there.')];
    return sha256(bytes) === digest
      ? []
      : [finding('altered', name, 'The file is not the one that the manifest names.')];
  });
  const added = [...files.keys()].filter(
    (name) => name !== MANIFEST && name !== SIGNATURE && !Object.hasOwn(manifest.files, name),
  );
  return [
    ...listed,
    ...added.map((name) => finding('added', name, 'The manifest does not know the file.')),
  ];
}

type Line = { uid: string; time: number; digest: string };

function eventFindings(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
  sha256: EvidenceTools['sha256'],
): EvidenceFinding[] {
  const findings: EvidenceFinding[] = [];
  const lines = linesOf(files.get(EVENTS));
  const events = new Map<string, Line>();
  let last: Line | null = null;
  for (const [index, text] of lines.entries()) {
    const line = readLine(text, sha256);
    if (line === null) {
      findings.push(finding('altered', `${EVENTS}:${index + 1}`, 'The line is no event.'));
      continue;
    }
    if (events.has(line.uid))
      findings.push(finding('added', `event ${line.uid}`, 'It stands there twice.'));
    else if (last !== null && isAfter(last, line))
      findings.push(finding('reordered', `event ${line.uid}`, 'It stands after a later one.'));
    events.set(line.uid, line);
    last = line;
  }
  if (lines.length !== manifest.counts.events) {
    const detail = `${lines.length} events are there; the manifest says ${manifest.counts.events}.`;
    findings.push(
      finding(lines.length < manifest.counts.events ? 'missing' : 'added', EVENTS, detail),
    );
  }
  return [...findings, ...chainFindings(linesOf(files.get(CHAINS)), events, sha256)];
}

const isAfter = (one: Line, other: Line) =>
  one.time > other.time || (one.time === other.time && one.uid > other.uid);

function linesOf(bytes: Uint8Array | undefined): string[] {
  if (bytes === undefined) return [];
  return decoder
    .decode(bytes)
    .split('\n')
    .filter((line) => line !== '');
}

function readLine(text: string, sha256: EvidenceTools['sha256']): Line | null {
  const value = jsonOf(text) as
    { time?: unknown; metadata?: { uid?: unknown } | null } | null | undefined;
  const uid = value?.metadata?.uid;
  const time = value?.time;
  if (typeof uid !== 'string' || typeof time !== 'number') return null;
  return { uid: uid.toLowerCase(), time, digest: sha256(encoder.encode(text)) };
}

function chainFindings(
  lines: readonly string[],
  events: ReadonlyMap<string, Line>,
  sha256: EvidenceTools['sha256'],
): EvidenceFinding[] {
  const findings: EvidenceFinding[] = [];
  const linked = new Set<string>();
  let last: ChainLine | null = null;
  for (const [index, text] of lines.entries()) {
    const link = ChainLine.safeParse(jsonOf(text)).data;
    if (link === undefined) {
      findings.push(finding('altered', `${CHAINS}:${index + 1}`, 'The line is no link.'));
      continue;
    }
    const before = last !== null && last.device === link.device ? last : null;
    findings.push(...linkFindings(link, before, sha256), ...entryFindings(link, events, linked));
    last = link;
  }
  for (const uid of events.keys())
    if (!linked.has(uid))
      findings.push(finding('added', `event ${uid}`, 'No link of its device knows it.'));
  return findings;
}

const placeOf = ({ device, position }: ChainLine) => `link ${position} of device ${device}`;

function linkFindings(
  link: ChainLine,
  before: ChainLine | null,
  sha256: EvidenceTools['sha256'],
): EvidenceFinding[] {
  const of = (text: string) => sha256(encoder.encode(text));
  const own = of(link.entries);
  const hash = link.before === null ? own : of(link.before + own);
  const detail =
    hash !== link.hash && (link.before !== null || link.position === 1)
      ? 'It does not have the hash of what it says and follows.'
      : before === null
        ? null
        : before.position >= link.position
          ? 'It stands after a later one.'
          : before.position < link.position - 1
            ? `Links between ${before.position} and ${link.position} are missing.`
            : before.hash !== link.before
              ? 'It does not follow the link before it.'
              : null;
  return detail === null ? [] : [finding('chain', placeOf(link), detail)];
}

function entryFindings(
  link: ChainLine,
  events: ReadonlyMap<string, Line>,
  linked: Set<string>,
): EvidenceFinding[] {
  return link.entries.split(',').flatMap((entry) => {
    const [uid = '', digest = ''] = entry.split(':');
    linked.add(uid);
    const event = events.get(uid);
    if (event === undefined)
      return Object.hasOwn(link.absent, uid)
        ? []
        : [finding('missing', `event ${uid}`, `It is part of ${placeOf(link)} and not there.`)];
    return event.digest === digest
      ? []
      : [finding('altered', `event ${uid}`, `It is not as ${placeOf(link)} recorded it.`)];
  });
}

/** The address of a policy inside the bundle. */
export function policyFile(sha256: string): string {
  return `policies/${sha256}.jws`;
}

/** Signatures are checked against the given keys; without keys only that the right bytes are there. */
async function policyFindings(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
  { sha256, keys }: EvidenceTools,
): Promise<EvidenceFinding[]> {
  const findings: EvidenceFinding[] = [];
  for (const digest of new Set(manifest.policies.map((policy) => policy.sha256))) {
    const name = policyFile(digest);
    const bytes = files.get(name);
    if (bytes === undefined) {
      if (!Object.hasOwn(manifest.files, name))
        findings.push(finding('missing', name, 'A policy of the span is not there.'));
      continue;
    }
    if (sha256(bytes) !== digest)
      findings.push(finding('policy', name, 'It is not the policy that was served.'));
    if (keys === null) continue;
    // Expired by now is no fault: it was in force then.
    const verified = await verifyBundle(decoder.decode(bytes), keys, {}, 0);
    if (!verified.ok) findings.push(finding('policy', name, verified.detail));
  }
  return findings;
}
