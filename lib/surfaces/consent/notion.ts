/** Notion asks which pages an integration may reach; a request has no scopes. */
import { consentPage } from '../consent-page.ts';

export const notion = consentPage({
  id: 'consent/notion',
  product: 'Notion',
  platform: 'notion',
  matches: [
    'https://api.notion.com/v1/oauth/*',
    'https://app.notion.com/install-integration*',
    'https://www.notion.so/install-integration*',
  ],
  // Pages are chosen from a list with a search field; "Select pages" gives nothing yet.
  typing: 'any',
  hidesScopes: true,
});
