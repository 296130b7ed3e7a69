/** Airtable asks which bases an app may reach; "Grant access" is known by its name only. */
import { consentPage } from '../consent-page.ts';

export const airtable = consentPage({
  id: 'consent/airtable',
  product: 'Airtable',
  platform: 'airtable',
  matches: ['https://airtable.com/oauth2/v1/authorize*'],
  // The list of bases has a search field.
  typing: 'any',
});
