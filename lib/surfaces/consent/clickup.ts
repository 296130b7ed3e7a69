/** ClickUp asks which workspaces an app may reach; a request has no scopes. */
import { consentPage } from '../consent-page.ts';

export const clickup = consentPage({
  id: 'consent/clickup',
  product: 'ClickUp',
  platform: 'clickup',
  matches: ['https://app.clickup.com/api?*'],
  // The list of workspaces has a search field.
  typing: 'any',
  hidesScopes: true,
});
