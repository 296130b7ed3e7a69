/** The commands under `handrail evidence`. */
import type { Command } from 'commander';
import { type Finish, JSON_OPTION, examples } from '../options.ts';
import type { EvidenceOptions } from './evidence-command.ts';

/** Adds them to the command line. */
export function addEvidenceCommands(evidence: Command, finish: Finish): void {
  evidence
    .command('verify <bundle>')
    .description('check an evidence bundle and name what was altered; needs no network')
    .option('--keys <file>', 'public keys that are trusted, for the bundle and for its policies')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        [
          'evidence verify case-12.zip --keys keys.json',
          'signature, files, events, chains, policies',
        ],
        ['evidence verify case-12.zip --json', 'the same for a script; 1 when something is wrong'],
      ),
    )
    .action(async (bundle: string, options: EvidenceOptions) =>
      finish(await (await import('./evidence-command.ts')).verifyEvidenceFile(bundle, options)),
    );
}
