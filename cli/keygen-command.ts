/** `handrail policy keygen`: a key pair for signing policies. */
import { join } from 'node:path';
import { generateSigningKey } from '../lib/policy/bundle.ts';
import { writeSecret } from './files.ts';
import type { Json } from './options.ts';
import { type ExitCode, Refusal, say, sayJson, styled } from './terminal.ts';

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
