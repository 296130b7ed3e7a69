/** Slack: integrations that are added in its directory without an OAuth page of their own. */
import { accessibleName } from '../dom.ts';
import { connectPage } from '../connect-page.ts';

const SEEN = 'Slack help centre, add apps, 2026-11: no structure is known, roles and names only';
const ADDS =
  /^(add to (slack|workspace)|add .{1,60} integration|(zu slack|.{1,60}integration) hinzufügen)$/iu;
const ID = /^\/(?:apps|marketplace)\/(?:new\/)?(A[A-Z0-9]{6,20})(?:-([\w-]{1,80}))?/u;

export const slackApp = connectPage({
  id: 'connect/slack-app',
  product: 'Slack apps',
  platform: 'slack',
  matches: ['https://*.slack.com/apps/*', 'https://*.slack.com/marketplace/*'],
  capability: 'inform',
  root: { selectors: ['main', 'body'], seen: SEEN, sure: 'low' },
  path: ID,
  confirm: [
    {
      name: 'Add to Slack',
      locator: {
        // A link to an OAuth page is no connection yet: consent/slack holds what follows.
        selectors: ['button, [type="submit"], a:not([href*="/oauth"])'],
        seen: SEEN,
        sure: 'low',
      },
      takes: 'confirm',
      accepts: (element) => ADDS.test(accessibleName(element)),
      release: 'click',
    },
  ],
  connector: ({ url }) => {
    const [, id, name] = ID.exec(url.pathname) ?? [];
    return id === undefined ? null : { id, name: name ?? null };
  },
  // What is added is there for everybody in the workspace.
  sharedWith: () => 'organisation',
});
