/** Power Apps: the share panel of an app. Sharing it shares the connections that it uses. */
import { findAll, textOf } from '../dom.ts';
import { namedShare } from '../named-share.ts';
import { containerIn } from '../page-resource.ts';
import type { Surface } from '../surface.ts';

/** "Everyone in Acme" is chosen like a person. */
const EVERYONE = /^(everyone|jeder) in /iu;

export const powerApps: Surface = {
  ...namedShare({
    id: 'share/power-apps',
    product: 'Power Apps',
    platform: 'microsoft',
    matches: ['https://make.powerapps.com/*'],
    path: /^\/e(nvironments)?\/[^/]+\/(apps|canvas|home|solutions)/u,
    seen: 'share-app in the documentation of Power Apps in English and German, 2026-11; by name',
    resource: {
      type: 'app',
      id: /(?:\/apps\/|app-id=(?:[^&]*%2F|[^&]*\/)?)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/iu,
      container: containerIn('environment', /^\/e(?:nvironments)?\/([^/?#]+)/u),
    },
    shown: (root) => {
      const all = findAll(root, { selectors: ['*'], seen: '', sure: 'low' });
      const everyone = all.some((one) => one.childElementCount === 0 && EVERYONE.test(textOf(one)));
      return { link: everyone ? 'organisation' : 'restricted', role: null };
    },
  }),
  // The panel is known by its words alone, its request from Microsoft's own modules.
  capability: 'hard-hold',
};
