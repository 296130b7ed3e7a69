/** Azure DevOps asks whether an app may reach an organisation (its older OAuth). */
import { consentPage } from '../consent-page.ts';

export const azureDevops = consentPage({
  id: 'consent/azure-devops',
  product: 'Azure DevOps',
  platform: 'azure-devops',
  matches: ['https://app.vssps.visualstudio.com/oauth2/authorize*'],
  approve: {
    selectors: ['#accept-button'],
    seen: 'Eclipse Che test code, 2026-07',
    sure: 'medium',
  },
  decline: '#deny-button',
});
