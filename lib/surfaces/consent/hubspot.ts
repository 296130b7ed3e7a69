/** HubSpot asks whether an app may reach an account; accounts are chosen on the page before. */
import { consentPage } from '../consent-page.ts';

export const hubspot = consentPage({
  id: 'consent/hubspot',
  product: 'HubSpot',
  platform: 'hubspot',
  matches: ['https://*.hubspot.com/oauth*'],
});
