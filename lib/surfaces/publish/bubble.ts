/** Bubble: who may open the editor of an app, and backend workflows that run without authentication. */
import { accessibleName } from '../dom.ts';
import { onItsPages } from '../named-share.ts';
import { publishPage } from '../publish-page.ts';
import { isOn } from '../reach-controls.ts';
import type { Locator } from '../surface.ts';

const low = (...selectors: string[]): Locator => ({
  selectors,
  seen: 'manual of Bubble, 2026-11, by name; no structure was found, and the editor is in English only',
  sure: 'low',
});

const isOpenEndpoint = (box: Element) =>
  /\bcan be run without authentication/iu.test(accessibleName(box));

export const bubble = onItsPages(
  publishPage({
    id: 'publish/bubble',
    product: 'Bubble',
    platform: 'bubble',
    matches: ['https://bubble.io/page*'],
    capability: 'inform',
    root: low('body'),
    resource: { type: 'app', id: /[?&](?:id|name)=([\w-]+)/u },
    options: {
      locator: low('[role="option"], [role^="menuitem"], [role="radio"], li'),
      reach: (option) => {
        const name = accessibleName(option);
        if (/^everyone can (view|edit)$/iu.test(name)) return 'anyone_with_link';
        return /^private( app)?$/iu.test(name) ? 'restricted' : null;
      },
      takes: 'write',
    },
    toggle: {
      locator: low('label:has([type="checkbox"])', '[role="checkbox"]'),
      on: 'public',
      accepts: isOpenEndpoint,
    },
    openEndpoints: ({ control }) =>
      control !== null && isOpenEndpoint(control) && !isOn(control) ? 1 : 0,
  }),
);
