/** Makes an evidence bundle, piece by piece as it is taken. */
import {
  CHAINS,
  EVENTS,
  EVIDENCE_VERSION,
  type EvidenceQuery,
  MANIFEST,
  type Manifest,
  SIGNATURE,
} from '../../lib/events/evidence/manifest.ts';
import {
  HTML_END,
  htmlHead,
  htmlRow,
  markdownHead,
  markdownRow,
  type TimelineRow,
} from '../../lib/events/evidence/timeline.ts';
import { decisionRow, DECISIONS } from '../../lib/events/evidence/decisions.ts';
import { policyFile } from '../../lib/events/evidence/verify.ts';
import type { SigningKey } from '../../lib/policy/bundle.ts';
import type { EvidenceRequest } from '../contract/evidence.ts';
import type { Database } from '../database/database.ts';
import { digestOf, type KeptSince } from '../events/chain.ts';
import { recordAction } from '../people/audit.ts';
import { readBundle, readPoliciesIn } from '../published/policy-history.ts';
import { readDecisions } from './evidence-decisions.ts';
import { readEvidenceChain, readEvidenceEvents } from './evidence-events.ts';
import { readTrailAbout } from './evidence-trail.ts';
import { signDetached } from './evidence-key.ts';
import { createZip, type ZipFile } from './zip-stream.ts';

export type MakeParts = {
  database: Database;
  key: SigningKey;
  /** Who makes it, for manifest and trail. */
  actor: string;
  /** Version of the service. */
  version: string;
  keptSince: KeptSince;
  /** Unix ms. */
  now: number;
};

type Held = { uids: Set<string>; received: Set<number> };

/** @returns the bytes of the ZIP; that it was made stands in the trail before the first of them */
export async function* makeEvidence(
  parts: MakeParts,
  request: EvidenceRequest,
): AsyncGenerator<Uint8Array> {
  const { database, key, actor, keptSince, now } = parts;
  const query = queryOf(request);
  await database.transaction((queries) =>
    recordAction(queries, actor, 'export-evidence', { ...query, reason: request.reason }, now),
  );
  const zip = createZip();
  const files: Manifest['files'] = {};
  const add = async (file: ZipFile): Promise<Buffer[]> => {
    const { output, ...written } = await zip.add(file);
    files[file.name] = written;
    return output;
  };

  const held = new Map<string, Held>();
  const [markdown, page]: [string[], string[]] = [[], []];
  const tell = (row: TimelineRow) => {
    markdown.push(markdownRow(row));
    page.push(htmlRow(row));
  };
  const decisions = await readDecisions(database, request, now);
  let [events, told] = [0, 0];
  /** Decisions stand in the timeline where they were made. */
  const tellUntil = (time: number) => {
    for (; told < decisions.length && decisions[told]!.at <= time; told += 1)
      tell(decisionRow(decisions[told]!));
  };
  const lines = async function* () {
    for await (const event of readEvidenceEvents(database, request)) {
      const own = held.get(event.device) ?? { uids: new Set(), received: new Set() };
      own.uids.add(event.uid);
      own.received.add(event.received);
      held.set(event.device, own);
      tellUntil(event.time);
      tell(event);
      events += 1;
      yield `${event.line}\n`;
    }
  };
  yield* await add({ name: EVENTS, contents: lines() });
  tellUntil(Infinity);
  const decided = `${JSON.stringify(decisions, null, 2)}\n`;
  yield* await add({ name: DECISIONS, contents: [decided] });
  const links = async function* () {
    for (const [device, own] of held)
      for await (const link of readEvidenceChain(database, device, own, keptSince))
        yield `${JSON.stringify(link)}\n`;
  };
  yield* await add({ name: CHAINS, contents: links() });

  const policies = await readPoliciesIn(database, request.from, request.to);
  for (const sha256 of new Set(policies.map((policy) => policy.sha256))) {
    const bundle = await readBundle(database, sha256);
    if (bundle !== null) yield* await add({ name: policyFile(sha256), contents: [bundle] });
  }
  const trail = await readTrailAbout(database, request, now);
  yield* await add({
    name: 'audit.ndjson',
    contents: trail.map((entry) => `${JSON.stringify(entry)}\n`),
  });
  const title = `Handrail, ${day(request.from)} to ${day(request.to)}`;
  yield* await add({ name: 'timeline.md', contents: [markdownHead(title), ...markdown] });
  yield* await add({ name: 'timeline.html', contents: [htmlHead(title), ...page, HTML_END] });

  const manifest: Manifest = {
    version: EVIDENCE_VERSION,
    ...{ made: now, madeBy: actor, reason: request.reason },
    product: { name: 'Handrail', version: parts.version },
    query,
    counts: {
      ...{ events, devices: held.size, policies: policies.length },
      ...{ audit: trail.length, decisions: decisions.length },
    },
    policies: policies.map(({ since, sha256, policy, version }) => ({
      ...{ since, sha256, policy, version },
    })),
    key: { kid: key.kid, x: key.x },
    files,
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const sealed = { sha256: digestOf(text), events, kid: key.kid };
  await database.transaction((queries) =>
    recordAction(queries, actor, 'seal-evidence', sealed, Date.now()),
  );
  const signature = await signDetached(new TextEncoder().encode(text), key);
  for (const file of [
    { name: MANIFEST, contents: [text] },
    { name: SIGNATURE, contents: [signature] },
  ])
    yield* (await zip.add(file)).output;
  yield zip.end();
}

function queryOf({ from, to, person, device, app, rule }: EvidenceRequest): EvidenceQuery {
  return {
    ...{ from, to },
    ...{ person: person ?? null, device: device ?? null, app: app ?? null, rule: rule ?? null },
  };
}

const day = (time: number) => new Date(time).toISOString().slice(0, 16).replace('T', ' ');
