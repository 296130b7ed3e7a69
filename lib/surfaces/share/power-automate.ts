/** Power Automate: who owns a flow, and who may run it with its connections. */
import { namedShare } from '../named-share.ts';
import { containerIn } from '../page-resource.ts';
import { isSending } from '../share-names.ts';
import type { Surface } from '../surface.ts';

export const powerAutomate: Surface = {
  ...namedShare({
    id: 'share/power-automate',
    product: 'Power Automate',
    platform: 'microsoft',
    matches: ['https://make.powerautomate.com/*'],
    path: /^\/environments\/[^/]+\/(flows|solutions)\//u,
    seen: 'create-team-flows in the documentation of Power Automate in English and German, 2026-11; by name',
    sends: (name) => isSending(name) || /^(ok|save|speichern)$/iu.test(name),
    resource: {
      type: 'flow',
      id: /\/flows\/(?:shared\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/iu,
      container: containerIn('environment', /^\/environments\/([^/?#]+)/u),
    },
  }),
  // The panels are known by their words alone, their request from public modules.
  capability: 'hard-hold',
};
