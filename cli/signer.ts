/** Who signs: a key in a file, or a command of the organisation's own that asks a key store. */
import { spawn } from 'node:child_process';
import { type PublicKey, signBundle, verifyBundle } from '../lib/policy/bundle.ts';
import type { Policy } from '../lib/policy/schema.ts';
import { assembleBundle, signingInput } from '../lib/policy/signing-input.ts';
import { readPublicKeys, readSigningKey } from './key-files.ts';
import type { SignerOptions } from './signer-options.ts';
import { Refusal } from './terminal.ts';

export interface Signer {
  readonly publicKey: PublicKey;
  /** A bundle that verifies by the public key. @throws Refusal 1 when the signer gave none. */
  readonly sign: (policy: Policy) => Promise<string>;
}

/** The signer that the options name. @throws Refusal 2 when they name none, or both. */
export async function signerOf(options: SignerOptions): Promise<Signer> {
  const { key, signer } = options;
  if ((key === undefined) === (signer === undefined))
    throw new Refusal('Say who signs: one of --key and --signer.', 2);
  return key === undefined ? commandSigner(signer as string, options) : fileSigner(key);
}

async function fileSigner(path: string): Promise<Signer> {
  const key = await readSigningKey(path);
  return { publicKey: { kid: key.kid, x: key.x }, sign: (policy) => signBundle(policy, key) };
}

async function commandSigner(command: string, options: SignerOptions): Promise<Signer> {
  const words = wordsOf(command);
  const seconds = Number(options.signerTimeout ?? '60');
  if (!(seconds > 0 && seconds <= 3600))
    throw new Refusal('--signer-timeout takes seconds, from 1 to 3600.', 2);
  const publicKey = await publicKeyOf(options);
  return {
    publicKey,
    sign: async (policy) => {
      const input = signingInput(policy, publicKey.kid);
      const answer = await answerOf(words, input, seconds * 1000);
      const bundle = assembleBundle(input, answer);
      if (bundle === null)
        throw new Refusal(
          `${words[0]} did not write an Ed25519 signature.`,
          1,
          'It must write 64 bytes as base64url (86 characters), and nothing else.',
        );
      const verified = await verifyBundle(bundle, [publicKey], {}, 0);
      if (!verified.ok)
        throw new Refusal(
          `The signature of ${words[0]} does not fit the public key "${publicKey.kid}": ${verified.detail}`,
          1,
          'Nothing was written. Check that --keys and --kid name the key that the command signs with.',
        );
      return bundle;
    },
  };
}

/** The command must be checked against something that was there before it ran. */
async function publicKeyOf({ keys, kid }: SignerOptions): Promise<PublicKey> {
  if (keys === undefined)
    throw new Refusal('--signer needs --keys: a file with its public key.', 2);
  const known = await readPublicKeys(keys);
  const found = known.filter((key) => kid === undefined || key.kid === kid);
  if (found.length === 1) return found[0] as PublicKey;
  throw new Refusal(
    found.length === 0
      ? `${keys} holds no key${kid === undefined ? '' : ` "${kid}"`}.`
      : `${keys} holds ${found.length} keys.`,
    2,
    `Name one with --kid: ${known.map((key) => key.kid).join(', ')}.`,
  );
}

/** `sign --slot "key one"` → its words. No shell takes part, so nothing else has a meaning. */
function wordsOf(command: string): [string, ...string[]] {
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
  const [program, ...rest] = words;
  if (program === undefined || program === '')
    throw new Refusal('--signer takes a command, for example "sign-with-vault --key policy".', 2);
  return [program, ...rest];
}

/** More than a signature ever needs; a command that goes on writing is stopped. */
const LONGEST_ANSWER = 10_000;

async function answerOf(
  [program, ...rest]: readonly [string, ...string[]],
  input: string,
  timeout: number,
): Promise<string> {
  const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'inherit'], shell: false });
  // A command that does not read its input closes the pipe; how it ends is told below.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  let answer = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    answer += piece;
    if (answer.length > LONGEST_ANSWER) child.kill();
  });
  const alarm = setTimeout(() => child.kill(), timeout);
  const ended = await new Promise<{ code: number | null; trouble: string | null }>((resolve) => {
    child.once('error', (error) => resolve({ code: null, trouble: error.message }));
    child.once('close', (code) => resolve({ code, trouble: null }));
  });
  clearTimeout(alarm);
  if (ended.trouble !== null)
    throw new Refusal(
      `${program} could not be started: ${ended.trouble}.`,
      1,
      'The command runs without a shell: give its path, and quote words with blanks in them.',
    );
  if (ended.code !== 0)
    throw new Refusal(
      ended.code === null
        ? `${program} was stopped: it took longer than ${timeout / 1000} s, or wrote too much.`
        : `${program} ended with ${ended.code}; nothing was signed.`,
      1,
    );
  return answer;
}
