/** Figma: people who are invited to a file, and who may open its link. */
import { namedShare } from '../named-share.ts';
import { reachNamed } from '../share-names.ts';

export const figmaShare = namedShare({
  id: 'share/figma',
  product: 'Figma',
  platform: 'figma',
  // A file is opened from the list of files without a new page.
  matches: ['https://www.figma.com/*'],
  path: /^\/(file|design|board|slides|make|site|buzz)\//u,
  resource: { type: 'design', id: /^\/\w+\/(\w+)/u },
  seen: 'help pages of Figma, 2026-11; no structure was found, German words inferred',
  // Beside these stands the organisation's own name, which no list holds.
  reach: (name) =>
    /^(anyone|only (invited|people)|jeder|alle|nur eingeladene)\b/iu.test(name)
      ? reachNamed(name)
      : null,
});
