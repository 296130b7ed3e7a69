/**
 * Social networks and media: LinkedIn, X, Facebook and Instagram, Discord, Spotify, Reddit, TikTok, Twitch,
 * Pinterest, Snapchat, Strava.
 *
 * Source: learn.microsoft.com/linkedin "Permissions"; docs.x.com "OAuth 2.0 scopes"; developers.facebook.com
 * "Permissions reference"; discord.com/developers "OAuth2" and "Permissions"; developer.spotify.com "Scopes";
 * reddit.com/api/v1/scopes; developers.tiktok.com "Scopes"; dev.twitch.tv "Scopes"; developers.pinterest.com
 * "Scopes"; developers.strava.com "Authentication".
 * Licence: facts from public reference pages; the meanings are ours.
 * Date: 2026-11-23.
 * Refresh: compare with the pages.
 * `bot:NAME` stands for a bit of Discord's `permissions` parameter; the recogniser writes it so.
 */
import type { ScopeTable } from './table.ts';

export const discord: ScopeTable = {
  platforms: ['discord'],
  lines: `
identity read ordinary: identify openid
address read ordinary: email
bot use sensitive: bot applications.commands
organisation manage high: bot:administrator bot:manage_guild
roles manage high: bot:manage_roles
groups manage high: bot:kick_members bot:ban_members bot:moderate_members
chat-names manage sensitive: bot:manage_channels bot:manage_threads bot:manage_nicknames bot:manage_events
automation manage high: bot:manage_webhooks
chat delete high: bot:manage_messages
chat read high: bot:read_message_history bot:view_channel
chat send sensitive: bot:send_messages bot:mention_everyone bot:send_messages_in_threads
logs read high: bot:view_audit_log
analytics read sensitive: bot:view_guild_insights
groups read ordinary: guilds guilds.members.read connections
groups manage sensitive: guilds.join gdm.join
chat read high: messages.read dm_channels.read dm_channels.messages.read
chat send high: dm_channels.messages.write
automation create sensitive: webhook.incoming
apps change high: applications.commands.update applications.commands.permissions.update applications.builds.upload applications.store.update
apps read ordinary: applications.builds.read applications.entitlements
impersonate use high: rpc rpc.voice.write
activity read sensitive: activities.read rpc.notifications.read rpc.voice.read rpc.activities.write presences.read
activity change sensitive: activities.write
social read sensitive: relationships.read
social change sensitive: relationships.write
meetings use sensitive: voice
roles change sensitive: role_connections.write
activity use ordinary: sdk.social_layer sdk.social_layer_presence
`,
};

