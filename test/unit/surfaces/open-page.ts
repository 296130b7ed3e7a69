/** Puts a saved page into the test's document and asks surfaces about it. */
import { find } from '../../../lib/surfaces/dom.ts';
import type { Question } from '../../../lib/surfaces/read.ts';
import type { SavedPage } from './saved-pages.ts';

/** Shows a page's markup in the test's document. Its scripts do not run: `innerHTML` never runs any. */
export function show(html: string): Document {
  document.documentElement.innerHTML = html;
  return document;
}

/** The question that the page's JSON describes. Throws where its control is not on the page. */
export function questionOf({ name, html, expected }: SavedPage): Question {
  const shown = show(html);
  const control =
    expected.control === undefined
      ? null
      : find(shown, { selectors: [expected.control], seen: '', sure: 'high' });
  if (expected.control !== undefined && control === null) {
    throw new Error(`test/sites/${name}.json: "control" ${expected.control} is not on the page.`);
  }
  return {
    document: shown,
    url: new URL(expected.url),
    flow: expected.flow ?? null,
    askPage: () => expected.page ?? null,
    control,
    opened: expected.opened ?? null,
  };
}
