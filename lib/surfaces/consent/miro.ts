/** Miro asks whether an app may reach boards of a team. */
import { consentPage } from '../consent-page.ts';

export const miro = consentPage({
  id: 'consent/miro',
  product: 'Miro',
  platform: 'miro',
  matches: ['https://miro.com/oauth/authorize*'],
});
