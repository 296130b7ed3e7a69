/** Make: a connection to another product, which everybody in the team may use. */
import { connectPage } from '../connect-page.ts';
import { findAll, textOf } from '../dom.ts';
import { named, onItsPages } from '../named-share.ts';
import type { Locator, View } from '../surface.ts';

const low = (...selectors: string[]): Locator => ({
  selectors,
  seen: 'help pages of Make, 2026-11, by name; no structure was found, German words inferred',
  sure: 'low',
});

export const makeConnect = onItsPages(
  connectPage({
    id: 'connect/make',
    product: 'Make',
    platform: 'make',
    matches: ['https://*.make.com/*'],
    path: /\/(scenarios|connections)\b/u,
    capability: 'inform',
    root: low('form:has(input)', '[role="dialog"]:has(input)'),
    confirm: [
      named('Save', low('button, [role="button"], [type="submit"]'), (name) =>
        /^(save|sign in with|speichern|anmelden mit|mit .+ anmelden)\b/iu.test(name),
      ),
    ],
    connector,
    // "All users in your team can use any connections you create in that team"; there is no narrower word.
    sharedWith: () => 'organisation',
    endpoint: low('input[type="url"]'),
    connected: low('input[type="email"]'),
  }),
);

/** The name that Make proposes, "My Gmail connection", tells the app; a name of the person's own does not. */
function connector({ root, control }: View) {
  const form = control?.closest('form, [role="dialog"]') ?? root;
  for (const label of findAll(form, low('label'))) {
    if (!/^(connection name|verbindungsname)/iu.test(textOf(label))) continue;
    const field = (label as HTMLLabelElement).control;
    const name = /^(?:My|Meine) (.{1,80})[ -](?:connection|Verbindung)$/iu.exec(
      field !== null && 'value' in field ? String(field.value) : '',
    )?.[1];
    if (name !== undefined) return { id: name.toLowerCase().replace(/\s+/gu, '-'), name };
  }
  return null;
}
