/** Names of connectors, so that a page and the request that it sends say the same. */

/**
 * The id that a connector goes by in low-code tools: their pages show "Slack OAuth2 API" and their requests
 * `slackOAuth2Api`, so that letters and digits are what both have.
 */
export function connectorIdOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '')
      .slice(0, 200) || 'unknown'
  );
}
