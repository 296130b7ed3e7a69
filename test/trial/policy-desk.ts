/** The admin's side of the trial: a policy file that is checked, signed and published whenever it changes. */
import { copyFileSync, existsSync, readFileSync, unwatchFile, watchFile } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../lib/policy/lint/finding.ts';
import { hasErrors, lintPolicy } from '../../lib/policy/lint/lint.ts';
import type { Policy } from '../../lib/policy/schema.ts';
import type { Stage } from '../support/stage.ts';

export const STARTER = 'lib/policy/starter.yaml';
/** ms between looks at the file. Looking works with every editor; change events do not. */
const LOOK = 500;

export interface Published {
  readonly version: number;
  readonly rules: number;
  readonly warnings: readonly Finding[];
}
export type Attempt =
  | { readonly ok: true; readonly published: Published }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export interface PolicyDesk {
  readonly file: string;
  /** Checks, signs and publishes the file as it is now. */
  readonly publish: () => Promise<Attempt>;
  /** Publishes at each change from now on. @returns a function that stops it */
  readonly watch: (told: (attempt: Attempt) => void) => () => void;
}

export interface PolicyDeskOptions {
  readonly stage: Stage;
  /** Host and port of Node-RED, which the file cannot know. */
  readonly nodeRedHost: string;
}

/** The desk of a stage; its file is the starter policy until somebody changes it. */
export function openPolicyDesk({ stage, nodeRedHost }: PolicyDeskOptions): PolicyDesk {
  const file = join(stage.folder, 'policy.yaml');
  if (!existsSync(file)) copyFileSync(STARTER, file);

  const publish = async (): Promise<Attempt> => {
    const linted = lintPolicy(readFileSync(file, 'utf8'), Date.now());
    if (linted.policy === null || hasErrors(linted))
      return { ok: false, findings: linted.findings };
    const version = Math.max(linted.policy.version, lastVersion(stage.folder) + 1);
    const policy = {
      ...linted.policy,
      version,
      issued: new Date().toISOString(),
      hosts: withHost(linted.policy.hosts, nodeRedHost),
    };
    await stage.publish(policy);
    return {
      ok: true,
      published: { version, rules: policy.rules.length, warnings: linted.findings },
    };
  };

  return {
    file,
    publish,
    watch: (told) => {
      let turn = Promise.resolve();
      const look = () => {
        // One after the other, so that versions go up in the order of the changes.
        turn = turn.then(async () => told(await attempt(publish)));
      };
      watchFile(file, { interval: LOOK }, (now, before) => {
        if (now.mtimeMs !== before.mtimeMs && now.nlink > 0) look();
      });
      return () => unwatchFile(file);
    },
  };
}

/** A file that vanished between two looks is a mistake like any other. */
async function attempt(publish: () => Promise<Attempt>): Promise<Attempt> {
  try {
    return await publish();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const finding = {
      code: 'not-readable',
      severity: 'error',
      path: '',
      line: 1,
      column: 1,
      message,
      hint: null,
    } as const;
    return { ok: false, findings: [finding] };
  }
}

function withHost(hosts: Policy['hosts'], nodeRedHost: string): Policy['hosts'] {
  const others = hosts.filter(({ surface }) => surface !== 'publish/node-red');
  return [...others, { surface: 'publish/node-red', hosts: [nodeRedHost] }];
}

/** The version that browsers have seen: it stands in the bundle that is published now. */
function lastVersion(folder: string): number {
  const file = join(folder, 'policy.jws');
  if (!existsSync(file)) return 0;
  const payload = readFileSync(file, 'utf8').split('.')[1] ?? '';
  try {
    const policy = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { version: number };
    return Number.isSafeInteger(policy.version) ? policy.version : 0;
  } catch {
    // Not a bundle: nothing that a browser could have taken.
    return 0;
  }
}
