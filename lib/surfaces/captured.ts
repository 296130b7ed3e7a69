/** One captured dialog, as a frame answers it and as a fixture holds it. */
import { z } from 'zod/mini';
import { SurfaceId } from '../activity/activity.ts';
import { LARGEST } from './capture.ts';

const Names = z.array(z.string().check(z.maxLength(80))).check(z.maxLength(100));

/** One dialog on screen, scrubbed: what a frame answers. */
export const Captured = z.strictObject({
  /** Scheme, host and pattern of the path; for a host of many customers without the customer's own part. */
  url: z.url().check(z.maxLength(2048)),
  /** The surface whose root was found; null where it is none that is known. */
  surface: z.nullable(SurfaceId),
  version: z.nullable(z.int()),
  /** Locators of that surface, or of those declared for the address: what they found here and what not. */
  found: Names,
  missing: Names,
  html: z.string().check(z.maxLength(2 * LARGEST)),
  cut: z.boolean(),
});
export type Captured = z.infer<typeof Captured>;

/** The two files of a fixture, in the form of `test/sites`. */
export interface Fixture {
  readonly name: string;
  readonly html: string;
  readonly json: string;
}

/**
 * @param date `2026-11-23`.
 */
export function fixtureOf(captured: Captured, date: string): Fixture {
  const { surface, version, url, html, found, missing } = captured;
  const says = (names: readonly string[]) => (names.length === 0 ? 'nothing' : names.join(', '));
  const source =
    surface === null ? 'a live dialog' : `a live dialog, version ${version} of ${surface}`;
  return {
    name: `${(surface ?? URL.parse(url)?.hostname ?? 'page').replace(/[^a-z0-9.-]+/gu, '-')}-${date}`,
    html: `<!doctype html>\n<meta charset="utf-8" />\n${html}\n`,
    json: `${JSON.stringify(
      {
        url,
        seen: `captured from ${source}, ${date}; found ${says(found)}; not found ${says(missing)}`,
        activity: null,
      },
      null,
      2,
    )}\n`,
  };
}
