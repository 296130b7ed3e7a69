/** monday asks whether an app may reach an account. */
import { consentPage } from '../consent-page.ts';

export const monday = consentPage({
  id: 'consent/monday',
  product: 'monday',
  platform: 'monday',
  matches: ['https://auth.monday.com/oauth2/*'],
});
