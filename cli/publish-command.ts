/** `handrail policy publish` and `rollback`: from a checked document to the file that browsers pull. */
import { LARGEST_BUNDLE, type PublicKey, verifyBundle } from '../lib/policy/bundle.ts';
import { hasErrors } from '../lib/policy/lint/lint.ts';
import { publishRefusal } from '../lib/policy/delivery/publish.ts';
import { Policy } from '../lib/policy/schema.ts';
import { casesBeside, readCases, runCaseFile } from './case-files.ts';
import { readPublicKeys } from './key-files.ts';
import type { Json } from './options.ts';
import { countWords, findingWords, lintFile } from './policy-file.ts';
import {
  type Published,
  alone,
  readBundle,
  readHistory,
  targetOf,
  writeBundle,
} from './published.ts';
import { changesSince, changesWords } from './published-changes.ts';
import { signerOf } from './signer.ts';
import type { SignerOptions } from './signer-options.ts';
import { counted } from './table.ts';
import { type ExitCode, Refusal, say, sayJson, styled, warn } from './terminal.ts';

export interface PublishOptions extends Json, SignerOptions {
  readonly to: string;
  readonly cases: boolean;
}

/** Lints, tests, signs and publishes. Errors, failing cases and a wrong order of keys or versions refuse. */
export async function publish(file: string, options: PublishOptions): Promise<ExitCode> {
  const linted = await lintFile(file);
  const { policy } = linted;
  if (hasErrors(linted) || policy === null) {
    if (options.json)
      sayJson({
        error: 'The policy has errors and was not published.',
        file,
        findings: linted.findings,
      });
    else
      say(
        ...linted.findings.map((finding) => findingWords(file, finding)),
        `${file} was not published: ${countWords(linted.findings)}.`,
      );
    return 1;
  }
  for (const finding of linted.findings) warn(findingWords(file, finding));
  const tested = options.cases ? await checkCases(file, policy) : null;
  return release(policy, options, { tested, from: file });
}

/** Runs the cases beside a policy. @returns how many there are. @throws Refusal 1 when one fails. */
async function checkCases(file: string, policy: Policy): Promise<number> {
  const path = await casesBeside(file);
  if (path === null) return 0;
  const results = runCaseFile(policy, await readCases(path));
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length === 0) return results.length;
  throw new Refusal(
    `${failed.length} of ${counted(results.length, 'case')} in ${path} failed: ${failed.slice(0, 5).join('; ')}.`,
    1,
    `See why with: handrail policy test ${file}`,
  );
}

interface Circumstances {
  /** How many cases held; null when none were asked. */
  readonly tested: number | null;
  readonly from: string;
}

/** Signs a document and puts it where browsers find it. */
async function release(
  policy: Policy,
  options: PublishOptions,
  { tested, from }: Circumstances,
): Promise<ExitCode> {
  const signer = await signerOf(options);
  const pinned = options.keys === undefined ? null : await readPublicKeys(options.keys);
  const target = await targetOf(options.to);
  return alone<ExitCode>(target, async () => {
    const previous = await readBundle(target.current);
    const next = { id: policy.id, version: policy.version, kid: signer.publicKey.kid };
    const refusal = publishRefusal(previous, next, {
      next: signer.publicKey,
      pinned,
      previousVerifies:
        previous !== null && (await verifies(previous, pinned ?? [signer.publicKey])),
    });
    if (refusal !== null) throw new Refusal(refusal.detail, 1, refusal.hint);
    if (Date.parse(policy.expires) <= Date.now())
      throw new Refusal(
        `It expired on ${policy.expires}, so browsers would refuse it.`,
        1,
        'Set a later day under expires.',
      );
    const bundle = await signer.sign(policy);
    if (bundle.length > LARGEST_BUNDLE)
      throw new Refusal(
        `The bundle would have ${bundle.length} bytes; browsers take ${LARGEST_BUNDLE}.`,
        1,
        'Shorten lists or texts.',
      );
    await writeBundle(target, policy.version, bundle);
    const changes = changesSince(previous, policy);
    if (options.json)
      sayJson({
        ok: true,
        ...next,
        from,
        current: target.current,
        bytes: bundle.length,
        expires: policy.expires,
        previous: previous === null ? null : previous.version,
        cases: tested,
        changes,
      });
    else
      say(
        `${styled('green', 'Published')} ${next.id} version ${next.version}, signed with ${next.kid}, to ${target.current} (${bundle.length} bytes, until ${policy.expires}).`,
        ...(tested === null
          ? []
          : [tested === 0 ? 'No cases stand beside it.' : `${counted(tested, 'case')} held.`]),
        ...changesWords(previous, changes),
      );
    return 0;
  });
}

