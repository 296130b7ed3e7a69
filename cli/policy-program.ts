/** The commands for writing policies: what they are called and take. Each lives in a file of its own. */
import { type Command, InvalidArgumentError } from 'commander';
import type { DiffCommandOptions } from './diff-command.ts';
import type { LintOptions } from './lint-command.ts';
import { type Finish, JSON_OPTION, type Json, collect, examples } from './options.ts';
import type { TestOptions } from './test-command.ts';
import { type SignerOptions, withSigner } from './signer-options.ts';

function percentOf(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100)
    throw new InvalidArgumentError('it is a number from 0 to 100.');
  return Number(text);
}

/** Adds the commands for writing, checking and signing policies. */
export function addPolicyCommands(policy: Command, finish: Finish): void {
  policy
    .command('keygen')
    .description('make a key pair for signing policies')
    .option('--out <dir>', 'folder for the private key, or a file that ends in .json', '.')
    .option('--kid <name>', 'name of the key', `policy-${new Date().toISOString().slice(0, 10)}`)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(['policy keygen --out keys --kid acme-2027', 'write keys/acme-2027.key.json']),
    )
    .action(async (options: Json & { out: string; kid: string }) =>
      finish(await (await import('./keygen-command.ts')).keygen(options)),
    );
  policy
    .command('lint')
    .description('check a policy file (YAML or JSON)')
    .argument('<file>', 'the policy, or - for standard input')
    .option('--strict', 'let warnings fail, too', false)
    .option(
      '--since <file>',
      'a policy (or bundle) that was in force before, to see which rules were watched first; may be repeated',
      collect,
      [],
    )
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        ['policy lint policy.yaml', 'errors, warnings and notes, with line and column'],
        ['policy lint - --json < policy.yaml', 'the same for scripts, from standard input'],
        ['policy lint policy.yaml --strict --since current.jws', 'for a pipeline'],
      ),
    )
    .action(async (file: string, options: LintOptions) =>
      finish(await (await import('./lint-command.ts')).lint(file, options)),
    );
  policy
    .command('test')
    .description('run cases: steps, and the decisions that are expected of a policy')
    .argument('<path...>', 'policies (x.yaml has x.cases.yaml beside it), files of cases, folders')
    .option('--policy <file>', 'the policy for files of cases; a bundle will do')
    .option('--cases <file>', 'the cases for one policy, where they do not stand beside it')
    .option('--min-coverage <percent>', 'how many rules must decide in some case', percentOf)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        ['policy test policy.yaml', 'runs policy.cases.yaml'],
        ['policy test policies/ --min-coverage 90', 'every *.cases.yaml below, for a pipeline'],
        ['policy test my.cases.yaml --policy current.jws', 'the same cases on what is published'],
      ),
    )
    .action(async (paths: string[], options: TestOptions) =>
      finish(await (await import('./test-command.ts')).test(paths, options)),
    );
  policy
    .command('diff')
    .description('say what changes between two policies, by steps that they decide differently')
    .argument('<old>', 'a policy or a bundle')
    .argument('<new>', 'a policy or a bundle; - for standard input')
    .option('--at <moment>', 'when the steps happen; the later of the two dates of issue if absent')
    .option('--all', 'show every group of changes', false)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `${examples(
        ['policy diff current.jws policy.yaml', 'what publishing it would change'],
        ['policy diff old.yaml new.yaml --json', 'for a pull request'],
      )}\n\nExit codes: 0 nothing changes, 1 something does, 2 trouble.`,
    )
    .action(async (before: string, after: string, options: DiffCommandOptions) =>
      finish(await (await import('./diff-command.ts')).diff(before, after, options)),
    );
  policy
    .command('schema')
    .description('print the JSON Schema of policies, for editors')
    .addHelpText(
      'after',
      `${examples(['policy schema > policy.schema.json', 'write it to a file'])}\n\nPut this on the first line of a policy, and editors with the YAML language server help you write it:\n  # yaml-language-server: $schema=./policy.schema.json`,
    )
    .action(async () => finish(await (await import('./schema-command.ts')).schema()));
  withSigner(
    policy
      .command('sign')
      .description('check a policy and sign it into a bundle')
      .argument('<file>', 'the policy')
      .requiredOption('--out <file>', 'where the bundle goes')
      .option('--force', 'write over a newer version, or over another file', false),
    'public keys to check the signature of --signer with',
  )
    .option(...JSON_OPTION)
    .action(async (file: string, options: Json & SignerOptions & { out: string; force: boolean }) =>
      finish(await (await import('./sign-command.ts')).sign(file, options)),
    );
  policy
    .command('verify')
    .description('check a bundle as browsers do')
    .argument('<bundle>', 'the signed policy')
    .requiredOption('--keys <file>', 'public keys: a list, a managed configuration, or a key file')
    .option(...JSON_OPTION)
    .action(async (file: string, options: Json & { keys: string }) =>
      finish(await (await import('./verify-command.ts')).verify(file, options)),
    );
}
