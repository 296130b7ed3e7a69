/** Zapier: the window in which an account of another product is connected. */
import { connectPage } from '../connect-page.ts';
import { named } from '../named-share.ts';
import type { Locator, View } from '../surface.ts';

const low = (selector: string): Locator => ({
  selectors: [selector],
  seen: 'documentation of products that connect to Zapier, 2026-11, by name; German words inferred',
  sure: 'low',
});

export const zapierConnect = connectPage({
  id: 'connect/zapier',
  product: 'Zapier',
  platform: 'zapier',
  matches: ['https://zapier.com/engine/auth/start/*'],
  capability: 'hard-hold',
  root: low('form, [role="dialog"], main'),
  confirm: [
    named('Continue', low('button, [role="button"], [type="submit"]'), (name) =>
      /^((yes, )?continue|allow|connect|ja, weiter|weiter|zulassen|verbinden)\b/iu.test(name),
    ),
  ],
  connector: ({ url }: View) => connectorIn(url),
  // Its own fields are asked by the product that is connected: whatever looks like an address.
  endpoint: low('input[type="url"]'),
  connected: low('input[type="email"]'),
});

/** The app stands in the address, with its version: `/engine/auth/start/GoogleMailV2CLIAPI@2.8.3/`. */
export function connectorIn({ pathname }: URL): { id: string; name: null } | null {
  const id = /^\/engine\/auth\/start\/([\w-]{1,200})(?:@|\/|$)/u.exec(pathname)?.[1];
  return id === undefined ? null : { id, name: null };
}
