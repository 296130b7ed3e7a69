/** Each kind of hook by its options. */
import { createHash } from 'node:crypto';
import { jiraMessage } from './jira.ts';
import type { Message } from './message.ts';
import type { Notice } from './notice.ts';
import type { ReadyHook } from './ready-hooks.ts';
import { serviceNowMessage } from './servicenow.ts';
import { signedMessage } from './signed-message.ts';
import { slackMessage } from './slack.ts';
import { teamsMessage } from './teams.ts';

/**
 * @param reference what the other side has made for the same request before, or null
 * @param now Unix ms
 */
export function makeMessage(
  hook: ReadyHook,
  notice: Notice,
  reference: string | null,
  now: number,
): Message {
  const { options, url } = hook;
  switch (options.type) {
    case 'slack':
      return slackMessage(notice, url);
    case 'teams':
      return teamsMessage(notice, url);
    case 'jira': {
      const { user, project, issueType } = options;
      const target = { url, user, project, issueType, token: hook.secret! };
      return jiraMessage(notice, target, reference);
    }
    case 'servicenow': {
      const { user, table } = options;
      return serviceNowMessage(notice, { url, user, table, token: hook.secret! }, reference);
    }
    case 'webhook': {
      const id = idOf(options.name, notice);
      return signedMessage(notice, { url, secret: hook.secret! }, id, now);
    }
  }
}

function idOf(hook: string, { happening, uid }: Notice): string {
  const digest = createHash('sha256').update(JSON.stringify([hook, happening, uid]));
  return `msg_${digest.digest('base64url')}`;
}