async function verifies(published: Published, keys: readonly PublicKey[]): Promise<boolean> {
  // Past its day or of a newer vocabulary is no matter here: only who signed it.
  const verified = await verifyBundle(published.bundle, keys, {}, 0);
  return verified.ok || verified.problem === 'not-a-policy';
}

export interface RollbackOptions extends PublishOptions {
  readonly expires?: string;
  /** Go back in the kill list, too. */
  readonly withKill: boolean;
}

/**
 * Publishes an earlier document again, under a new and higher version, since browsers never go back.
 * @param version the version whose document is wanted; the one before the current when absent.
 */
export async function rollback(
  version: string | undefined,
  options: RollbackOptions,
): Promise<ExitCode> {
  const target = await targetOf(options.to);
  const current = await readBundle(target.current);
  if (current === null) throw new Refusal(`Nothing is published at ${options.to}.`, 2);
  const earlier = wanted(await readHistory(target), current, version);
  const pinned =
    options.keys === undefined
      ? [(await signerOf(options)).publicKey]
      : await readPublicKeys(options.keys);
  if (!(await verifies(earlier, pinned)))
    throw new Refusal(
      `Version ${earlier.version} in the history does not verify with ${pinned.map(({ kid }) => kid).join(', ')}.`,
      1,
      `It was signed with "${earlier.kid}": name a list with that key with --keys.`,
    );
  const document = {
    ...earlier.document,
    version: current.version + 1,
    issued: new Date().toISOString(),
    expires: options.expires ?? earlier.expires,
    // What was stopped since then stays stopped: the kill list is about incidents, not about rules.
    ...(options.withKill ? {} : { kill: current.document['kill'] ?? [] }),
  };
  const parsed = Policy.safeParse(document);
  if (!parsed.success)
    throw new Refusal(
      `Version ${earlier.version} is not a policy that this version of Handrail can publish: ${parsed.error.issues[0]?.message ?? ''}.`,
      1,
    );
  const ended = killIds(current).filter((id) => !killIds(earlier).includes(id));
  if (ended.length > 0)
    warn(
      options.withKill
        ? `These kill entries no longer hold: ${ended.join(', ')}.`
        : `The kill list stays as it is in version ${current.version} (${ended.join(', ')}); --with-kill goes back there, too.`,
    );
  // Signed as it was written, with parts that this version may not know.
  return release(document as unknown as Policy, options, {
    tested: null,
    from: `version ${earlier.version}`,
  });
}

function wanted(
  history: readonly Published[],
  current: Published,
  version: string | undefined,
): Published {
  const earlier = history.filter((one) => one.version < current.version);
  const found =
    version === undefined ? earlier.at(-1) : earlier.find((one) => String(one.version) === version);
  if (found !== undefined) return found;
  const versions = earlier.map((one) => one.version).join(', ');
  throw new Refusal(
    version === undefined
      ? `There is no version before ${current.version} in the history.`
      : `Version ${version} is not in the history.`,
    2,
    versions === '' ? null : `There are: ${versions}.`,
  );
}

function killIds({ document }: Published): string[] {
  const kill = document['kill'];
  return (Array.isArray(kill) ? kill : []).flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'id' in entry ? [String(entry.id)] : [],
  );
}
