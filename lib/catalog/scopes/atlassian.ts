/**
 * Atlassian: Jira, Confluence, Service Management, Compass, Trello.
 *
 * Source: developer.atlassian.com "Scopes for OAuth 2.0 (3LO) and Forge apps" (Jira, Confluence, Jira
 * Service Management), "Connect scopes", "Scopes for Atlassian administration"; Trello "Authorization".
 * Licence: facts from public reference pages; the meanings are ours.
 * Date: 2026-11-23.
 * Refresh: compare with the pages. Granular names are action:resource:product, so that a new resource is
 * one word here.
 */
import type { ScopeTable } from './table.ts';

export const atlassian: ScopeTable = {
  platforms: ['atlassian', 'jira', 'confluence'],
  grammar:
    /^(?<action>read|write|delete|manage|admin|search|view|create|update|execute):(?<resource>[a-z]+)([.-][a-z0-9.-]+)?(:[a-z-]+)?$/u,
  lines: `
identity read ordinary: read:me read:account report:personal-data
impersonate use high: act_as_user
everything read high: read
everything use high: write delete
organisation manage high: admin project_admin space_admin
people read sensitive: read:jira-user read:confluence-user access_email_addresses read:user:jira read:user:confluence read:email-address:confluence read:email-address:jira
tasks read high: read:jira-work
tasks change high: write:jira-work
tasks manage high: manage:jira-project
organisation manage high: manage:jira-configuration manage:confluence-configuration manage:org manage:jira-data-provider
automation manage high: manage:jira-webhook manage:servicedesk-customer
notes read high: read:confluence-content.all read:confluence-content.summary read:confluence-space.summary read:confluence-props search:confluence readonly:content.attachment:confluence read:content.metadata:confluence
notes read sensitive: read:confluence-content.permission
notes change high: write:confluence-content write:confluence-space write:confluence-file write:confluence-props
groups read sensitive: read:confluence-groups
groups change high: write:confluence-groups
tickets read high: read:servicedesk-request
tickets change high: write:servicedesk-request
tasks high/high: goal issue issues project board sprint epic backlog component dashboard filter workflow screen field priority status label jql comment attachment worklog vote watcher avatar deployment build feature source dev
notes high/high: page blogpost content space custom whiteboard database folder embed inlinetask task template analytics
groups sensitive/high: group team membership
people sensitive/high: user customer
tickets high/high: request servicedesk queue organization knowledgebase
organisation sensitive/high: instance application configuration license audit permission role role-actors domain policy workspace
logs high/high: event events
credentials high/high: token tokens
automation sensitive/high: webhook automation
databases high/high: cmdb
`,
};

export const trello: ScopeTable = {
  platforms: ['trello'],
  lines: `
tasks read high: read
tasks change high: write read,write
account change sensitive: account
`,
};
