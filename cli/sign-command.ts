/** `handrail policy sign`: a policy without errors becomes a bundle. */
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { z } from 'zod/mini';
import { LARGEST_BUNDLE } from '../lib/policy/bundle.ts';
import { hasErrors } from '../lib/policy/lint/lint.ts';
import type { Policy } from '../lib/policy/schema.ts';
import { readTextIfThere, writeAtomically } from './files.ts';
import type { Json } from './options.ts';
import { countWords, findingWords, lintFile } from './policy-file.ts';
import { signerOf } from './signer.ts';
import type { SignerOptions } from './signer-options.ts';
import { type ExitCode, Refusal, say, sayJson, warn } from './terminal.ts';

/** Lints, signs and writes a bundle. Refuses errors, and a lower version than the bundle it would replace. */
export async function sign(
  file: string,
  options: Json & SignerOptions & { readonly out: string; readonly force: boolean },
): Promise<ExitCode> {
  const linted = await lintFile(file);
  if (hasErrors(linted) || linted.policy === null) {
    if (options.json)
      sayJson({
        error: 'The policy has errors and was not signed.',
        file,
        findings: linted.findings,
      });
    else {
      for (const finding of linted.findings) say(findingWords(file, finding));
      say(`${file} was not signed: ${countWords(linted.findings)}.`);
    }
    return 1;
  }
  const signer = await signerOf(options);
  const { kid } = signer.publicKey;
  const bundle = await signer.sign(linted.policy);
  if (bundle.length > LARGEST_BUNDLE)
    throw new Refusal(
      `The bundle would have ${bundle.length} bytes; browsers take ${LARGEST_BUNDLE}.`,
      1,
      'Shorten lists or texts.',
    );
  if (!options.force) await checkReplaced(options.out, linted.policy);
  await writeAtomically(options.out, bundle);
  const { id, version, expires } = linted.policy;
  if (options.json)
    sayJson({
      ok: true,
      out: options.out,
      kid,
      id,
      version,
      expires,
      bytes: bundle.length,
    });
  else {
    for (const finding of linted.findings) warn(findingWords(file, finding));
    say(
      `Signed ${id} version ${version} with key ${kid} into ${options.out} (${bundle.length} bytes, until ${expires}).`,
    );
  }
  return 0;
}

const Replaced = z.object({ id: z.string(), version: z.int() });

/** Only a guard against slips, so what lies there is read without its key. */
async function checkReplaced(path: string, policy: Policy): Promise<void> {
  const existing = await readTextIfThere(path);
  if (existing === null || existing.trim() === '') return;
  const replaced = Replaced.safeParse(payloadOf(existing.trim()));
  if (!replaced.success)
    throw new Refusal(
      `${path} is there and is no policy bundle; it was left alone.`,
      1,
      'Choose another --out, or write over it with --force.',
    );
  if (policy.version < replaced.data.version)
    throw new Refusal(
      `${path} holds version ${replaced.data.version}; version ${policy.version} is lower, and browsers would refuse it.`,
      1,
      `Set version: ${replaced.data.version + 1} in the policy, or write it all the same with --force.`,
    );
}

function payloadOf(bundle: string): unknown {
  try {
    decodeProtectedHeader(bundle);
    return decodeJwt(bundle);
  } catch {
    // Not a JWS with a JSON object inside.
    return null;
  }
}
