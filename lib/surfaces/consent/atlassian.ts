/** Atlassian asks which site an app may use; what stands behind an MCP server is asked here too. */
import { consentPage } from '../consent-page.ts';

export const atlassian = consentPage({
  id: 'consent/atlassian',
  product: 'Atlassian Cloud',
  platform: 'atlassian',
  matches: [
    'https://auth.atlassian.com/authorize*',
    'https://api.atlassian.com/oauth2/authorize/*',
    'https://mcp.atlassian.com/*authorize*',
  ],
  // The button is "Accept" (public test code, 2026-07).
  words: 'any',
});
