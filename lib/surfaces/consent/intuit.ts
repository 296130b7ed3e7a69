/** Intuit asks which company an app may reach (QuickBooks). */
import { consentPage } from '../consent-page.ts';

export const intuit = consentPage({
  id: 'consent/intuit',
  product: 'Intuit',
  platform: 'intuit',
  matches: [
    'https://appcenter.intuit.com/connect/oauth2*',
    'https://appcenter.intuit.com/app/connect/oauth2*',
  ],
});
