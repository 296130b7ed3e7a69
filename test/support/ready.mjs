// Makes a fresh clone ready and then runs an npm script: `node test/support/ready.mjs [--only-dependencies] <script> [arguments]`.
// Plain JavaScript without dependencies, for whatever Node (20 or newer) the machine has.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox, findHeadlessShell } from './browser-search.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const trial = join(root, 'test', 'trial');
const environment = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
};

/** Reads the command line. In: arguments. Out: the npm script, what follows it, and whether browsers and the trial's package are left out. */
export function readArguments(words) {
  const onlyDependencies = words[0] === '--only-dependencies';
  const [script, ...rest] = onlyDependencies ? words.slice(1) : words;
  return { onlyDependencies, script, rest };
}

function main() {
  const { onlyDependencies, script, rest } = readArguments(process.argv.slice(2));
  if (!script)
    stop('Usage: node test/support/ready.mjs [--only-dependencies] <npm script> [arguments]');
  if (script === process.env.npm_lifecycle_event)
    stop(`The npm script "${script}" would call itself: name another one.`);
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) stop(`Node 20 or newer is needed, this is ${process.versions.node}.`);
  installPackages(root, 'the packages');
  if (!onlyDependencies) {
    installPackages(trial, "the trial's servers");
    findOrInstallPrograms(script);
  }
  const ran = runNpm(['run', script, ...(rest.length > 0 ? ['--', ...rest] : [])], root, 'inherit');
  process.exit(ran.status ?? 1);
}

// The stamp holds the hash of the lock file that was installed. A folder installed by hand is taken as it is when
// npm's own record of it names the same packages.
function installPackages(folder, name) {
  const lockFile = join(folder, 'package-lock.json');
  const stamp = join(folder, 'node_modules', '.handrail-lock');
  const hash = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!installedAlready(folder, lockFile)) {
    say(`Installing ${name} (npm ci) …`);
    const ran = runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], folder, [
      'ignore',
      'inherit',
      'inherit',
    ]);
    if (ran.status !== 0) stop(`npm ci failed in ${folder}.`);
  }
  writeFileSync(stamp, hash);
}

function installedAlready(folder, lockFile) {
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  return Object.entries(wanted)
    .filter(([path]) => path !== '')
    .every(([path, entry]) =>
      installed[path] ? installed[path].version === entry.version : entry.optional === true,
    );
}

function findOrInstallPrograms(script) {
  const missing = [
    // The service's tests hold it against a real PostgreSQL, a real JetStream and a real nginx; nothing else needs them.
    ...(script.startsWith('test') && !existsSync('/usr/lib/postgresql') ? ['postgresql'] : []),
    ...(script.startsWith('test') && !existsSync('/usr/sbin/nats-server') ? ['nats-server'] : []),
    ...(script.startsWith('test') && !existsSync('/usr/sbin/nginx') ? ['nginx-light'] : []),
    ...(findChromium() ? [] : ['chromium']),
    // Without it Chromium itself shows the pages, and the whole takes a third longer.
    ...(script.startsWith('test') && !findHeadlessShell() ? ['chromium-headless-shell'] : []),
    ...(findFirefox() ? [] : ['firefox-esr']),
  ];
  if (missing.length > 0 && canInstall()) installPrograms(missing);
  if (!findChromium()) {
    stop(
      'No Chromium found. Install one (Debian: apt-get install chromium; elsewhere: npx playwright-core install chromium) or set CHROMIUM_PATH to its executable.',
    );
  }
  if (!findFirefox())
    say(
      'No Firefox found (Debian: apt-get install firefox-esr, or set FIREFOX_PATH): what needs it is skipped.',
    );
}

function canInstall() {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    run('apt-get', ['--version']).status === 0
  );
}

function installPrograms(names) {
  say(`Installing ${names.join(' and ')} (apt-get) …`);
  const updated = run('apt-get', ['update']);
  for (const name of names) {
    const installed = run('apt-get', [
      'install',
      '-y',
      '--no-install-recommends',
      name,
      'fonts-liberation',
    ]);
    if (installed.status !== 0)
      say(`apt-get could not install ${name}:\n${lastLines(updated)}${lastLines(installed)}`);
  }
}

function run(command, words) {
  return spawnSync(command, words, {
    encoding: 'utf8',
    env: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

// The npm that started this, or the one in PATH.
function runNpm(words, folder, stdio) {
  const npm = process.env.npm_execpath;
  const options = { cwd: folder, stdio, env: environment };
  if (npm?.endsWith('.js')) return spawnSync(process.execPath, [npm, ...words], options);
  return spawnSync('npm', words, { ...options, shell: process.platform === 'win32' });
}

function lastLines({ stderr }) {
  return (stderr ?? '').trim().split('\n').slice(-5).join('\n') + '\n';
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function stop(line) {
  say(line);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
