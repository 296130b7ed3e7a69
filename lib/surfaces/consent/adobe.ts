/** Adobe asks whether an app may use an Adobe account. */
import { consentPage } from '../consent-page.ts';

export const adobe = consentPage({
  id: 'consent/adobe',
  product: 'Adobe',
  platform: 'adobe',
  matches: ['https://*.adobelogin.com/ims/authorize*'],
  words: 'any',
});
