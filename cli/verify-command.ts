/** `handrail policy verify`: what browsers would say of a bundle. */
import { verifyBundle } from '../lib/policy/bundle.ts';
import { readText } from './files.ts';
import { readPublicKeys } from './key-files.ts';
import type { Json } from './options.ts';
import { type ExitCode, say, sayJson, styled } from './terminal.ts';

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
