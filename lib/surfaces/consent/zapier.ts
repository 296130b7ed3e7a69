/** Zapier asks whether an app may run actions for the person. */
import { consentPage } from '../consent-page.ts';

export const zapier = consentPage({
  id: 'consent/zapier',
  product: 'Zapier',
  platform: 'zapier',
  matches: ['https://api.zapier.com/v2/authorize*', 'https://nla.zapier.com/oauth/*'],
  words: 'any',
});
