/** Canva asks whether an app may reach designs. */
import { consentPage } from '../consent-page.ts';

export const canva = consentPage({
  id: 'consent/canva',
  product: 'Canva',
  platform: 'canva',
  matches: ['https://www.canva.com/api/oauth/authorize*', 'https://mcp.canva.com/authorize*'],
});
