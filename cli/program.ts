/** The commands of `handrail`, each with its options; reads a command line and calls the command that it names. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { addDeliveryCommands } from './delivery-program.ts';
import { addEvidenceCommands } from './evidence/evidence-program.ts';
import type { ExplainOptions } from './explain-command.ts';
import type { KitOptions } from './kit-command.ts';
import { type Finish, JSON_OPTION, collect, examples } from './options.ts';
import { addPolicyCommands } from './policy-program.ts';
import type { ServeOptions } from './serve-command.ts';
import { type ExitCode, sayFailure } from './terminal.ts';

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('a port is a number up to 65535.');
  return Number(text);
}

/** Days, or null for "forever". */
function daysOf(text: string): number | null {
  if (text === 'forever') return null;
  if (!/^[1-9]\d{0,4}$/.test(text))
    throw new InvalidArgumentError('a number of days, or "forever".');
  return Number(text);
}

// Loaded when they are called, so that each command waits only for what it needs.
const explanations = () => import('./explain-command.ts');
const service = () => import('./serve-command.ts');

function program(finish: Finish): Command {
  const handrail = new Command('handrail')
    .description('Handrail: policy as code for sharing, consent and connectors.')
    .showHelpAfterError('Add --help to see how it is used.')
    .exitOverride();

  const policy = handrail.command('policy').description('write, check, sign and verify policies');
  addPolicyCommands(policy, finish);
  addDeliveryCommands(policy, finish);

  handrail
    .command('explain')
    .description('say what a policy decides, and why')
    .requiredOption('--policy <file>', 'the policy (YAML or JSON), or a bundle')
    .option('--url <address>', 'an address that a browser is about to open')
    .option('--activity <file>', 'an activity as JSON')
    .option('--batch <file>', 'one address a line in, one JSON a line out; - for standard input')
    .option('--user <name>', 'the person, as the directory names them')
    .option('--group <name>', 'a group of the person; may be repeated', collect, [])
    .option('--language <tag>', 'language of texts', 'en')
    .option('--at <moment>', 'decide as if it were then, for example 2027-01-31T09:30:00Z')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        [
          'explain --policy acme.yaml --url "https://accounts.google.com/…"',
          'facts, rules, decision',
        ],
        ['explain --policy acme.yaml --batch addresses.txt', 'one JSON for each address'],
      ),
    )
    .action(async (options: ExplainOptions) =>
      finish(await (await explanations()).explainCommand(options)),
    );

  addEvidenceCommands(
    handrail.command('evidence').description('check what was handed over as evidence'),
    finish,
  );

  handrail
    .command('kit')
    .description('write everything that brings the extension and its configuration to browsers')
    .requiredOption('--out <dir>', 'folder for the kit')
    .option('--values <file>', 'values as YAML or JSON; options below go before it')
    .option('--id <id>', 'id of the extension in Chrome, Chromium and Edge')
    .option('--update-url <url>', 'its update manifest')
    .option('--xpi-url <url>', 'the package for Firefox')
    .option('--xpi-update-url <url>', 'its update list; without it Firefox asks its store')
    .option('--policy-url <url>', 'address of the signed policy')
    .option('--key <file>', 'public keys that may sign it; may be repeated', collect, [])
    .option('--report-url <url>', 'address that takes reports')
    .option('--report-token <token>', 'token for reports; it will stand in the kit')
    .option('--tenant <name>', 'name of the organisation in reports')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `${examples(
        [
          'kit --out kit --id ID --update-url https://acme.example/update.xml --policy-url https://acme.example/policy.jws --key acme.key.json',
          'for the Chromium family',
        ],
        ['kit --out kit --values values.yaml', 'everything from a file'],
      )}\n\nA file holds keys of the managed configuration and, beside them,\n  extension: { id: …, updateUrl: …, xpiUrl: …, xpiUpdateUrl: … }`,
    )
    .action(async (options: KitOptions) =>
      finish(await (await import('./kit-command.ts')).kit(options)),
    );

  handrail
    .command('serve')
    .description('run the policy and report service')
    .option('--port <number>', 'port to listen on; 0 takes a free one', portOf, 8420)
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .option('--data <dir>', 'folder for its data', 'data')
    .option('--policy <bundle>', 'the signed policy to hand out', 'data/policy.jws')
    .option(
      '--policy-key <file>',
      "the service's own key: what is decided in the console reaches browsers",
    )
    .option('--admin-keys <file>', 'public keys that the signed policy must be signed with')
    .option(
      '--owner-sign-off <level>',
      'risk from which two people approve: moderate, high or severe',
    )
    .option('--policy-out <file>', 'where what is served is written, for another web server')
    .option('--database-url <url>', 'PostgreSQL instead of the folder (or DATABASE_URL)')
    .option(
      '--report-token <token>',
      'token for reports; may be repeated (or HANDRAIL_REPORT_TOKENS)',
      collect,
      [],
    )
    .option(
      '--enrolment-token <token>',
      'token with which browsers enrol; may be repeated (or HANDRAIL_ENROLMENT_TOKENS)',
      collect,
      [],
    )
    .option('--require-enrolment', 'take reports of enrolled browsers only', false)
    .option(
      '--export-token <token>',
      'token for GET /export; may be repeated (or HANDRAIL_EXPORT_TOKENS)',
      collect,
      [],
    )
    .option(
      '--metrics-token <token>',
      'token for GET /metrics; may be repeated (or HANDRAIL_METRICS_TOKENS)',
      collect,
      [],
    )
    .option('--keep-steps <days>', 'days that steps are kept, or "forever"', daysOf, 400)
    .addOption(
      new Option(
        '--contain-needs <people>',
        'how many people it takes to stop something everywhere',
      )
        .choices(['one', 'two'])
        .default('one'),
    )
    .option('--keep-health <days>', 'days that health events are kept, or "forever"', daysOf, 90)
    .option(
      '--dry-run',
      'try what a start would change in the database, undo it, and say it',
      false,
    )
    .option(
      '--nats-url <url>',
      'JetStream before the database; may be repeated (or NATS_URL)',
      collect,
      [],
    )
    .option('--nats-replicas <number>', 'nodes that keep each message: 1, 3 or 5', Number, 1)
    .option('--sinks <file>', 'where events are handed on to (JSON); see server/README.md')
    .option(
      '--hooks <file>',
      'who is told of requests for approval (JSON): Slack, Teams, Jira, ServiceNow, webhooks; see server/README.md',
    )
    .option('--extension <dir>', 'folder with the packed extension')
    .option('--console <dir>', 'folder with the built console')
    .option('--evidence-key <file>', 'key that signs evidence; one is made when absent')
    .option('--public-url <url>', 'its address as browsers see it')
    .option('--secure-cookies', 'behind TLS: never send cookies without it', false)
    .option('--oidc-issuer <url>', 'identity provider that people sign in through')
    .option(
      '--oidc-client-id <id>',
      'id of this service there; its secret comes in HANDRAIL_OIDC_CLIENT_SECRET',
    )
    .option('--oidc-label <name>', 'its name on the sign-in page')
    .option('--oidc-scopes <scopes>', 'what is asked for; "openid email profile" when absent')
    .option('--oidc-role-claim <name>', 'claim that gives roles; "groups" when absent')
    .option(
      '--oidc-role <role=value>',
      'viewer, approver or admin for whoever has the value; may be repeated',
      collect,
      [],
    )
    .option('--oidc-default-role <role>', 'role of everybody else; nobody else gets in when absent')
    .option(
      '--oidc-end-session',
      'signing out goes on at the provider, which comes back to PUBLIC_URL/',
    )
    .option('--oidc-domain <domain>', 'only addresses of this domain; may be repeated', collect, [])
    .option('--tenant <name>', 'the organisation it is for; events of another one are rejected')
    .option('--pseudonym-key <file>', 'keep people under pseudonyms made with this key')
    .option('--no-local-sign-in', 'no passwords, that of admin neither')
    .option(...JSON_OPTION)
    .addHelpText('after', '\nHANDRAIL_ADMIN_PASSWORD sets the password of the account "admin".')
    .action(async (options: ServeOptions) => finish(await (await service()).serve(options)));
  return handrail;
}

/**
 * Runs one command line.
 * @param words what follows `handrail`
 * @returns the exit code; throws what nobody expected
 */
export async function runCommandLine(words: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  try {
    await program((ended) => (code = ended)).parseAsync([...words], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said it already; help that was asked for is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return sayFailure(error, words.includes('--json'));
  }
}
