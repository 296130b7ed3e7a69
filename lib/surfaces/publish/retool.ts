/** Retool: publishing an app, and links by which anyone opens it without signing in. */
import { accessibleName } from '../dom.ts';
import { DIALOG, named, onItsPages } from '../named-share.ts';
import { publishPage } from '../publish-page.ts';
import type { Locator } from '../surface.ts';

const low = (...selectors: string[]): Locator => ({
  selectors,
  seen: 'documentation of Retool, 2026-11, by name; no structure was found, and no German words',
  sure: 'low',
});
const BUTTONS = `${DIALOG} :is(button, [role="button"])`;

export const retool = onItsPages(
  publishPage({
    id: 'publish/retool',
    product: 'Retool',
    platform: 'retool',
    matches: ['https://*.retool.com/*'],
    path: /^\/(rr\/app|editor|apps?|build)\//u,
    capability: 'inform',
    root: low(DIALOG),
    resource: { type: 'app', id: /^\/(?:rr\/app|editor|apps?|build)\/([^/?#]+)/u },
    options: {
      locator: low(BUTTONS, `${DIALOG} :is([role="switch"], label:has(input))`),
      reach: (option) =>
        /\bpublic (link|access)\b/iu.test(accessibleName(option)) ? 'anyone_with_link' : null,
      takes: 'write',
    },
    confirm: [named('Publish', low(BUTTONS), (name) => /^publish$/iu.test(name))],
    // Whoever may use the folder may use the app.
    reach: 'organisation',
  }),
);
