/** Power BI: "Publish to web", by which anyone on the internet may see a report. */
import { textOf } from '../dom.ts';
import { named } from '../named-share.ts';
import { containerIn } from '../page-resource.ts';
import { publishPage } from '../publish-page.ts';
import type { Control } from '../surface.ts';

const PUBLISH: Control = named(
  'Publish',
  {
    selectors: ['[role="dialog"] button', 'dialog button'],
    seen: 'service-publish-to-web in the documentation of Power BI in English and German, 2026-11; by name',
    sure: 'low',
  },
  (name) => /^(publish|veröffentlichen)$/iu.test(name),
);

export const powerBi = publishPage({
  id: 'publish/power-bi',
  product: 'Power BI',
  platform: 'microsoft',
  matches: ['https://app.powerbi.com/*'],
  capability: 'inform',
  root: { ...PUBLISH.locator, selectors: ['[role="dialog"], dialog'] },
  path: /^\/groups\/[^/]+\/(reports|rdlreports)\//u,
  resource: {
    type: 'report',
    id: /\/(?:rdl)?reports\/([0-9a-f-]{36})/iu,
    container: containerIn('workspace', /^\/groups\/([^/?#]+)/u),
  },
  // Other dialogs publish too; this one warns of the internet and speaks of embed codes.
  confirm: [
    {
      ...PUBLISH,
      accepts: (button) =>
        PUBLISH.accepts?.(button) === true &&
        /internet|embed code|einbindungscode/iu.test(
          textOf(button.closest('[role="dialog"], dialog'), 5000),
        ),
    },
  ],
  reach: 'public',
});
