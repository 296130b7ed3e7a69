import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS, SurfaceId } from '../../../lib/activity/activity.ts';
import * as registry from '../../../lib/surfaces/registry.ts';
import { SITES, savedPages, siteFolders } from './saved-pages.ts';

const HERE = `${import.meta.dirname}/../../../lib/surfaces/`;
const { surfaces } = registry;
const ids = surfaces.map((surface) => surface.id);

/** `google-drive` and its companions `google-drive-page`, …; a surface's own file has no dash after it. */
function filesOf(kind: string): string[] {
  // A kind without a surface has no folder in a fresh clone.
  if (!existsSync(`${HERE}${kind}`)) return [];
  return readdirSync(`${HERE}${kind}`)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/u, ''));
}

describe('one surface, one file, one line, one folder of pages', () => {
  it.each(KINDS)('%s: the list is in the order of ids and holds this kind only', (kind) => {
    const listed = registry[kind].map((surface: { id: string }) => surface.id);
    expect(
      listed,
      `Put the lines of "${kind}" in lib/surfaces/registry.ts in alphabetical order.`,
    ).toEqual(listed.toSorted());
    for (const id of listed)
      expect(id.startsWith(`${kind}/`), `${id} stands in the list of ${kind}`).toBe(true);
  });

  it('every id is of the right form, stands once, and fits its surface', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const surface of surfaces) {
      expect(SurfaceId.safeParse(surface.id).success, surface.id).toBe(true);
      expect(surface.id.split('/')[0]).toBe(surface.kind);
      expect(surface.version).toBeGreaterThanOrEqual(1);
    }
  });

  it.each(KINDS)('%s: every file is a registered surface or its companion', (kind) => {
    const own = ids.filter((id) => id.startsWith(`${kind}/`)).map((id) => id.split('/')[1]!);
    const files = filesOf(kind);
    for (const name of own)
      expect(files, `lib/surfaces/${kind}/${name}.ts is registered but not there.`).toContain(name);
    for (const file of files) {
      const known = own.includes(file) || own.some((name) => file.startsWith(`${name}-`));
      expect(
        known,
        `lib/surfaces/${kind}/${file}.ts is in no list: add it to registry.ts, or name it after the surface it helps.`,
      ).toBe(true);
    }
  });

  it('every surface has a folder of pages with an activity and with silence, and every folder a surface', () => {
    const pages = savedPages();
    for (const id of ids) {
      const own = pages.filter((page) => page.folder === id);
      expect(
        own.some((page) => page.expected.activity !== null),
        `test/sites/${id} needs a page with an activity.`,
      ).toBe(true);
      expect(
        own.some((page) => page.expected.activity === null),
        `test/sites/${id} needs a page where it stays silent.`,
      ).toBe(true);
    }
    const strays = siteFolders().filter(
      (folder) => folder !== 'none' && !ids.includes(folder as SurfaceId),
    );
    expect(strays, 'These folders of test/sites belong to no surface.').toEqual([]);
  });

  it('surfaces come with pages in English and in another language', () => {
    const pages = savedPages();
    for (const id of ids) {
      const languages = new Set(
        pages
          .filter((page) => page.folder === id)
          .map((page) => /<html lang="([a-z]+)"/u.exec(page.html)?.[1]),
      );
      expect(
        languages.has('en') && languages.size > 1,
        `test/sites/${id} needs English and one more language.`,
      ).toBe(true);
    }
  });

  it('surface files keep to 120 lines, their companions and the rest to 300', () => {
    for (const kind of KINDS) {
      for (const file of filesOf(kind)) {
        const lines = readFileSync(`${HERE}${kind}/${file}.ts`, 'utf8').split('\n').length - 1;
        expect(lines, `${kind}/${file}.ts`).toBeLessThanOrEqual(
          ids.includes(`${kind}/${file}`) ? 120 : 300,
        );
      }
    }
  });
});

describe('saved pages stand alone', () => {
  it.each(savedPages().map((page) => [page.name, page.html] as const))('%s', (_name, html) => {
    expect(
      /<(script|link|img|iframe|source)[^>]+(src|href)\s*=\s*["']?(https?:)?\/\//iu.exec(html),
    ).toBeNull();
    expect(html).toContain('id="result"');
  });
  it('are in a place of their own', () => expect(SITES).toContain('test'));
});

describe('the table in the README is the registry', () => {
  it.each(surfaces.map((surface) => [surface.id, surface] as const))('%s', (id, surface) => {
    const row = readFileSync(`${HERE}README.md`, 'utf8')
      .split('\n')
      .map((line) => line.replace(/ +/gu, ' '))
      .find((line) => line.startsWith(`| \`${id}\` `));
    expect(row, `Add this row to lib/surfaces/README.md:\n${rowOf(surface)}`).toBe(rowOf(surface));
  });
});

/** A row: id, product, capability, how sure the root and the controls are, when they were last seen. */
function rowOf({ id, product, capability, root, controls }: (typeof surfaces)[number]): string {
  const locators = [root, ...controls.map((control) => control.locator)];
  const sure = (['low', 'medium', 'high'] as const).find((level) =>
    locators.some((one) => one.sure === level),
  );
  const seen =
    locators
      .flatMap((one) => one.seen.match(/\b20\d\d-\d\d\b/gu) ?? [])
      .toSorted()
      .at(-1) ?? 'never';
  return `| \`${id}\` | ${product} | ${controls.map((control) => control.name).join(', ')} | ${capability} | root ${root.sure}, weakest ${sure} | ${seen} |`;
}
