/** Linear asks whether an app may reach a workspace. */
import { consentPage } from '../consent-page.ts';

export const linear = consentPage({
  id: 'consent/linear',
  product: 'Linear',
  platform: 'linear',
  matches: ['https://linear.app/oauth/authorize*', 'https://mcp.linear.app/authorize*'],
});
