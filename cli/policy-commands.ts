/** `handrail policy …`: keys, linter, signing, checking. */
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { z } from 'zod/mini';
import {
  LARGEST_BUNDLE,
  type PublicKey,
  SigningKey,
  generateSigningKey,
  signBundle,
  verifyBundle,
} from '../lib/policy/bundle.ts';
import { CONFIGURATION_KEYS } from '../lib/policy/configuration.ts';
import { hasErrors } from '../lib/policy/lint.ts';
import type { Policy } from '../lib/policy/schema.ts';
import {
  isOpenToOthers,
  readJson,
  readText,
  readTextIfThere,
  writeAtomically,
  writeSecret,
} from './files.ts';
import { countWords, findingWords, lintFile } from './policy-file.ts';
import { type ExitCode, Refusal, say, sayJson, styled, warn } from './terminal.ts';

export interface Json {
  readonly json: boolean;
}

/** Makes a key pair; the private part goes to a file that only its owner may read. */
export async function keygen(
  options: Json & { readonly out: string; readonly kid: string },
): Promise<ExitCode> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(options.kid))
    throw new Refusal(
      `"${options.kid}" cannot name a key.`,
      2,
      'Use letters, digits, dots and dashes, for example acme-2027.',
    );
  const key = await generateSigningKey(options.kid);
  const file = options.out.endsWith('.json')
    ? options.out
    : join(options.out, `${options.kid}.key.json`);
  await writeSecret(file, `${JSON.stringify(key, null, 2)}\n`);
  const entry = { kid: key.kid, x: key.x };
  if (options.json) {
    sayJson({ kid: key.kid, file, policyKeys: [entry] });
    return 0;
  }
  say(
    `The private key is in ${styled('bold', file)}. Keep it out of version control and back it up: whoever has it decides.`,
    'Put this into the managed configuration of your browsers:',
    '',
    `  "policyKeys": [${JSON.stringify(entry)}]`,
  );
  return 0;
}

/** Checks a policy file. @returns 1 when there are errors, or warnings and `strict`. */
export async function lint(
  file: string,
  options: Json & { readonly strict: boolean },
): Promise<ExitCode> {
  const linted = await lintFile(file);
  const name = file === '-' ? 'standard input' : file;
  const failed = hasErrors(linted) || (options.strict && linted.findings.length > 0);
  if (options.json) sayJson({ ok: !failed, file, findings: linted.findings });
  else {
    for (const finding of linted.findings) say(findingWords(name, finding));
    say(
      linted.findings.length === 0
        ? styled('green', `${name}: nothing to say.`)
        : `${name}: ${countWords(linted.findings)}.`,
    );
  }
  return failed ? 1 : 0;
}

/** Lints, signs and writes a bundle. Refuses errors, and a lower version than the bundle it would replace. */
export async function sign(
  file: string,
  options: Json & { readonly key: string; readonly out: string; readonly force: boolean },
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
  const key = await readSigningKey(options.key);
  const bundle = await signBundle(linted.policy, key);
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
      kid: key.kid,
      id,
      version,
      expires,
      bytes: bundle.length,
    });
  else {
    for (const finding of linted.findings) warn(findingWords(file, finding));
    say(
      `Signed ${id} version ${version} with key ${key.kid} into ${options.out} (${bundle.length} bytes, until ${expires}).`,
    );
  }
  return 0;
}

async function readSigningKey(path: string): Promise<SigningKey> {
  const key = SigningKey.safeParse(await readJson(path, 'a signing key'));
  if (!key.success)
    throw new Refusal(
      `${path} is not a signing key.`,
      2,
      'Make one with: handrail policy keygen --out DIR',
    );
  if (path !== '-' && (await isOpenToOthers(path)))
    warn(`${path} can be read by other people; run: chmod 600 ${path}`);
  return key.data;
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

const PublicKeyEntry = z.object({ kid: z.string(), x: z.string() });
const KeyFile = z.union([
  CONFIGURATION_KEYS.policyKeys,
  z.object({ policyKeys: CONFIGURATION_KEYS.policyKeys }),
  PublicKeyEntry,
]);

async function readPublicKeys(path: string): Promise<readonly PublicKey[]> {
  const keys = KeyFile.safeParse(await readJson(path, 'a list of keys'));
  if (!keys.success)
    throw new Refusal(
      `${path} holds no keys.`,
      2,
      'It takes [{"kid","x"}], {"policyKeys":[…]} as in the managed configuration, or a key file of keygen.',
    );
  if (Array.isArray(keys.data)) return keys.data;
  return 'policyKeys' in keys.data ? keys.data.policyKeys : [keys.data];
}

/** Checks a bundle as browsers do. @returns 1 when they would refuse it. */
export async function verify(
  file: string,
  options: Json & { readonly keys: string },
): Promise<ExitCode> {
  const verified = await verifyBundle(
    await readText(file),
    await readPublicKeys(options.keys),
    {},
    Date.now(),
  );
  if (!verified.ok) {
    if (options.json)
      sayJson({ ok: false, file, problem: verified.problem, detail: verified.detail });
    else say(`${styled('red', 'Refused')}: ${verified.detail} (${verified.problem})`);
    return 1;
  }
  const { policy, kid, newerVocabulary } = verified;
  const { id, version, issued, expires } = policy;
  if (options.json)
    sayJson({
      ok: true,
      file,
      kid,
      id,
      version,
      issued,
      expires,
      rules: policy.rules.length,
      kill: policy.kill.length,
      newerVocabulary,
    });
  else {
    say(
      `${styled('green', 'Good')}: ${id} version ${version}, signed with ${kid}, until ${expires}; rules: ${policy.rules.length}, kill entries: ${policy.kill.length}.`,
    );
    if (newerVocabulary)
      say(
        'It uses a newer vocabulary than this version of Handrail; what is not known is left out.',
      );
  }
  return 0;
}
