/** The saved pages under test/sites and what is expected of each. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { z } from 'zod';
import { Activity, LinkReach, Role } from '../../../lib/activity/activity.ts';
import { AuthorizeRequest } from '../../../lib/surfaces/authorize-request.ts';

export const SITES = `${import.meta.dirname}/../../sites/`;

/** What stands beside a page, in a file of the same name. */
export const Expectation = z.strictObject({
  /** The page's address. */
  url: z.url(),
  /** Where the page's structure was seen, and when. */
  seen: z.string().min(10),
  /** What the flow tracker kept before this page. */
  flow: z.nullish(AuthorizeRequest),
  /** The answer of the page's own world to `askPage`. */
  page: z.unknown().optional(),
  /** What the dialog said when it came on screen. */
  opened: z.nullish(z.strictObject({ link: LinkReach, role: z.nullable(Role) })),
  /** CSS selector of the control about to be used. */
  control: z.string().optional(),
  /** What the page's own surface reads; null where it must stay silent. */
  activity: z.unknown(),
});
export type Expectation = z.infer<typeof Expectation>;

export interface SavedPage {
  /** `share/google-drive/invite-external`. */
  readonly name: string;
  /** `share/google-drive`, or `none`. */
  readonly folder: string;
  readonly html: string;
  readonly expected: Expectation;
  /** What is wrong with the JSON beside the page, as a sentence that says what to do. */
  readonly problem: string | null;
}

/** Folders with saved pages: one a surface, and `none`. */
export function siteFolders(): string[] {
  const kinds = readdirSync(SITES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return kinds.flatMap(({ name }) =>
    name === 'none'
      ? ['none']
      : readdirSync(`${SITES}${name}`).map((product) => `${name}/${product}`),
  );
}

/** Every saved page, in the order of names. */
export function savedPages(): SavedPage[] {
  return siteFolders().flatMap((folder) =>
    readdirSync(`${SITES}${folder}`)
      .filter((file) => file.endsWith('.html'))
      .toSorted()
      .map((file) => pageOf(folder, file.replace(/\.html$/u, ''))),
  );
}

/** JSON files without a page. */
export function strayExpectations(): string[] {
  return siteFolders().flatMap((folder) =>
    readdirSync(`${SITES}${folder}`)
      .filter((file) => file.endsWith('.json') && !file.endsWith('.request.json'))
      .filter((file) => !existsSync(`${SITES}${folder}/${file.replace(/json$/u, 'html')}`))
      .map((file) => `test/sites/${folder}/${file}`),
  );
}

const UNREAD: Expectation = { url: 'https://unread.example/', seen: 'not read', activity: null };

function pageOf(folder: string, base: string): SavedPage {
  const name = `${folder}/${base}`;
  const html = readFileSync(`${SITES}${name}.html`, 'utf8');
  const path = `${SITES}${name}.json`;
  const broken = (problem: string): SavedPage => ({
    name,
    folder,
    html,
    expected: UNREAD,
    problem,
  });
  if (!existsSync(path))
    return broken(`Write test/sites/${name}.json: say what is expected of it.`);
  const text = readFileSync(path, 'utf8');
  const todo = /"(FILL IN[^"]*)"/u.exec(text)?.[1];
  if (todo !== undefined) return broken(`test/sites/${name}.json is not filled in yet. ${todo}`);
  const read = Expectation.safeParse(JSON.parse(text));
  if (!read.success) return broken(`test/sites/${name}.json: ${z.prettifyError(read.error)}`);
  const { activity } = read.data;
  const known = activity === null ? null : Activity.safeParse(activity);
  if (known !== null && !known.success) {
    return broken(
      `test/sites/${name}.json, "activity": say what the page says, or null where it says nothing.\n${z.prettifyError(known.error)}`,
    );
  }
  return {
    name,
    folder,
    html,
    expected: { ...read.data, activity: known?.data ?? null },
    problem: null,
  };
}