export const networks: readonly ScopeTable[] = [
  {
    platforms: ['linkedin'],
    lines: `
identity read ordinary: openid profile r_liteprofile r_basicprofile r_1st_connections_size
identity read sensitive: r_fullprofile r_contactinfo
address read ordinary: email r_emailaddress
contacts read sensitive: r_1st_connections r_network
posts send high: w_member_social w_share w_messages
posts read sensitive: r_member_social r_member_postanalytics r_member_profileanalytics
posts send high: w_organization_social w_organization_social_feed w_member_social_feed
posts read sensitive: r_organization_social r_organization_social_feed r_organization_followers r_member_social_feed
organisation manage high: rw_organization_admin rw_company_admin
organisation read sensitive: r_organization_admin
advertising change high: rw_ads rw_conversions rw_dmp_segments
advertising read sensitive: r_ads r_ads_reporting r_ads_leadgen_automation r_marketing_leadgen_automation
calendar change sensitive: rw_events
calendar read sensitive: r_events
`,
  },
  {
    platforms: ['x', 'twitter'],
    grammar: /^(?<resource>[a-z]+)\.(?<action>read|write)$/u,
    lines: `
offline use sensitive: offline.access
identity read ordinary: users.read
address read ordinary: users.email
posts send high: tweet.write
posts change sensitive: tweet.moderate.write media.write
posts ordinary/high: tweet
chat high/high: dm
social ordinary/sensitive: follows like list block mute bookmark space timeline
`,
  },
  {
    platforms: ['facebook', 'instagram', 'meta'],
    lines: `
identity read ordinary: public_profile user_gender user_age_range user_link openid user_birthday user_hometown instagram_basic instagram_business_basic
address read ordinary: email
social read sensitive: user_friends user_likes
photos read sensitive: user_photos
videos read sensitive: user_videos
posts read sensitive: user_posts user_events pages_read_engagement pages_read_user_content pages_show_list groups_access_member_info
location read sensitive: user_location
posts send high: publish_to_groups pages_manage_posts instagram_content_publish instagram_business_content_publish publish_video threads_content_publish publish_actions
posts change high: pages_manage_engagement instagram_manage_comments instagram_business_manage_comments pages_manage_cta pages_manage_instant_articles
chat change high: pages_messaging pages_messaging_subscriptions instagram_manage_messages instagram_business_manage_messages whatsapp_business_messaging
organisation manage high: business_management pages_manage_metadata whatsapp_business_management manage_business_extension
advertising change high: ads_management pages_manage_ads attribution_read
advertising read sensitive: ads_read
customers read high: leads_retrieval
analytics read sensitive: read_insights instagram_manage_insights instagram_business_manage_insights
shop change high: catalog_management commerce_account_manage_orders instagram_shopping_tag_products
shop read sensitive: commerce_account_read_orders commerce_account_read_settings commerce_account_read_reports
`,
  },
  {
    platforms: ['spotify'],
    lines: `
identity read ordinary: user-read-private
address read ordinary: user-read-email
music read ordinary: playlist-read-private playlist-read-collaborative user-library-read user-top-read user-read-recently-played user-follow-read user-read-playback-state user-read-currently-playing user-read-playback-position user-soa-link
music change ordinary: playlist-modify-public playlist-modify-private user-library-modify user-follow-modify user-modify-playback-state ugc-image-upload
music use ordinary: app-remote-control streaming
`,
  },
  {
    platforms: ['reddit'],
    lines: `
identity read ordinary: identity
posts read ordinary: read history mysubreddits wikiread
posts send high: submit
posts change sensitive: edit save vote report flair wikiedit livemanage
chat change high: privatemessages
account manage sensitive: account
social change ordinary: subscribe
organisation manage high: modconfig modcontributors modflair modlog modmail modothers modposts modself modtraffic modwiki structuredstyles
payments change high: creddits
everything use high: *
`,
  },
  {
    platforms: ['tiktok'],
    lines: `
identity read ordinary: user.info.basic user.info.profile user.info.stats
videos read ordinary: video.list
videos send high: video.upload video.publish
advertising read sensitive: research.data.basic research.adlib.basic
activity read sensitive: portability.all.single portability.all.ongoing portability.activity.single portability.directmessages.single
`,
  },
  {
    platforms: ['twitch'],
    grammar: /^(?<resource>[a-z]+):(?<action>read|manage|edit)(:[a-z_]+)*$/u,
    lines: `
identity read ordinary: openid user:read:follows user:read:subscriptions
address read ordinary: user:read:email
chat read high: chat:read whispers:read user:read:whispers user:read:chat
chat send high: chat:edit user:write:chat user:manage:whispers whispers:edit
videos ordinary/sensitive: channel clips
groups sensitive/high: moderator moderation
analytics sensitive/sensitive: analytics
payments read sensitive: bits:read
`,
  },
  {
    platforms: ['pinterest'],
    grammar: /^(?<resource>[a-z_]+):(?<action>read|write)(_secret)?$/u,
    lines: `
identity read ordinary: user_accounts:read
posts ordinary/sensitive: pins boards
advertising sensitive/high: ads catalogs biz_access billing
`,
  },
  {
    platforms: ['strava'],
    lines: `
identity read ordinary: read
profile read sensitive: profile:read_all
profile change sensitive: profile:write
health read sensitive: activity:read activity:read_all read_all
health change sensitive: activity:write
`,
  },
];
