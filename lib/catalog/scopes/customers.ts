/**
 * Where customers are kept: Salesforce, HubSpot, Zendesk, Intercom, Pipedrive, Mailchimp, Front, Docusign.
 *
 * Source: help.salesforce.com "OAuth Tokens and Scopes" and login.salesforce.com's own openid-configuration;
 * developers.hubspot.com "Scopes"; developer.zendesk.com "OAuth tokens for API requests"; developers.intercom
 * "OAuth scopes"; pipedrive.readme.io "Scopes and permissions"; developers.docusign.com "Scopes".
 * Licence: facts from public reference pages; the meanings are ours.
 * Date: 2026-11-23.
 * Refresh: compare with the pages; Salesforce publishes its names at `/.well-known/openid-configuration`.
 */
import type { ScopeTable } from './table.ts';

export const salesforce: ScopeTable = {
  platforms: ['salesforce'],
  lines: `
identity read ordinary: openid profile id address phone
address read ordinary: email
offline use sensitive: refresh_token offline_access
everything use high: full web
customers change high: api
customers read high: cdp_query_api cdp_profile_api cdp_segment_api cdp_identityresolution_api cdp_calculated_insight_api cdp_api
customers create high: cdp_ingest_api interaction_api
chat change high: chatter_api chatbot_api scrt_api
documents read high: content
analytics read high: wave_api eclair_api
advertising change high: pardot_api
assistant use high: einstein_gpt_api sfap_api mcp_api
apps use sensitive: lightning visualforce custom_permissions
credentials manage high: user_registration_api pwdless_login_api forgot_password
`,
};

export const hubspot: ScopeTable = {
  platforms: ['hubspot'],
  grammar:
    /^(?<resource>[a-z_.-]+?)(\.(sensitive|highly_sensitive))?(\.v2)?\.(?<action>read|write|delete|create|access|send|execute|read_write)$/u,
  lines: `
identity read ordinary: oauth
customers read high: crm.export
customers create high: crm.import
customers change high: contacts e-commerce integration-sync
tickets change high: tickets
tickets high/high: conversations conversations.custom_channels conversations.visitor_identification.tokens
mail send high: transactional-email marketing-email
mail read high: sales-email-read
advertising change high: marketing.campaigns.revenue ads_read_write
advertising read sensitive: ads_read
documents change high: content forms forms-uploaded-files hubdb
files change high: files
files read high: files.ui_hidden.read
automation change high: automation actions timeline behavioral_events.event_definitions.read_write
analytics read sensitive: business-intelligence reports
accounting change high: accounting
search read high: collector.graphql_query.execute collector.graphql_schema.read
posts send sensitive: social
code change high: cms.source_code.read_write developer_projects.write developer.app.read_write
videos change sensitive: media_bridge.write
videos read ordinary: media_bridge.read
customers high/high: crm.objects.contacts crm.objects.companies crm.objects.deals crm.objects.leads crm.objects.custom crm.objects.quotes crm.objects.line_items crm.objects.products crm.objects.orders crm.objects.carts crm.objects.invoices crm.objects.services crm.objects.listings crm.objects.appointments crm.objects.courses crm.objects.goals crm.objects.projects crm.objects.marketing_events crm.objects.feedback_submissions crm.objects.partner-clients crm.objects.partner-services crm.objects.forecasts crm.lists crm.segments crm.dealsplits crm.pipelines.orders crm.extensions_calling_transcripts
payments high/high: crm.objects.commercepayments crm.objects.subscriptions
people sensitive/high: crm.objects.owners crm.objects.users settings.users settings.users.teams
databases sensitive/high: crm.schemas.contacts crm.schemas.companies crm.schemas.deals crm.schemas.custom crm.schemas.quotes crm.schemas.line_items crm.schemas.orders crm.schemas.carts crm.schemas.invoices crm.schemas.services crm.schemas.listings crm.schemas.appointments crm.schemas.courses crm.schemas.projects crm.schemas.subscriptions crm.schemas.commercepayments hubdb
organisation sensitive/high: account-info.security settings.currencies settings.billing
documents sensitive/high: cms.domains cms.functions cms.knowledge_base.articles cms.knowledge_base.settings cms.membership.access_groups cms.performance content
mail high/high: communication_preferences communication_preferences.statuses marketing-email
mail high/high: marketing.campaigns
calendar sensitive/sensitive: scheduler.meetings.meeting-link
automation sensitive/high: automation.sequences automation.sequences.enrollments
files high/high: files
`,
};

export const zendesk: ScopeTable = {
  platforms: ['zendesk'],
  grammar: /^(?<resource>[a-z_]+):(?<action>read|write|manage)$/u,
  lines: `
everything read high: read
everything use high: write
impersonate use high: impersonate
tickets high/high: tickets requests satisfaction_ratings any_channel web_widget
logs high/high: auditlogs
people sensitive/high: users user_identities
groups sensitive/high: organizations groups
apps sensitive/high: apps zis
automation sensitive/high: triggers automations macros targets webhooks integration
documents sensitive/high: hc knowledge guide
organisation sensitive/high: settings account
`,
};

export const docusign: ScopeTable = {
  platforms: ['docusign'],
  lines: `
identity read ordinary: openid profile
address read ordinary: email
signatures change high: signature adm_store_unified_repo_write document_uploader_write
signatures read high: adm_store_unified_repo_read aow_manage_read navigator models_read
impersonate use high: impersonation
offline use sensitive: extended
apps use ordinary: cors
automation manage high: aow_manage spring_write webforms_write
automation read sensitive: spring_read webforms_read webforms_instance_read
automation run sensitive: webforms_instance_write
people read sensitive: user_read user_data_redact organization_read group_read permission_read account_read identity_provider_read domain_read organization_sub_account_read
people change high: user_write
groups change high: group_write
roles change high: permission_write
organisation manage high: account_write domain_write organization_sub_account_write asset_group_account_clone_write
documents change high: room_forms dtr.rooms.write dtr.documents.write dtr.company.write dtr.profile.write
documents read high: dtr.rooms.read dtr.documents.read dtr.company.read dtr.profile.read
signatures manage high: click.manage notary_write
signatures send high: click.send
signatures read high: notary_read
`,
};

export const customerDesks: readonly ScopeTable[] = [
  {
    platforms: ['pipedrive'],
    lines: `
identity read ordinary: base
customers read high: deals:read contacts:read products:read leads:read projects:read
customers change high: deals:full contacts:full products:full leads:full projects:full
mail read high: mail:read
mail change high: mail:full
tasks read sensitive: activities:read
tasks change sensitive: activities:full
people read sensitive: users:read recents:read
search read high: search:read
tasks read ordinary: goals:read
organisation manage high: admin
automation manage high: webhooks:read webhooks:full
meetings change sensitive: phone-integration video-calls messengers-integration
`,
  },
  {
    platforms: ['intercom'],
    grammar: /^(?<action>read|write|manage|admin)_(?<resource>[a-z_]+)$/u,
    lines: `
customers high/high: users companies contacts single_user single_user_and_companies conversations_and_users users_companies
tickets high/high: conversations tickets single_conversation
people sensitive/high: admins
documents sensitive/high: articles content
`,
  },
];
