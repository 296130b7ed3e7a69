/** Proof of coverage of a stop: when the served policy first had it, and how far that version has come. */
import { openBundle } from '../../lib/policy/bundle.ts';
import type { Containment, Spread } from '../contract/containment.ts';
import type { Queries } from '../database/database.ts';
import { coverageOf } from '../fleet/coverage.ts';
import { readBundle, readPoliciesIn } from '../published/policy-history.ts';

/** Bundles after the confirmation that are opened; the first one or two have it. */
const MOST_OPENED = 10;

/** ms. The policy file may have been written by a machine whose clock is a little behind. */
const CLOCKS = 60_000;

/** @returns null before a policy with the entry was served */
export async function spreadOf(
  queries: Queries,
  { entry, confirmed }: Containment,
): Promise<Spread | null> {
  if (confirmed === null) return null;
  const stretches = await readPoliciesIn(queries, confirmed - CLOCKS, Number.MAX_SAFE_INTEGER);
  for (const { sha256, version, since } of stretches.slice(0, MOST_OPENED)) {
    if (version === null || !(await hasEntry(queries, sha256, entry))) continue;
    const { devices, reached, heard, heardReached, p50, p95 } = await coverageOf(
      queries,
      version,
      since,
    );
    return { version, since, devices, reached, heard, heardReached, median: p50, p95 };
  }
  return null;
}

async function hasEntry(queries: Queries, sha256: string, entry: string): Promise<boolean> {
  const bundle = await readBundle(queries, sha256);
  const opened = bundle === null ? null : openBundle(bundle);
  if (opened === null || 'detail' in opened) return false;
  return opened.policy.kill.some(({ id }) => id === entry);
}
