/**
 * Meetings and boards: Zoom, Webex, Calendly, Figma, Canva, Miro, Adobe.
 *
 * Source: developers.zoom.us "OAuth scopes" (classic and granular); developer.webex.com "Integrations,
 * scopes"; developer.calendly.com "Scopes"; developers.figma.com "Scopes"; canva.dev "Scopes";
 * developers.miro.com "Permission scopes"; developer.adobe.com "Scopes".
 * Licence: facts from public reference pages; the meanings are ours.
 * Date: 2026-11-23.
 * Refresh: compare with the pages. Zoom's names are resource:action:detail:level, the level says whether one
 * person's data or everybody's is meant.
 */
import type { ScopeTable } from './table.ts';

export const zoom: ScopeTable = {
  platforms: ['zoom'],
  grammar:
    /^(?<resource>[a-z_]+):(?<action>read|write|update|delete|manage|execute|join|send)(:[a-z_]+)*$/u,
  wide: /:(admin|master)$/u,
  lines: `
identity read ordinary: user:read user_profile user_info:read user:read:user user:read:email user:read:settings zoomapp:inmeeting
profile change sensitive: user:write
impersonate use high: user:read:zak user:read:token account:master
meetings sensitive/sensitive: meeting webinar tracking_field h323 rooms room scheduler pac sip_phone number_management zoom_events dashboard dashboard_meetings dashboard_webinars
recordings high/high: cloud_recording recording archiving clips meeting_summary call_log phone_recording
chat high/high: team_chat chat chat_channel chat_message chat_contact imchat im_chat im_group
bot use sensitive: imchat:bot imchat:userapp
notes high/high: docs whiteboard notes
meetings high/high: phone contact_center contact_group contact_center_inbox
contacts sensitive/sensitive: contact contacts
calendar sensitive/sensitive: calendar calendars zoom_calendar
mail high/high: email mail zoom_mail
people sensitive/high: user
groups sensitive/high: group role scim2
organisation sensitive/high: account sub_account information_barriers im_settings
billing sensitive/high: billing
logs high/high: report analytics qss audit
apps sensitive/high: marketplace app zoomapp
assistant high/high: ai_companion
devices sensitive/high: device
tasks ordinary/sensitive: tasks
`,
};

export const figma: ScopeTable = {
  platforms: ['figma'],
  grammar: /^(?<resource>[a-z_]+):(?<action>read|write|manage)$/u,
  lines: `
identity read ordinary: current_user:read
designs read high: files:read file_read
designs sensitive/sensitive: file_comments file_metadata file_versions file_dev_resources projects selections
designs high/high: file_content file_variables files
designs sensitive/high: library_assets library_content team_library_content library_analytics
automation sensitive/high: webhooks
logs high/high: org:activity_log org:discovery org
`,
};

export const boards: readonly ScopeTable[] = [
  {
    platforms: ['canva'],
    grammar: /^(?<resource>[a-z:]+?):(?<action>read|write)$/u,
    lines: `
identity read ordinary: openid
profile read ordinary: profile:read
designs high/high: design:content design:permission asset folder folder:permission
designs sensitive/sensitive: design:meta comment brandtemplate:meta brandtemplate:content
automation sensitive/high: collaboration:event app
`,
  },
  {
    platforms: ['miro'],
    grammar: /^(?<resource>[a-z_:]+?):(?<action>read|write|export)$/u,
    lines: `
identity read ordinary: identity
designs high/high: boards screen_recording board
people sensitive/high: team organizations:teams organizations
logs high/high: auditlogs contentlogs
search high/high: cases
designs sensitive/sensitive: projects
`,
  },
  {
    platforms: ['adobe'],
    lines: `
identity read ordinary: openid adobeid profile
address read ordinary: email
offline use sensitive: offline_access
files change high: creative_sdk cc_files cc_libraries
designs change high: creative_cloud
signatures change high: agreement_write:self agreement_write:group agreement_write:account agreement_send:self agreement_send:group agreement_send:account
signatures read high: agreement_read:self agreement_read:group agreement_read:account library_read:self library_read:group library_read:account
people change high: user_write:self user_write:group user_write:account user_login:account user_login:group
people read sensitive: user_read:self user_read:group user_read:account
automation change high: workflow_write:account webhook_write:account webhook_write:self
photos read sensitive: lr_partner_apis
photos change sensitive: lr_partner_rendition_apis
`,
  },
  {
    platforms: ['webex'],
    grammar:
      /^spark(?<admin>-admin)?:(?<resource>[a-z_]+?)_(?<action>read|write|manage|execute|schedule)$/u,
    wide: /^spark-admin:/u,
    lines: `
everything use high: spark:all
meetings sensitive/sensitive: meetings calls xapi
recordings high/high: recordings telephony transcripts
chat high/high: messages
chat-names ordinary/sensitive: rooms team memberships teams team_memberships
people sensitive/high: people
identity read ordinary: spark:kms
devices sensitive/high: devices places
logs high/high: reports events audit
roles sensitive/high: roles licenses
organisation sensitive/high: organizations resource_groups
meetings read sensitive: meeting:schedules_read meeting:participants_read meeting:controls_read
meetings change sensitive: meeting:schedules_write meeting:participants_write meeting:controls_write
recordings read high: meeting:recordings_read meeting:transcripts_read meeting:admin_recordings_read
recordings change high: meeting:recordings_write meeting:admin_recordings_write
`,
  },
  {
    platforms: ['calendly'],
    grammar: /^(?<resource>[a-z_]+):(?<action>read|write)$/u,
    lines: `
calendar change sensitive: default
identity read ordinary: users:read
calendar sensitive/sensitive: scheduled_events event_types availability locations routing_forms scheduling_links shares
groups sensitive/high: organizations groups
automation sensitive/high: webhooks
logs high/high: activity_log data_compliance
`,
  },
];
