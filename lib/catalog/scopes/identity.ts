/**
 * Scopes that mean the same everywhere, and those of identity providers themselves (Okta, Auth0, Keycloak).
 *
 * Source: OpenID Connect Core 1.0 §5.4 and §11; developer.okta.com "OAuth 2.0 scopes"; auth0.com "Management
 * API scopes"; keycloak.org "Client scopes"; MCP specification "Authorization".
 * Licence: facts from standards and public reference pages; the meanings are ours.
 * Date: 2026-11-23.
 * Refresh: the standards hold still; compare Okta's list once a year.
 */
import type { ScopeTable } from './table.ts';

/** Read wherever the provider's own list does not know a name. */
export const everywhere: ScopeTable = {
  platforms: [],
  lines: `
identity read ordinary: openid profile
address read ordinary: email
identity read sensitive: address phone
offline use sensitive: offline_access offline.access refresh_token offline
groups read ordinary: groups
impersonate use high: user_impersonation impersonation act_as_user
everything use high: .default full_access
`,
};

export const okta: ScopeTable = {
  platforms: ['okta'],
  grammar: /^okta\.(?<resource>[a-z]+)\.(?<action>read|manage)(\.self)?$/iu,
  lines: `
identity read ordinary: okta.users.read.self okta.myaccount.read okta.myaccount.profile.read
profile change sensitive: okta.users.manage.self okta.myaccount.manage okta.myaccount.profile.manage
groups read sensitive: device_sso interclient_access
people sensitive/high: users usertypes userrisk profilemappings schemas linkedobjects
groups sensitive/high: groups realms
apps sensitive/high: apps clients authorizationservers apptokens appgrants inlinehooks
roles sensitive/high: roles governance
credentials high/high: authenticators factors idps sessions apitokens captchas keys
security sensitive/high: policies networkzones threatinsights behaviors riskproviders riskevents trustedorigins authz agentpools
logs high/high: logs logstreams reports eventhooks
organisation sensitive/high: orgs domains brands templates features emaildomains uischemas ratelimits certificateauthorities
devices sensitive/high: devices deviceassurance
`,
};

export const auth0: ScopeTable = {
  platforms: ['auth0'],
  grammar: /^(?<action>read|create|update|delete):(?<resource>[a-z_]+)$/u,
  lines: `
identity read ordinary: read:current_user
profile change sensitive: update:current_user_metadata update:current_user_identities create:current_user_metadata
credentials manage high: create:current_user_device_credentials delete:current_user_device_credentials enroll remove:authenticators
people sensitive/high: users user_tickets users_app_metadata user_idp_tokens
apps sensitive/high: clients client_grants client_keys resource_servers connections actions rules hooks
roles sensitive/high: roles role_members
groups sensitive/high: organizations organization_members organization_invitations
logs high/high: logs logs_users log_streams
organisation sensitive/high: tenant_settings branding custom_domains email_templates email_provider attack_protection
credentials high/high: device_credentials signing_keys grants refresh_tokens sessions guardian_factors
`,
};
