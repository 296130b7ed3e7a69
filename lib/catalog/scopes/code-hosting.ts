/**
 * GitHub, GitLab, Bitbucket, Azure DevOps.
 *
 * Source: docs.github.com "Scopes for OAuth apps"; docs.gitlab.com "OAuth provider, scopes" and gitlabhq
 * `config/locales/doorkeeper.en.yml`; support.atlassian.com "Bitbucket OAuth scopes"; learn.microsoft.com
 * "Azure DevOps scopes".
 * Licence: facts from public reference pages (GitHub docs CC BY 4.0, GitLab MIT); the meanings are ours.
 * Date: 2026-11-23.
 * Refresh: compare with the pages; all four lists change a few times a year.
 */
import type { ScopeTable } from './table.ts';

export const github: ScopeTable = {
  platforms: ['github'],
  lines: `
identity read ordinary: read:user
address read ordinary: user:email
profile change sensitive: user
social change ordinary: user:follow
code change high: repo
code change sensitive: public_repo gist repo:status repo_deployment
code delete high: delete_repo
code create sensitive: repo:invite
code manage high: codespace codespace:secrets
security read high: security_events
automation change high: workflow
automation read sensitive: read:repo_hook
automation manage high: admin:repo_hook admin:org_hook write:repo_hook
groups read sensitive: read:org
groups change high: write:org
organisation manage high: admin:org admin:enterprise site_admin manage_runners:org manage_runners:enterprise
organisation read sensitive: read:enterprise scim:enterprise
billing change high: manage_billing:enterprise manage_billing:copilot
credentials read sensitive: read:public_key read:gpg_key read:ssh_signing_key
credentials manage high: admin:public_key write:public_key admin:gpg_key write:gpg_key admin:ssh_signing_key write:ssh_signing_key
packages read sensitive: read:packages
packages change high: write:packages
packages delete high: delete:packages
notifications change ordinary: notifications
tasks read sensitive: read:project
tasks change sensitive: project
chat change sensitive: write:discussion
chat read sensitive: read:discussion
logs read high: read:audit_log audit_log
assistant use ordinary: copilot
`,
};

export const gitlab: ScopeTable = {
  platforms: ['gitlab'],
  lines: `
everything use high: api
everything read high: read_api
impersonate use high: sudo admin_mode
identity read ordinary: openid profile read_user
address read ordinary: email
code read high: read_repository
code change high: write_repository
packages read sensitive: read_registry read_virtual_registry
packages change high: write_registry write_virtual_registry
automation manage high: create_runner manage_runner k8s_proxy
assistant use sensitive: ai_features ai_workflows mcp mcp_orbit
logs read sensitive: read_observability read_service_ping
logs change sensitive: write_observability
credentials manage high: self_rotate
`,
};

export const bitbucket: ScopeTable = {
  platforms: ['bitbucket'],
  lines: `
identity read ordinary: account
address read ordinary: email
profile change sensitive: account:write
code read high: repository pullrequest snippet
code change high: repository:write pullrequest:write snippet:write
code manage high: repository:admin
code delete high: repository:delete
groups read sensitive: team
groups change high: team:write
tasks read sensitive: project issue
tasks change sensitive: project:write issue:write
tasks manage high: project:admin
notes change high: wiki
automation read sensitive: webhook pipeline runner
automation change high: pipeline:write runner:write
credentials manage high: pipeline:variable ssh-key:write
`,
};

export const azureDevOps: ScopeTable = {
  platforms: ['azure-devops', 'visualstudio'],
  grammar: /^vso\.(?<resource>[a-z]+)(_(?<action>[a-z]+))?$/u,
  lines: `
impersonate use high: user_impersonation
identity read ordinary: vso.profile
profile change sensitive: vso.profile_write
code read high: vso.code vso.code_status
code change high: vso.code_write vso.code_full
code manage high: vso.code_manage
automation read sensitive: vso.build vso.release vso.agentpools
automation run high: vso.build_execute vso.release_execute
automation manage high: vso.release_manage vso.agentpools_manage vso.agentpools_listen vso.hooks_write vso.serviceendpoint_manage
packages read sensitive: vso.packaging
packages change high: vso.packaging_write vso.packaging_manage
tasks read sensitive: vso.work vso.test vso.dashboards
tasks change sensitive: vso.work_write vso.work_full vso.test_write vso.dashboards_manage
notes read high: vso.wiki
notes change high: vso.wiki_write
groups read sensitive: vso.graph vso.project
groups manage high: vso.graph_manage vso.project_manage
credentials read high: vso.variablegroups_read vso.tokens vso.securefiles_read
credentials manage high: vso.variablegroups_manage vso.variablegroups_write vso.tokenadministration vso.pats_manage vso.securefiles_manage
logs read high: vso.auditlog
organisation manage high: vso.security_manage vso.memberentitlementmanagement_write
`,
};
