/** The commands that bring a policy to its fleet: what they are called and take. */
import type { Command } from 'commander';
import type { DrillMakeOptions, DrillReportOptions } from './drill-command.ts';
import type { ImportOptions } from './import-command.ts';
import { type Finish, JSON_OPTION, type Json, examples } from './options.ts';
import type { PublishOptions, RollbackOptions } from './publish-command.ts';
import type { ReplayOptions } from './replay-command.ts';
import type { RolloutOptions } from './rollout-command.ts';
import { withSigner } from './signer-options.ts';

const PINNED = 'the public keys that browsers pin: a list, or a managed configuration';

/** Adds import, replay, publish, rollback, status, promote, demote and drill. */
export function addDeliveryCommands(policy: Command, finish: Finish): void {
  addImport(policy, finish);
  addReplay(policy, finish);
  addPublishing(policy, finish);
  addRollout(policy, finish);
  addDrill(policy, finish);
}

const SOURCES = `
Sources:
  entra-grants        Graph /oauth2PermissionGrants (JSON), with --service-principals
  entra-apps          Graph /servicePrincipals (JSON)
  google-tokens       Admin SDK tokens.list (JSON), or GAM print tokens (CSV)
  google-app-access   Admin console, API controls, bulk update list (CSV)
  slack-apps          admin.apps.approved.list or .restricted.list (JSON), or CSV; with --client-ids
  power-platform-dlp  data policies (JSON)
  chrome-dlp          DataControlsRules or DataLeakPreventionRulesList (JSON)
  csv                 clientId or connector, name, status, owner, scopes, users, vendorStatus, agreement, reviewDue`;

function addImport(policy: Command, finish: Finish): void {
  policy
    .command('import')
    .description('lists of apps, connectors and domains from what other tools know')
    .argument('<source>', 'what the file is from, see below')
    .argument('<file>', 'the export; - for standard input')
    .option('--into <policy>', 'add to the lists of this policy, comments kept')
    .option('--out <file>', 'write there instead of to standard output')
    .option('--service-principals <file>', 'for entra-grants: the apps and resources')
    .option('--client-ids <csv>', 'for slack-apps: columns app_id and client_id')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `${SOURCES}\n${examples(
        [
          'policy import entra-grants grants.json --service-principals apps.json',
          'a piece of YAML',
        ],
        [
          'policy import csv inventory.csv --into acme.yaml --out acme.yaml',
          'into the policy itself',
        ],
      )}`,
    )
    .action(async (source: string, file: string, options: ImportOptions) =>
      finish(await (await import('./import-command.ts')).importLists(source, file, options)),
    );
}

function addReplay(policy: Command, finish: Finish): void {
  policy
    .command('replay')
    .description('what a policy would have done with recorded events')
    .argument('<file>', 'the candidate')
    .requiredOption('--events <file>', 'OCSF events, one a line; - for standard input')
    .option('--against <file>', 'compare with this policy, instead of with what was decided then')
    .option('--show-people', 'name those who would be asked most', false)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      `${examples(
        ['policy replay next.yaml --events may.ndjson', 'who would have been asked or stopped'],
        ['policy replay next.yaml --against now.yaml --events may.ndjson', 'two candidates'],
      )}\n\nEach event stands in the file once. Days are counted in UTC. Prompts that are kept back (answered not\nlong ago, over the budget) are reckoned from the events alone.`,
    )
    .action(async (file: string, options: ReplayOptions) =>
      finish(await (await import('./replay-command.ts')).replay(file, options)),
    );
}

