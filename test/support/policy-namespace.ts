import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Ability = { able: true; unshare: string[] } | { able: false; reason: string };
export type PolicyNamespace = { executablePath: string; policyDirectory: string };

const asRoot = ['unshare', '--mount', '--propagation', 'private'];
const asUser = ['unshare', '--user', '--map-root-user', '--mount', '--propagation', 'private'];
let knownAbility: Ability | undefined;

/**
 * Says whether browsers can be given policies of their own here: a private mount namespace, as root or through a
 * user namespace. Tries it once, with `true` as the program.
 * Out: `able` with the command that works, or the reason why not, to be printed by tests that skip.
 * Measured on Debian 12: works as root, and for another user where user namespaces are allowed.
 */
export function canManagePolicies(): Ability {
  knownAbility ??= tryNamespaces();
  return knownAbility;
}

/**
 * Writes a wrapper around a browser's executable: it puts `policyDirectory` over the place where the browser looks
 * for policies, in a mount namespace of its own, and then becomes the browser (exec all the way, so process id,
 * signals and pipes are the browser's). The machine's own policies are neither read nor changed, several browsers
 * with different policies run side by side, and files rewritten in `policyDirectory` reach the browser live.
 * In: the browser's executable; `target`, the directory to cover; `inner`, where in it the policies lie; `scratch`,
 * a directory for the wrapper. Out: the wrapper's path and the directory to write policies into.
 * Throws an Error with the reason when canManagePolicies() says no.
 */
export function policyNamespace({
  executable,
  target,
  inner = '.',
  scratch,
}: {
  executable: string;
  target: string;
  inner?: string;
  scratch: string;
}): PolicyNamespace {
  const ability = canManagePolicies();
  if (!ability.able) throw new Error(ability.reason);
  const source = join(scratch, 'covered');
  copyOf(target, source);
  const policyDirectory = join(source, inner);
  rmSync(policyDirectory, { recursive: true, force: true });
  mkdirSync(policyDirectory, { recursive: true });
  const executablePath = join(scratch, 'browser');
  writeFileSync(
    executablePath,
    wrapperScript({ unshare: ability.unshare, source, target, executable }),
    { mode: 0o755 },
  );
  return { executablePath, policyDirectory };
}

function tryNamespaces(): Ability {
  if (process.platform !== 'linux')
    return {
      able: false,
      reason: `Policies by mount namespace need Linux, this is ${process.platform}.`,
    };
  const unshare = [asRoot, asUser].find(works);
  if (unshare) return { able: true, unshare };
  return {
    able: false,
    reason:
      'Neither root nor a user namespace may mount here (unshare --mount refused), so no browser can be given policies of its own.',
  };
}

function works(unshare: string[]): boolean {
  const directory = mkdtempSync(join(tmpdir(), 'handrail-mount-'));
  try {
    execFileSync(unshare[0] ?? '', [...unshare.slice(1), 'mount', '--bind', directory, '/etc'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

// The mount covers a whole directory, so what the package put there (master_preferences) is carried over.
function copyOf(target: string, source: string): void {
  mkdirSync(source, { recursive: true });
  if (existsSync(target)) cpSync(target, source, { recursive: true, dereference: true });
  else makeMountPoint(target);
}

function makeMountPoint(target: string): void {
  try {
    mkdirSync(target, { recursive: true });
  } catch (error) {
    throw new Error(
      `${target} does not exist and cannot be made (${dirname(target)}), so policies cannot be put there.`,
      { cause: error },
    );
  }
}

function wrapperScript({
  unshare,
  source,
  target,
  executable,
}: {
  unshare: string[];
  source: string;
  target: string;
  executable: string;
}): string {
  const inside = 'mount --bind "$1" "$2" || exit 97; shift 2; exec "$@"';
  const words = [...unshare, '/bin/sh', '-c', inside, 'handrail', source, target, executable].map(
    quoted,
  );
  return `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
