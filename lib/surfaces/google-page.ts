/** What Google's editors, Drive and Calendar have in common. */
import type { Resource } from '../activity/activity.ts';
import type { Locator } from './surface.ts';

/** The account button in the page's header; its label holds the address in any language. */
export const GOOGLE_ACCOUNT: Locator = {
  selectors: ['a[href*="SignOutOptions"][aria-label]', '[aria-label^="Google"][aria-label*="@"]'],
  seen: 'public code, 2026-07',
  sure: 'medium',
};

/** `foreignService` of the share dialog's frame, and the first word of an editor's path. */
const TYPES: Readonly<Record<string, Resource['type']>> = {
  kix: 'document',
  document: 'document',
  ritz: 'spreadsheet',
  spreadsheets: 'spreadsheet',
  punch: 'presentation',
  presentation: 'presentation',
  freebird: 'form',
  forms: 'form',
  file: 'file',
};

/** The kind of thing that the address of a frame or an editor names. */
export function googleType(url: URL): Resource['type'] {
  const word = url.searchParams.get('foreignService') ?? url.pathname.split('/')[1] ?? '';
  return Object.hasOwn(TYPES, word) ? (TYPES[word] ?? 'unknown') : 'unknown';
}

/** The id of a file in an address: `id=` of the frame, or after `/d/`. */
export const GOOGLE_FILE_ID = /(?:[?&]id=|\/d\/)([\w-]{8,200})/u;
