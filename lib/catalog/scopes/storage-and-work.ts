/**
 * Where files and work live: Dropbox, Box, Notion, Airtable, Asana, Linear, monday, ClickUp, Smartsheet,
 * Todoist, Basecamp, Wrike.
 *
 * Source: the providers' own pages: dropbox.com/developers "OAuth guide, scopes"; developer.box.com "Scopes";
 * developers.notion.com "Capabilities"; airtable.com/developers "Scopes"; developers.asana.com "OAuth scopes";
 * linear.app/developers "OAuth 2.0"; developer.monday.com "OAuth and permissions"; developers.smartsheet.com
 * "OAuth walkthrough"; developer.todoist.com "Authorization"; developers.wrike.com "OAuth 2.0".
 * Licence: facts from public reference pages; the meanings are ours.
 * Date: 2026-11-23.
 * Refresh: compare with the pages.
 * Notion, ClickUp and Basecamp send no scopes; Notion's capabilities are listed by their own names.
 */
import type { ScopeTable } from './table.ts';

export const dropbox: ScopeTable = {
  platforms: ['dropbox'],
  lines: `
identity read ordinary: account_info.read openid profile
address read ordinary: email
profile change sensitive: account_info.write
files read high: files.content.read files.permanent_delete.read
files change high: files.content.write
files delete high: files.permanent_delete
file-names read sensitive: files.metadata.read
file-names change sensitive: files.metadata.write
files manage high: sharing.write file_requests.write
file-names read sensitive: sharing.read file_requests.read
contacts read sensitive: contacts.read
contacts change sensitive: contacts.write
people read sensitive: members.read
people change high: members.write
people delete high: members.delete
groups read sensitive: groups.read
groups change high: groups.write
organisation read sensitive: team_info.read
organisation manage high: team_info.write team_data.governance.write team_data.governance.read
impersonate use high: team_data.member team_data.team_space team_data.content.read team_data.content.write
credentials manage high: sessions.modify
devices read sensitive: sessions.list
logs read high: events.read
`,
};

export const box: ScopeTable = {
  platforms: ['box'],
  lines: `
files read high: root_readonly item_read item_download item_preview
files change high: root_readwrite item_readwrite item_upload item_rename item_share base_explorer base_picker base_upload
files delete high: item_delete
file-names read sensitive: base_sidebar base_preview annotation_view_all annotation_view_self
file-names change sensitive: annotation_edit item_task item_comment
people manage high: manage_managed_users manage_app_users admin_on_behalf_of
groups manage high: manage_groups
organisation manage high: manage_enterprise_properties manage_data_retention manage_legal_hold
logs read high: manage_enterprise_properties_read
automation manage high: manage_webhook manage_triggers
signatures change high: manage_sign_requests sign_requests.readwrite
assistant use high: ai.readwrite
documents change high: docgen.readwrite
`,
};

export const notion: ScopeTable = {
  platforms: ['notion'],
  lines: `
notes read high: read_content
notes change high: update_content
notes create sensitive: insert_content
chat read sensitive: read_comments
chat create sensitive: insert_comments
people read sensitive: read_user_with_email
identity read ordinary: read_user_without_email
`,
};

export const airtable: ScopeTable = {
  platforms: ['airtable'],
  grammar: /^(?<resource>[a-z]+(\.[a-z]+)*):(?<action>read|write|manage)$/u,
  lines: `
address read ordinary: user.email:read
databases high/high: data.records schema.bases block
chat sensitive/sensitive: data.recordcomments
automation sensitive/high: webhook hyperdb.records
groups sensitive/high: enterprise.groups workspacesandbases
people sensitive/high: enterprise.user enterprise.account enterprise.scim.usersandgroups
logs high/high: enterprise.auditlogs enterprise.changeevents
search high/high: enterprise.exports
organisation sensitive/high: workspacesandbases.shares
`,
};

export const asana: ScopeTable = {
  platforms: ['asana'],
  grammar: /^(?<resource>[a-z_]+):(?<action>read|write|delete)$/u,
  lines: `
everything use high: default
identity read ordinary: openid profile
address read ordinary: email
tasks sensitive/sensitive: tasks projects project_templates task_templates task_custom_types custom_fields goals portfolios project_memberships project_statuses sections stories tags time_tracking_entries timesheet_approval_statuses budgets rates roles
files high/high: attachments
people sensitive/high: users
groups sensitive/high: teams team_memberships workspaces workspace_memberships
search high/high: workspace.typeahead jobs
automation sensitive/high: webhooks rules
`,
};

export const linear: ScopeTable = {
  platforms: ['linear'],
  lines: `
tasks read high: read
tasks change high: write
tasks create sensitive: issues:create
chat create sensitive: comments:create
tasks change sensitive: timeschedule:write initiative:write
organisation manage high: admin
bot use sensitive: app:assignable app:mentionable
customers read high: customer:read
customers change high: customer:write
`,
};

export const workPlaces: readonly ScopeTable[] = [
  {
    platforms: ['monday'],
    grammar: /^(?<resource>[a-z_]+):(?<action>read|write)$/u,
    lines: `
identity read ordinary: me:read
tasks high/high: boards workspaces updates tags
files high/high: assets docs
people sensitive/high: users teams account
notifications ordinary/sensitive: notifications
automation sensitive/high: webhooks
`,
  },
  {
    platforms: ['smartsheet'],
    lines: `
databases read high: read_sheets read_sights read_events
databases change high: write_sheets create_sheets create_sights
databases delete high: delete_sheets delete_sights
databases manage high: admin_sheets share_sheets share_sights admin_sights admin_workspaces
contacts read sensitive: read_contacts
people read sensitive: read_users
people manage high: admin_users
automation manage high: admin_webhooks
`,
  },
  {
    platforms: ['todoist'],
    lines: `
tasks read ordinary: data:read
tasks change ordinary: data:read_write
tasks delete ordinary: data:delete
tasks create ordinary: task:add
tasks delete sensitive: project:delete
`,
  },
  {
    platforms: ['wrike'],
    lines: `
tasks change high: default wsreadwrite
tasks read high: wsreadonly
people read sensitive: amreadonlyuser amreadonlygroup amreadonlyinvitation
people change high: amreadwriteuser amreadwritegroup amreadwriteinvitation
logs read high: amreadonlyauditlog
`,
  },
];
