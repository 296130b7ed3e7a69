/** `npm start`: Handrail on this machine, with a service, real things to try it on, and a browser. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type TrialHouse, openTrialHouse } from './house.ts';
import { inWords } from './policy-words.ts';

const FOLDER = '.trial';
const PORT = 4600;

const HELP = `npm start -- [--fresh] [--no-browser] [--port PORT]

Starts the trial: the policy and report service, a real OAuth server with three apps, a real Node-RED,
and Chromium with Handrail. Everything stays on this machine. Ctrl-C ends it.

  --fresh        empty ${FOLDER}/ first: events, keys, policy and browser profile
  --no-browser   start everything but the browser
  --port PORT    of the service; ${PORT} unless told, the next free one when it is taken
  --help         this text`;

async function main(): Promise<void> {
  process.chdir(join(import.meta.dirname, '..', '..'));
  const wishes = readWishes();
  if (wishes === null) return;
  const window = hasDisplay();
  const house = await openTrialHouse({
    folder: FOLDER,
    fresh: wishes.fresh,
    port: wishes.port,
    browser: !wishes.browser ? 'none' : window ? 'window' : 'headless',
    say,
  });
  const ended = untilEnded(house);
  if (house.browser !== null && window) await openTabs(house);
  for (const line of welcome(house, window)) say(line);
  const unwatch = house.desk.watch((attempt) => {
    for (const line of inWords(house.desk.file, attempt)) say(line);
    if (attempt.ok)
      say('Browsers take it within a minute; a consent or share on screen takes it at once.');
  });
  say(await ended);
  unwatch();
  await house.close();
  say('Everything is closed.');
}

function readWishes(): { fresh: boolean; browser: boolean; port: number } | null {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      'no-browser': { type: 'boolean', default: false },
      port: { type: 'string', default: String(PORT) },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = Number(values.port);
  if (values.help) say(HELP);
  if (values.help) return null;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`);
  }
  return { fresh: values.fresh, browser: !values['no-browser'], port };
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

/** Settles with a sentence when somebody wants it to end. */
function untilEnded(house: TrialHouse): Promise<string> {
  return new Promise((resolve) => {
    // Playwright ends the process on these signals before the store is closed; here it is closed in order.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.removeAllListeners(signal);
      process.on(signal, () => resolve('\nClosing …'));
    }
    house.browser?.context.once('close', () =>
      resolve('The browser was closed. Closing the rest …'),
    );
  });
}

async function openTabs({ browser, neighbours, drive, stage }: TrialHouse): Promise<void> {
  const [first] = browser?.context.pages() ?? [];
  for (const url of [neighbours.nodeRed, drive.url, stage.service().url]) {
    await (await browser?.context.newPage())?.goto(url);
  }
  await first?.goto(neighbours.clientApp);
  await first?.bringToFront();
}

function welcome(house: TrialHouse, window: boolean): string[] {
  const { browser, neighbours, drive, stage, desk, published } = house;
  return [
    '',
    'Handrail is running.',
    ...(browser === null
      ? ['No browser was started; what follows is held only in one with Handrail.']
      : browserLines(browser.way, window)),
    '',
    'Try this',
    `  Connect an app    ${neighbours.clientApp}`,
    '                    MailTidy wants mail and files: it is held, and asks for a reason.',
    '                    Ledger Sync needs an approval. Team Calendar only signs you in: nothing is shown.',
    `  Publish a flow    ${neighbours.nodeRed}`,
    '                    Change the endpoint "Approve expense", then deploy.',
    ...(browser === null ? [] : shareLines(drive.url)),
    '',
    'See what security sees',
    `  Console           ${stage.service().url}`,
    `  Sign in           admin  ${stage.adminPassword}`,
    '',
    'Change the rules',
    `  Edit ${desk.file}. It is checked, signed and published when you save it.`,
    `  In force now: version ${published.version}, ${published.rules} rules.`,
    '',
    `Events, keys and policy stay in ${FOLDER}/ for the next start. Ctrl-C ends everything.`,
    '',
  ];
}

function shareLines(url: string): string[] {
  return [
    `  Share a document  ${url}`,
    '                    A saved page of the share dialog, at its own address in this browser only. Press Send.',
  ];
}

function browserLines(way: string, window: boolean): string[] {
  if (window) return [way, 'This browser reaches this machine only, nothing outside.'];
  return [
    way,
    'There is no display here, so the browser runs without a window. `npm run demo` shows the tour in pictures.',
  ];
}

function say(line: string): void {
  console.log(line);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
