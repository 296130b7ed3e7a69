/**
 * The shape of the house: rooms, arrows, doors, sizes, names, words. Each failure says what to do.
 * The registry of surfaces is held by surfaces/registry.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { surfaces } from '../../lib/surfaces/registry.ts';
import { type Import, code, codeOf, files, importsOf, textOf } from './tree.ts';

/** Everything that may stand at the top, and what it is. */
const TOP = [
  ...['entrypoints', 'components', 'lib', 'test', 'server', 'cli', 'public', '.ci'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts', 'vitest.config.ts'],
  ...['.gitignore', '.npmrc', '.oxlintrc.json', '.prettierrc.json', '.prettierignore'],
  ...['README.md', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'],
];

/** Rooms of lib/ with their storey; arrows go down. */
const STOREYS: Readonly<Record<string, number>> = {
  activity: 0,
  catalog: 0,
  surfaces: 1,
  policy: 1,
  detectors: 1,
  events: 2,
  gate: 2,
  outbox: 3,
  remote: 3,
  browser: 4,
};
/** The only arrows between rooms of one storey: the gate fills records, the post empties the outbox. */
const SIDEWAYS = new Set(['catalog activity', 'gate events', 'remote outbox']);

const TEST_ROOMS = 'unit sites policies e2e bench server support trial'.split(' ');

const roomOf = (file: string) => file.split('/')[0] ?? '';
const libRoomOf = (file: string) => /^lib\/([^/]+)\//u.exec(file)?.[1] ?? null;

/** Collects what is wrong, one line each, and shows all of it at once. */
function expectNothing(wrong: readonly string[]): void {
  expect(wrong.join('\n')).toBe('');
}

const arrows = (
  from: (file: string) => boolean,
  wrong: (file: string, to: Import) => string | null,
) =>
  code
    .filter(from)
    .flatMap((file) => importsOf(file).map((to) => wrong(file, to)))
    .filter((line) => line !== null);

describe('rooms', () => {
  it('nothing stands at the top but what has a place there', () => {
    const known = new Set(TOP);
    expectNothing(
      [...new Set(files.map(roomOf))]
        .filter((name) => !known.has(name))
        .map(
          (name) =>
            `${name}: move it into a room (DESIGN §3), or give the reason and add it to TOP.`,
        ),
    );
  });

  it('lib and test hold their rooms and nothing beside them', () => {
    expectNothing([
      ...files
        .filter((file) => file.startsWith('lib/') && !((libRoomOf(file) ?? '') in STOREYS))
        .map((file) => `${file}: lib/ has the rooms ${Object.keys(STOREYS).join(', ')}.`),
      ...files
        .filter((file) => file.startsWith('test/'))
        .filter((file) => file.split('/').length < 3 || !TEST_ROOMS.includes(file.split('/')[1]!))
        .filter((file) => file !== 'test/README.md')
        .map((file) => `${file}: test/ has the rooms ${TEST_ROOMS.join(', ')}.`),
    ]);
  });
});

describe('arrows', () => {
  it('every import of ours names a file that is there, with its ending', () => {
    const known = new Set(files);
    expectNothing(
      code
        .filter((file) => !file.endsWith('new-surface.mjs'))
        .flatMap((file) =>
          importsOf(file)
            .filter(({ target }) => /^(lib|components|entrypoints|server|cli|test)\//u.test(target))
            .filter(({ target }) => !known.has(target))
            .map(({ target }) => `${file} imports ${target}, which is not there.`),
        ),
    );
  });

  it('in lib go down only', () => {
    expectNothing(
      arrows(
        (file) => file.startsWith('lib/'),
        (file, { target }) => {
          const [from, to] = [libRoomOf(file), libRoomOf(target)];
          if (to === null && /^(components|entrypoints|server|cli|test)\//u.test(target)) {
            return `${file} imports ${target}: lib stands on nothing but itself. Take it as a parameter.`;
          }
          if (from === null || to === null || from === to || SIDEWAYS.has(`${from} ${to}`))
            return null;
          if ((STOREYS[from] ?? 0) > (STOREYS[to] ?? 0)) return null;
          return `${file} imports ${target}: ${from} may not see ${to}. Take what you need as a parameter, or move the shared words to lib/activity.`;
        },
      ),
    );
  });

  it('dialogs see what to show, and nothing of the browser but the shape of its messages', () => {
    expectNothing(
      arrows(
        (file) => file.startsWith('components/'),
        (file, { target, typeOnly }) => {
          if (/^(entrypoints|server|cli|test)\//u.test(target)) return `${file} imports ${target}.`;
          const to = libRoomOf(target);
          if (to === 'outbox' || to === 'remote')
            return `${file} imports ${target}: ask through props.`;
          if (to !== 'browser' || (target === 'lib/browser/messages.ts' && typeOnly)) return null;
          return `${file} imports ${target}: only types of lib/browser/messages.ts; the rest comes as props from the entrypoint.`;
        },
      ),
    );
  });

  const SEES: Readonly<Record<string, RegExp>> = {
    server: /^(server\/|lib\/(activity|catalog|policy|events)\/)/u,
    cli: /^(cli\/|lib\/(activity|catalog|policy|events|surfaces)\/|package\.json$)/u,
  };
  it.each(Object.keys(SEES))('%s sees the pure rooms only', (top) => {
    expectNothing(
      arrows(
        (file) => roomOf(file) === top,
        (file, { target }) => {
          if (!files.includes(target) || SEES[top]?.test(target) === true) return null;
          if (file.startsWith('cli/serve') && target.startsWith('server/')) return null;
          return `${file} imports ${target}: ${top} may see ${String(SEES[top])}.`;
        },
      ),
    );
  });

  it('nothing that ships sees tests', () => {
    expectNothing(
      arrows(
        (file) => !file.startsWith('test/') && file !== 'vitest.config.ts',
        (file, { target }) => (target.startsWith('test/') ? `${file} imports ${target}.` : null),
      ),
    );
  });
});

describe('one door per danger', () => {
  const ships = code.filter((file) => /^(lib|components|entrypoints|server|cli)\//u.test(file));
  const DOORS: ReadonlyArray<readonly [string, RegExp, readonly string[]]> = [
    [
      'the extension API',
      /['"](webextension-polyfill|wxt\/browser)['"]|\bchrome\.\w/u,
      ['lib/browser/extension.ts', 'lib/browser/page-extension.ts'],
    ],
    [
      'the network',
      /(?<![.\w])fetch\(|\bXMLHttpRequest\b|\bsendBeacon\b|\bnew WebSocket\b/u,
      ['lib/remote/http.ts', 'server/console/client.ts', 'server/sinks/post.ts'],
    ],
    ['IndexedDB', /['"]idb['"]|\bindexedDB\b/u, ['lib/outbox/database.ts']],
    [
      'markup from text',
      /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML)\b|document\.write/u,
      // It names what the build takes out of a library.
      ['cli/release/refused-code.ts'],
    ],
    ['code from text', /\beval\(|\bnew Function\b/u, []],
  ];
  it.each(DOORS)('%s', (name, sign, doors) => {
    expectNothing(
      ships
        .filter((file) => !doors.includes(file) && sign.test(codeOf(file)))
        .map((file) => `${file} reaches for ${name}; its door is ${doors.join(' or ') || 'shut'}.`),
    );
  });
  it.each(DOORS.flatMap(([, sign, doors]) => doors.map((door) => [door, sign] as const)))(
    '%s is a door that is in use',
    (door, sign) => expect(codeOf(door)).toMatch(sign),
  );
});

describe('sizes', () => {
  const short = surfaces.map(({ id }): string => `lib/surfaces/${id}.ts`);
  const limitOf = (file: string) =>
    file === 'entrypoints/background/index.ts' || short.includes(file) ? 120 : 300;
  it('no file is longer than a person reads at once', () => {
    expectNothing(
      files
        .filter((file) => /\.(ts|tsx|mts|mjs|css)$/u.test(file))
        .map((file) => [file, textOf(file).split('\n').length - 1, limitOf(file)] as const)
        .filter(([, lines, limit]) => lines > limit)
        .map(
          ([file, lines, limit]) =>
            `${file} has ${lines} lines, the limit is ${limit}: split it by what its parts do.`,
        ),
    );
  });
});

describe('names', () => {
  it('files are in kebab-case, components in PascalCase', () => {
    expectNothing(
      [...code, ...files.filter((file) => file.endsWith('.css'))]
        .filter((file) => {
          const name = file.split('/').at(-1) ?? '';
          const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.(ts|tsx|mts|mjs|css)$/u.test(
            name,
          );
          return !kebab && !/^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/u.test(name);
        })
        .map((file) => `${file}: name it in kebab-case, or in PascalCase.tsx for a component.`),
    );
  });

  it('say what a thing is: no drawers for everything', () => {
    expectNothing(
      [...new Set(files.flatMap((file) => file.split('/')))]
        .filter((name) =>
          /(^|[-.])(utils?|helpers?|managers?|misc|common|handler2)([-.]|$)/iu.test(name),
        )
        .map(
          (name) =>
            `${name}: name it after what it does, or move its parts to where they are used.`,
        ),
    );
  });

  it('exports have names', () => {
    const READ_BY_TOOLS = /^entrypoints\/|\.config\.ts$|\.d\.m?ts$/u;
    expectNothing(
      code
        .filter((file) => !READ_BY_TOOLS.test(file) && /^export default\b/mu.test(codeOf(file)))
        .map((file) => `${file}: export a name instead of a default.`),
    );
  });
});

describe('words', () => {
  const prose = files.filter((file) =>
    /\.(ts|tsx|mts|mjs|css|html|md|ya?ml|json)$|^\.ci\//u.test(file),
  );

  it('nothing is left to be done', () => {
    const mark = /\b(TODO|FIXME|XXX|HACK)\b|\b(not (yet )?implemented|[s]tubbed|[s]tub)\b/u;
    expectNothing(
      code
        .filter((file) => file !== 'test/unit/layout.test.ts' && mark.test(textOf(file)))
        .map((file) => `${file}: finish it, or write an issue and leave the mark out.`),
    );
  });

  it('nothing speaks of where it was written', () => {
    const place = /(^|[\s"'`(=])\/work\/|\/root\/|[h]elper session|[i]ssues show \d/u;
    expectNothing(
      prose
        .filter((file) => !file.startsWith('test/sites/') && place.test(textOf(file)))
        .map((file) => `${file}: leave the machine and the way it was made out of it.`),
    );
  });

  it('packages come from the public registry', () => {
    expectNothing(
      files
        .filter((file) => /package-lock\.json$|\.npmrc$/u.test(file))
        .flatMap((file) => textOf(file).match(/(?:"resolved":\s*"|registry=)[^"\s]+/gu) ?? [])
        .filter((line) => !line.includes('https://registry.npmjs.org/')),
    );
  });

  it('every function that a room gives to others says what it is for', () => {
    const EXPORTED =
      /^export (?:async )?function (\w+)|^export const (\w+)\b[^=\n]*= (?:async )?(?:\([^\n]*\) =>|function)/u;
    expectNothing(
      code
        .filter((file) => file.startsWith('lib/'))
        .flatMap((file) => {
          const lines = textOf(file).split('\n');
          const seen = new Set<string>();
          return lines.flatMap((line, index) => {
            const match = EXPORTED.exec(line);
            const name = match?.[1] ?? match?.[2];
            // Overloads share the comment of the first.
            if (name === undefined || seen.has(name)) return [];
            seen.add(name);
            return lines[index - 1]?.trim().endsWith('*/') === true
              ? []
              : [`${file}:${index + 1} ${name}: say above it, in one sentence, what it is for.`];
          });
        }),
    );
  });
});
