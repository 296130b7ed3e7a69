/**
 * `npm run new:surface -- share/example`: a surface's file, its line in the registry and its first
 * saved page. What it writes fails its tests with sentences that say what to fill in.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

const KINDS = ['connect', 'consent', 'publish', 'share'];
/** Where to write; another folder only for tests of this script. */
const root = process.env.HANDRAIL_ROOT ?? join(import.meta.dirname, '..', '..');

const [id, ...more] = process.argv.slice(2);
const match = /^([a-z]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/u.exec(id ?? '');
if (more.length > 0 || match === null || !KINDS.includes(match[1])) {
  stop(
    `Give one id: a kind (${KINDS.join(', ')}), a slash, and the product in lower case with dashes, as in share/example-drive.`,
  );
}
const [, kind, product] = match;
const file = `lib/surfaces/${kind}/${product}.ts`;
const folder = `test/sites/${kind}/${product}`;
const registryPath = join(root, 'lib/surfaces/registry.ts');
const name = product
  .replace(/-(.)/gu, (_dash, letter) => letter.toUpperCase())
  .replace(/^(?=\d)/u, 'on');

for (const path of [file, folder])
  if (existsSync(join(root, path))) stop(`${path} is there already.`);
const registry = readFileSync(registryPath, 'utf8');
if (registry.includes(`// ${id}\n`)) stop(`${id} is in lib/surfaces/registry.ts already.`);
if (new RegExp(`\\b${name}\\b`, 'u').test(registry)) {
  stop(`The name ${name} is taken in lib/surfaces/registry.ts: choose another product name.`);
}

write(file, surfaceText());
writeFileSync(registryPath, withLine(registry));
write(`${folder}/first.html`, pageText());
write(`${folder}/first.json`, expectationText());

console.log(`Written:
  ${file}
  ${folder}/first.html and first.json
  a line in lib/surfaces/registry.ts

Next:
  1. ${folder}/first.html: rebuild the dialog as the product draws it.
  2. ${folder}/first.json: its address, where you saw it, and the activity that it should give.
  3. ${file}: every FILL IN; selectors with where and when they were seen.
  4. One page in another language and one where it stays silent (activity: null).
  5. The row in lib/surfaces/README.md, which the test prints.
Then: npx vitest run test/unit/surfaces`);

/** Import and list line, each in alphabetical order. */
function withLine(text) {
  const lines = text.split('\n');
  const path = `./${kind}/${product}.ts`;
  const imports = lines.flatMap((line, at) => (/from '\.\/[a-z]+\//u.test(line) ? [at] : []));
  const before =
    imports.find((at) => /from '(.*)'/u.exec(lines[at])[1] > path) ?? imports.at(-1) + 1;
  lines.splice(before, 0, `import { ${name} } from '${path}';`);

  const start = lines.findIndex((line) => line.startsWith(`export const ${kind} = [`));
  if (start < 0) stop(`lib/surfaces/registry.ts has no list "${kind}".`);
  const entry = `  ${name}, // ${id}`;
  if (lines[start].includes('[]')) {
    lines.splice(
      start,
      1,
      `export const ${kind} = [`,
      entry,
      lines[start].slice(lines[start].indexOf('[]') + 1),
    );
    return lines.join('\n');
  }
  let at = start + 1;
  while (/\/\/ (.*)$/u.test(lines[at]) && /\/\/ (.*)$/u.exec(lines[at])[1] < id) at += 1;
  lines.splice(at, 0, entry);
  return lines.join('\n');
}

function surfaceText() {
  return `/** FILL IN: which step of which product this is, in one sentence. */
import type { Activity } from '../../activity/activity.ts';
import type { Surface, View } from '../surface.ts';

export const ${name}: Surface = {
  id: '${id}',
  product: 'FILL IN',
  kind: '${kind}',
  platform: '${product}',
  version: 1,
  // Where it runs; empty where the policy names the hosts.
  matches: ['https://fill-in.example/*'],
  frames: 'top',
  capability: 'hold',
  root: {
    selectors: ['[role="dialog"]'], // FILL IN: where seen, when
    seen: 'FILL IN',
    sure: 'low',
  },
  controls: [
    {
      name: 'FILL IN',
      locator: {
        selectors: ['[role="dialog"] button[type="submit"]'], // FILL IN: where seen, when
        seen: 'FILL IN',
        sure: 'low',
      },
      takes: 'confirm',
      release: 'click',
    },
  ],
  pageProbe: false,
  read,
};

/** Facts from the page, or null where it does not say them: never a guess. */
function read(_view: View): Activity | null {
  return null;
}
`;
}

function pageText() {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${product}</title>
  </head>
  <body>
    <div role="dialog" aria-modal="true">
      <form method="post" action="/fill-in"><button type="submit">FILL IN</button></form>
    </div>
    <div id="result" role="status"></div>
    <script>
      document.addEventListener('submit', () => {
        document.getElementById('result').textContent = 'posting';
      });
    </script>
  </body>
</html>
`;
}

function expectationText() {
  const activity = `FILL IN what ${id} should read from first.html: an object of kind ${kind} as lib/activity/activity.ts has it. Give the page's address and where and when it was seen, too.`;
  return `${JSON.stringify({ url: 'https://fill-in.example/', seen: 'product and version, where, month', activity }, null, 2)}\n`;
}

function write(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text, { flag: 'wx' });
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
