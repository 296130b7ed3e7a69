/** Asana asks whether an app may act for the person. */
import { consentPage } from '../consent-page.ts';

export const asana = consentPage({
  id: 'consent/asana',
  product: 'Asana',
  platform: 'asana',
  matches: ['https://app.asana.com/-/oauth_authorize*'],
});
