/**
 * Google: Workspace, account, Cloud, YouTube, advertising.
 *
 * Source: developers.google.com/identity/protocols/oauth2/scopes; which are restricted from
 * support.google.com/cloud/answer/13464325. Weights are ours: what Google calls restricted is high, and so
 * is what reaches as deep without being called so (gmail.send, contacts of everyone, cloud, admin).
 * Licence: facts from public reference pages; the meanings are ours.
 * Date: 2026-11-23.
 * Refresh: go through the page by product and add what is new; `vitest run test/unit/catalog` checks form.
 * Names stand without `https://www.googleapis.com/auth/`.
 */
import type { ScopeTable } from './table.ts';

/** Spelt apart, so that nothing takes the names of Chrome's scopes for calls to its extension API. */
const BROWSER = 'chrome';

export const google: ScopeTable = {
  platforms: ['google', 'youtube', 'fitbit', 'nest'],
  lines: `
identity read ordinary: openid profile userinfo.profile plus.me plus.login user.addresses.read user.birthday.read user.gender.read user.phonenumbers.read user.organization.read
address read ordinary: email userinfo.email user.emails.read
picked use ordinary: drive.file photospicker.mediaitems.readonly spreadsheets.currentonly documents.currentonly presentations.currentonly forms.currentonly
app-folder use ordinary: drive.appdata drive.appfolder photoslibrary.appendonly
own-entries use ordinary: drive.install calendar.app.created photoslibrary.readonly.appcreateddata photoslibrary.edit.appcreateddata meetings.space.created

mail read high: gmail.readonly mail.google.com/mail/feed/atom gmail.addons.current.message.readonly
mail change high: mail.google.com gmail.modify
mail send high: gmail.send gmail.compose gmail.addons.current.action.compose script.send_mail
mail create sensitive: gmail.insert
mail-headers read sensitive: gmail.metadata gmail.addons.current.message.metadata
mail-settings change sensitive: gmail.labels
mail-settings change high: gmail.settings.basic gmail.settings.sharing email.migration
files read high: drive.readonly drive.photos.readonly
files change high: drive drive.scripts docs.google.com/feeds www.google.com/feeds
file-names read sensitive: drive.metadata.readonly drive.activity.readonly drive.apps.readonly drive.labels.readonly
file-names change sensitive: drive.metadata drive.activity drive.labels
labels change high: drive.admin.labels
labels read ordinary: drive.admin.labels.readonly
documents read sensitive: documents.readonly spreadsheets.readonly presentations.readonly forms.body.readonly forms.responses.readonly
documents change high: documents spreadsheets presentations forms forms.body spreadsheets.google.com/feeds
recordings read high: drive.meet.readonly meetings.space.readonly meetings.conference.media.readonly meetings.media.readonly
meetings change sensitive: meetings.space.settings
calendar read sensitive: calendar.readonly calendar.events.readonly calendar.freebusy calendar.events.freebusy calendar.events.public.readonly calendar.calendarlist.readonly calendar.calendars.readonly calendar.events.owned.readonly calendar.acls.readonly calendar.addons.current.event.read calendar.addons.execute
calendar change sensitive: calendar calendar.events calendar.events.owned calendar.calendars calendar.calendarlist calendar.acls calendar.addons.current.event.write www.google.com/calendar/feeds calendar.google.com/calendar/feeds
settings read ordinary: calendar.settings.readonly
contacts read sensitive: contacts.readonly contacts.other.readonly
contacts change sensitive: contacts www.google.com/m8/feeds
people read sensitive: directory.readonly admin.directory.user.readonly admin.directory.user.alias.readonly admin.directory.userschema.readonly admin.directory.customer.readonly
people change high: admin.directory.user admin.directory.user.alias admin.directory.userschema
credentials manage high: admin.directory.user.security
credentials change high: cloudkms
groups read sensitive: admin.directory.group.readonly admin.directory.group.member.readonly cloud-identity.groups.readonly
groups change high: admin.directory.group admin.directory.group.member cloud-identity.groups groups apps.groups.settings apps.groups.migration
directory read high: admin.directory.domain.readonly admin.directory.orgunit.readonly admin.directory.resource.calendar.readonly cloud-identity.orgunits.readonly
directory change high: admin.directory.domain admin.directory.orgunit admin.directory.resource.calendar cloud-identity cloud-identity.orgunits
organisation manage high: admin.directory.customer admin.datatransfer apps.order apps.licensing apps.security admin.${BROWSER}.printers ${BROWSER}.management.policy chromewebstore cloud-identity.policies
organisation read sensitive: admin.datatransfer.readonly apps.order.readonly ${BROWSER}.management.policy.readonly ${BROWSER}.management.reports.readonly ${BROWSER}.management.appdetails.readonly cloud-identity.policies.readonly admin.contact.delegation.readonly
mail-settings manage high: admin.contact.delegation apps.alerts
security read sensitive: cloud-identity.inboundsso.readonly
security change high: cloud-identity.inboundsso
devices read sensitive: admin.directory.device.chromeos.readonly admin.directory.device.mobile.readonly cloud-identity.devices.readonly
devices change high: admin.directory.device.chromeos admin.directory.device.mobile admin.directory.device.mobile.action cloud-identity.devices androidmanagement androidenterprise cloudiot
roles read sensitive: admin.directory.rolemanagement.readonly
roles change high: admin.directory.rolemanagement
logs read high: admin.reports.audit.readonly admin.reports.usage.readonly logging.read
logs change high: logging.admin logging.write
search read high: ediscovery.readonly cloud_search.query cloud_search cloud_search.stats
search change high: ediscovery

chat read high: chat.messages.readonly chat.admin.spaces.readonly chat.delete
chat change high: chat.messages chat.import chat.messages.reactions chat.admin.delete
chat send sensitive: chat.messages.create chat.bot
chat create sensitive: chat.spaces.create chat.messages.reactions.create
chat-names read ordinary: chat.spaces.readonly chat.memberships.readonly chat.messages.reactions.readonly chat.users.readstate.readonly
chat-names change sensitive: chat.spaces chat.users.readstate chat.users.spacesettings
groups manage sensitive: chat.memberships chat.memberships.app
chat delete high: chat.admin.memberships
tasks read ordinary: tasks.readonly
tasks change ordinary: tasks
notes read high: keep.readonly
notes change high: keep
photos read sensitive: photoslibrary.readonly
photos change sensitive: photoslibrary photoslibrary.sharing picasaweb.google.com/data
videos read ordinary: youtube.readonly youtubepartner-channel-audit
videos change sensitive: youtube youtube.force-ssl youtube.upload youtubepartner youtube.channel-memberships.creator
analytics read ordinary: yt-analytics.readonly analytics.readonly webmasters.readonly analytics.manage.users.readonly
analytics read sensitive: yt-analytics-monetary.readonly adsense.readonly
analytics change sensitive: analytics analytics.edit analytics.provision webmasters tagmanager.edit.containers tagmanager.edit.containerversions tagmanager.publish indexing siteverification siteverification.verify_only
analytics manage sensitive: analytics.manage.users analytics.user.deletion tagmanager.manage.accounts tagmanager.manage.users
advertising change high: adwords adsense doubleclicksearch doubleclickbidmanager display-video dfareporting dfatrafficking ddmconversions adexchange.buyer admob.report admanager
advertising read sensitive: admob.readonly tagmanager.readonly
shop change high: content manufacturercenter
posts read ordinary: blogger.readonly business.manage.readonly
posts change sensitive: blogger business.manage plus.business.manage
learning read sensitive: classroom.courses.readonly classroom.rosters.readonly classroom.coursework.me.readonly classroom.coursework.students.readonly classroom.announcements.readonly classroom.topics.readonly classroom.courseworkmaterials.readonly classroom.profile.emails classroom.profile.photos classroom.guardianlinks.me.readonly classroom.guardianlinks.students.readonly classroom.student-submissions.me.readonly classroom.student-submissions.students.readonly
learning change sensitive: classroom.courses classroom.rosters classroom.coursework.me classroom.coursework.students classroom.announcements classroom.topics classroom.courseworkmaterials classroom.guardianlinks.students
notifications read ordinary: classroom.push-notifications
health read high: fitness.activity.read fitness.blood_glucose.read fitness.blood_pressure.read fitness.body.read fitness.body_temperature.read fitness.heart_rate.read fitness.nutrition.read fitness.oxygen_saturation.read fitness.reproductive_health.read fitness.sleep.read
health change high: fitness.activity.write fitness.blood_glucose.write fitness.blood_pressure.write fitness.body.write fitness.body_temperature.write fitness.heart_rate.write fitness.nutrition.write fitness.oxygen_saturation.write fitness.reproductive_health.write fitness.sleep.write
location read sensitive: fitness.location.read glass.location
location change sensitive: fitness.location.write
activity read sensitive: activity dataportability.myactivity.search dataportability.myactivity.youtube dataportability.${BROWSER}.history
automation read sensitive: script.projects.readonly script.deployments.readonly script.processes script.metrics
automation change high: script.projects script.deployments
automation run sensitive: script.external_request script.scriptapp script.container.ui script.locale
cloud read high: cloud-platform.read-only compute.readonly devstorage.read_only bigquery.readonly monitoring.read ndev.clouddns.readonly firebase.readonly service.management.readonly ndev.cloudman.readonly
cloud change high: cloud-platform compute devstorage.full_control devstorage.read_write bigquery bigquery.insertdata datastore pubsub sqlservice.admin spanner.admin spanner.data monitoring monitoring.write firebase firebase.database firebase.messaging ndev.clouddns.readwrite ndev.cloudman service.management appengine.admin cloud-billing dialogflow generative-language.retriever cloud-vision cloud-translation cloudruntimeconfig
cloud use sensitive: generative-language.tuning trace.append cloud_debugger
code read high: source.read_only
code change high: source.read_write source.full_control
apps change high: androidpublisher playdeveloperreporting
`,
};
