/** Docusign asks whether an app may send and sign for the person. */
import { consentPage } from '../consent-page.ts';

export const docusign = consentPage({
  id: 'consent/docusign',
  product: 'Docusign',
  platform: 'docusign',
  matches: ['https://account.docusign.com/oauth/*', 'https://account-d.docusign.com/oauth/*'],
  words: 'any',
});