function addPublishing(policy: Command, finish: Finish): void {
  withSigner(
    policy
      .command('publish')
      .description('check, test, sign and put a policy where browsers pull it')
      .argument('<file>', 'the policy')
      .requiredOption(
        '--to <place>',
        'a folder (current.jws and history/), or a file that ends in .jws',
      )
      .option('--no-cases', 'do not run the cases beside it'),
    PINNED,
  )
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(
        ['policy publish acme.yaml --key acme.key.json --to site/policy', 'the usual way'],
        [
          'policy publish acme.yaml --signer "vault-sign acme" --keys pinned.json --to site/policy',
          'the key stays where it is',
        ],
      ),
    )
    .action(async (file: string, options: PublishOptions) =>
      finish(await (await import('./publish-command.ts')).publish(file, options)),
    );
  withSigner(
    policy
      .command('rollback')
      .description('publish an earlier document again, under a new and higher version')
      .argument('[version]', 'the version to go back to; the one before when absent')
      .requiredOption('--to <place>', 'where it is published')
      .option('--expires <moment>', 'a later expiry, where the old one is over')
      .option('--with-kill', 'go back in the kill list, too', false),
    PINNED,
  )
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples(['policy rollback 41 --key acme.key.json --to site/policy', 'version 41 again']),
    )
    .action(async (version: string | undefined, options: RollbackOptions) =>
      finish(
        await (
          await import('./publish-command.ts')
        ).rollback(version, { ...options, cases: false }),
      ),
    );
  policy
    .command('status')
    .description('what is published at a place, and what was')
    .argument('<place>', 'the folder, or the file')
    .option('--keys <file>', PINNED)
    .option(...JSON_OPTION)
    .action(async (place: string, options: Json & { keys?: string }) =>
      finish(await (await import('./status-command.ts')).status(place, options)),
    );
}

function addRollout(policy: Command, finish: Finish): void {
  for (const [direction, purpose, example] of [
    ['promote', 'one step further: observe, coach, enforce, or a larger share', '--rollout 50'],
    ['demote', 'one step back: to a milder stage, or a smaller share', '--stage observe'],
  ] as const)
    policy
      .command(direction)
      .description(`move a rule ${purpose}`)
      .argument('<file>', 'the policy; it is changed in place')
      .argument('[rule]', 'id of the rule')
      .option('--stage <name>', 'observe, coach or enforce; the next one when absent')
      .option('--rollout <percent>', 'share of people it holds for, 1 to 100')
      .option('--bundle', 'the whole document instead of a rule', false)
      .option('--dry-run', 'only show what would change', false)
      .option(...JSON_OPTION)
      .addHelpText(
        'after',
        examples(
          [`policy ${direction} acme.yaml share-outside --dry-run`, 'show the change'],
          [
            `policy ${direction} acme.yaml share-outside ${example}`,
            'write it, with the next version',
          ],
        ),
      )
      .action(async (file: string, rule: string | undefined, options: RolloutOptions) =>
        finish(
          await (
            await import('./rollout-command.ts')
          ).changeRollout(direction, file, rule, options),
        ),
      );
}

function addDrill(policy: Command, finish: Finish): void {
  const drill = policy
    .command('drill')
    .description('an exercise: stop a made-up app and see how fast the fleet follows');
  drill
    .command('make')
    .description('write a copy of a policy that stops a made-up app')
    .requiredOption('--policy <file>', 'the policy that is in force')
    .requiredOption('--app <name>', 'what the made-up app is called')
    .requiredOption('--out <file>', 'where the drill goes')
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples([
        'policy drill make --policy acme.yaml --app "Harmless Mail" --out drill.yaml',
        'then publish drill.yaml',
      ]),
    )
    .action(async (options: DrillMakeOptions) =>
      finish(await (await import('./drill-command.ts')).makeDrill(options)),
    );
  drill
    .command('report')
    .description('how far and how fast a version has spread')
    .requiredOption('--events <file>', 'OCSF events, one a line; - for standard input')
    .option('--bundle <file>', 'the bundle to follow: its version and when it was issued')
    .option('--version <number>', 'the version to follow; the highest that was seen when absent')
    .option('--published <moment>', 'when it was published')
    .option('--show-people', 'name the devices that do not have it', false)
    .option(...JSON_OPTION)
    .addHelpText(
      'after',
      examples([
        'policy drill report --events today.ndjson --bundle site/policy/current.jws',
        'coverage, and time to half and to 95 %',
      ]),
    )
    .action(async (options: DrillReportOptions) =>
      finish(await (await import('./drill-command.ts')).reportDrill(options)),
    );
}
