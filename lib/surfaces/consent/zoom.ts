/** Zoom asks whether an app may act for the person; which scopes stands on the page only. */
import { consentPage } from '../consent-page.ts';

export const zoom = consentPage({
  id: 'consent/zoom',
  product: 'Zoom',
  platform: 'zoom',
  matches: ['https://zoom.us/oauth/authorize*', 'https://marketplace.zoom.us/authorize*'],
  hidesScopes: true,
});
