/**
 * Slack: bot, user and administrator scopes, the old ones too.
 *
 * Source: docs.slack.dev/reference/scopes and docs.slack.dev "Legacy OAuth scopes".
 * Licence: facts from public reference pages; the meanings are ours.
 * Date: 2026-11-23.
 * Refresh: compare with the reference; names are resource:action, so that most new ones need one word here.
 * The same scope may stand in `scope` (the app speaks) or in `user_scope` (it speaks as the person); the
 * sentences say the stronger of both.
 */
import type { ScopeTable } from './table.ts';

export const slack: ScopeTable = {
  platforms: ['slack'],
  grammar:
    /^(?<resource>[a-z_]+(\.[a-z_]+)?|admin\.[a-z_]+):(?<action>read|write|manage|history|search|create|join|execute)(\.[a-z_]+|:(user|bot))?$/u,
  lines: `
identity read ordinary: identity.basic identity.avatar openid profile identify
address read ordinary: identity.email email
identity read sensitive: identity.team
bot use sensitive: bot commands assistant:write app_mentions:read
everything use high: client
organisation manage high: admin
automation create sensitive: incoming-webhook
chat send sensitive: chat:write chat:write.public chat:write.customize chat:write:bot post
chat send high: chat:write:user
chat read high: search:read search:read.public search:read.private search:read.im search:read.mpim read
files read high: search:read.files
people read sensitive: search:read.users users:read users:read.email users.profile:read
profile change sensitive: users.profile:write users:write
chat use sensitive: channels:join connections:write
chat read sensitive: metadata.message:read links:read links.embed:write

chat high/high: admin.chat
chat-names ordinary/sensitive: bookmarks pins reactions emoji stars reminders calls dnd
groups sensitive/high: usergroups
notes high/high: canvases
databases high/high: lists datastore
files high/high: files remote_files
organisation sensitive/high: team team.preferences conversations.connect admin.teams admin.conversations admin.invites admin.barriers admin.analytics admin.app_activities
billing sensitive/high: team.billing
people sensitive/high: admin.users
groups sensitive/high: admin.usergroups
roles sensitive/high: admin.roles
apps sensitive/high: admin.apps app_configurations authorizations tokens.basic
automation sensitive/high: workflow.steps workflows.templates triggers admin.workflows
logs high/high: auditlogs
search high/high: admin.legal_holds discovery
chat read high: channels:history groups:history im:history mpim:history
chat-names read ordinary: channels:read groups:read im:read mpim:read
chat-names change sensitive: channels:write groups:write channels:manage channels:write.topic groups:write.topic im:write.topic mpim:write.topic
chat create sensitive: im:write mpim:write
groups manage sensitive: channels:write.invites groups:write.invites mpim:write.invites
`,
};
