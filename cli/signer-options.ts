/** The options that say who signs, shared by the commands that do. */
import type { Command } from 'commander';

export interface SignerOptions {
  readonly key?: string;
  readonly signer?: string;
  readonly signerTimeout?: string;
  readonly keys?: string;
  readonly kid?: string;
}

/** Adds the options that say who signs. */
export function withSigner(command: Command, keysPurpose: string): Command {
  return command
    .option('--key <file>', 'private key, as keygen wrote it')
    .option(
      '--signer <command>',
      'sign with a command instead: it reads the signing input and writes the signature, base64url',
    )
    .option('--signer-timeout <seconds>', 'how long the command may take', '60')
    .option('--keys <file>', keysPurpose)
    .option('--kid <name>', 'which of --keys the command signs with, where there are several');
}
