/** Smartsheet asks whether an app may reach sheets. */
import { consentPage } from '../consent-page.ts';

export const smartsheet = consentPage({
  id: 'consent/smartsheet',
  product: 'Smartsheet',
  platform: 'smartsheet',
  matches: ['https://app.smartsheet.com/b/authorize*', 'https://app.smartsheet.eu/b/authorize*'],
});
