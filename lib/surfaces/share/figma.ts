/** Figma: people who are invited to a file, and who may open its link. */
import { namedShare } from '../named-share.ts';
import { reachNamed } from '../share-names.ts';

const FILES = ['file', 'design', 'board', 'slides', 'make', 'site', 'buzz'];

export const figmaShare = namedShare({
  id: 'share/figma',
  product: 'Figma',
  platform: 'figma',
  matches: FILES.map((kind) => `https://www.figma.com/${kind}/*`),
  resource: { type: 'design', id: /^\/\w+\/(\w+)/u },
  seen: 'help pages of Figma, 2026-11; no structure was found, German words inferred',
  // Beside these stands the organisation's own name, which no list holds.
  reach: (name) =>
    /^(anyone|only (invited|people)|jeder|alle|nur eingeladene)\b/iu.test(name)
      ? reachNamed(name)
      : null,
});
