/**
 * Microsoft Graph, Exchange Online, SharePoint and Azure.
 *
 * Source: names and which need an admin from microsoftgraph/microsoft-graph-devx-content
 * `permissions/new/permissions.json`; meanings from Microsoft's "Graph permissions reference"; Exchange
 * (IMAP, POP, SMTP, EWS, EAS) and SharePoint names from their own authentication pages.
 * Licence: MIT (names); the meanings are ours.
 * Date: 2026-08-07, read 2026-11-23.
 * Refresh: take the file anew, list what is not admin-only, run `vitest run test/unit/catalog`; it names
 * what is missing here. Names are Resource.Operation.Constraint, so that new operations need no line.
 */
import type { ScopeTable } from './table.ts';

export const microsoft: ScopeTable = {
  platforms: ['microsoft', 'live', 'yammer'],
  grammar:
    /^(?<resource>[a-z][a-z0-9-]*)\.(?<action>readwrite|read|write|manage|fullcontrol|create|submit|upload|delete|remove|update|add|enable|archive|invite|revoke|evaluate|compute|process|importexport|export|privileged|command|start|activate|send)[a-z]*(\.[a-z0-9]+)?$/u,
  lines: `
identity read ordinary: user.read
profile change sensitive: user.readwrite
impersonate use high: user_impersonation access_as_user directory.accessasuser.all full_access_as_user
everything use high: .default allsites.fullcontrol

mail read high: mail.read mail.read.shared
mail change high: mail.readwrite mail.readwrite.shared imap.accessasuser.all pop.accessasuser.all ews.accessasuser.all eas.accessasuser.all wl.imap
mail send high: mail.send mail.send.shared smtp.send smtp.sendasapp
mail-headers read sensitive: mail.readbasic mail.readbasic.shared
mail-settings read ordinary: mailboxsettings.read mailboxconfigitem.read
mail-settings change high: mailboxsettings.readwrite mailboxconfigitem.readwrite

files read high: files.read files.read.all myfiles.read onedrive.readonly
files change high: files.readwrite files.readwrite.all myfiles.write onedrive.readwrite
picked use ordinary: files.read.selected files.readwrite.selected files.selectedoperations.selected listitems.selectedoperations.selected lists.selectedoperations.selected
app-folder use ordinary: files.readwrite.appfolder onedrive.appfolder
assigned use ordinary: sites.selected filestoragecontainer.selected
sites read high: sites.read.all allsites.read
sites change high: sites.readwrite.all allsites.write
sites manage high: sites.manage.all sites.fullcontrol.all allsites.manage
clipboard read high: usercloudclipboard.read

calendar read sensitive: calendars.read calendars.read.shared calendars.readbasic
calendar change sensitive: calendars.readwrite calendars.readwrite.shared
contacts read sensitive: contacts.read contacts.read.shared
contacts change sensitive: contacts.readwrite contacts.readwrite.shared
presence read ordinary: presence.read presence.read.all mailtips.readbasic.shared
presence change ordinary: presence.readwrite
bookings read sensitive: bookings.read.all
bookings change sensitive: bookings.readwrite.all bookingsappointment.readwrite.all
bookings manage sensitive: bookings.manage.all
meetings read sensitive: onlinemeetings.read onlinemeetingartifact.read.all
meetings change sensitive: onlinemeetings.readwrite
settings read ordinary: calldelegation.read userwindowssettings.read teamworksection.read teamworkcustomemoji.read
settings change sensitive: calldelegation.readwrite
settings change ordinary: teamworksection.readwrite
settings create ordinary: teamworkcustomemoji.create

chat read high: chat.read
chat change high: chat.readwrite chat.readwrite.all
chat change sensitive: channelmessage.edit
chat send sensitive: chatmessage.send channelmessage.send
chat create sensitive: chat.create
chat-names read ordinary: chat.readbasic channel.readbasic.all team.readbasic.all teamtemplates.read
chat-names create sensitive: team.create channel.create
groups manage sensitive: channelmember.readwrite
notifications read ordinary: teamsactivity.read
notifications send sensitive: teamsactivity.send

tasks read ordinary: tasks.read tasks.read.shared approvalsolution.read
tasks change ordinary: tasks.readwrite tasks.readwrite.shared
tasks change sensitive: approvalsolution.readwrite approvalsolutionresponse.readwrite
notes read high: notes.read notes.read.all shortnotes.read
notes change high: notes.readwrite notes.readwrite.all shortnotes.readwrite
notes create sensitive: notes.create
own-entries use ordinary: notes.readwrite.createdbyapp notifications.readwrite.createdbyapp useractivity.readwrite.createdbyapp
assistant read high: aienterpriseinteraction.read
activity read sensitive: analytics.read
learning read ordinary: learningassignedcourse.read learningselfinitiatedcourse.read
learning change sensitive: eduroster.write

people read sensitive: people.read user.readbasic.all orgcontact.read
apps read ordinary: appcatalog.read.all teamsappinstallation.readforchat teamsappinstallation.readforuser teamworkappsettings.read.all resourcespecificpermissiongrant.readforchat resourcespecificpermissiongrant.readforteam copilotpackages.read.all copilottools.read.all agentregistration.read.all
apps change sensitive: teamsappinstallation.readwriteselfforuser
apps create sensitive: appcatalog.submit
devices read sensitive: device.read cloudpc.read.all
devices run sensitive: device.command
devices create sensitive: devicetemplate.create
printing read ordinary: printjob.readbasic printershare.read.all printershare.readbasic.all
printing read sensitive: printjob.read
printing create ordinary: printjob.create
printing change sensitive: printjob.readwrite printjob.readwritebasic
labels read ordinary: sensitivitylabel.read informationprotectionpolicy.read
security read sensitive: policy.read.conditionalaccess cloudapp-discovery.read.all securitycopilotworkspaces.read.all
security change high: attacksimulation.readwrite.all securitycopilotworkspaces.readwrite.all
organisation read ordinary: acronym.read.all bookmark.read.all qna.read.all lifecycleinfo.read.all multitenantorganization.readbasic.all industrydata.readbasic.all engagementrole.read changemanagement.read.all browsersitelists.read.all
organisation change high: browsersitelists.readwrite.all lifecycleinfo.readwrite.all
roles change sensitive: entitlementmgmt-subjectaccess.readwrite
billing read ordinary: licenseassignment.read.all
billing change high: licenseassignment.readwrite.all
accounting change high: financials.readwrite.all

mail high/high: user-mail mailboxitem mailboxfolder group-conversation
mail-headers sensitive/high: exchangemessagetrace
files high/high: filestoragecontainer externalitem content backuprestore-restore backuprestore-search
search high/high: ediscovery subjectrightsrequest contentactivity
sites high/high: sites lists termstore sharepointcrosstenantmigration
calendar sensitive/high: calendars place schedule schedulepermissions virtualappointment virtualappointmentnotification virtualevent
chat high/high: chat channelmessage teamworktargetedmessage teamworkuserinteraction
chat-names ordinary/high: channel channelsettings team teamsettings teamwork teamworktag teamstab teamworkappsettings realtimeactivityfeed
posts sensitive/high: community storyline engagementmeetingconversation
recordings high/high: callrecordings calltranscripts onlinemeetingrecording onlinemeetingtranscript onlinemeetingaiinsight
meetings sensitive/high: callevents onlinemeetings teamstelephonenumber teamsuserconfiguration teamspolicyuserassign teamsresourceaccount orgsettings-dynamicsvoice
learning sensitive/high: eduassignments educurricula eduroster learningcontent learningprovider
people sensitive/high: user user-converttointernal user-onpremisessyncbehavior people peoplesettings profilephoto externaluserprofile pendingexternaluserprofile crosstenantuserprofilesharing orgcontact contacts-onpremisessyncbehavior userwindowssettings userteamwork agentiduser insights-usermetric agreementacceptance
groups sensitive/high: group groupmember groupsettings group-nestingsupport group-onpremisessyncbehavior group-preferreddatalocation group-xtenantidentitysync teammember channelmember chatmember member unifiedgroupmember
directory high/high: directory domain domain-internalfederation customsecattributeassignment customsecattributedefinition customsecattributeprovisioning onpremdirectorysynchronization synchronization synchronizationdata-user identityprovider identityuserflow customauthenticationextension entrabackup
apps sensitive/high: application application-remotedesktopconfig appcatalog appregistration teamsappinstallation agentcardmanifest agentcollection agentidentity agentidentityblueprint agentidentityblueprintprincipal agentinstance agentregistration apiconnectors onpremisespublishingprofiles resourcespecificpermissiongrant copilotpackages eventlistener
roles sensitive/high: rolemanagement rolemanagementalert rolemanagementpolicy roleassignmentschedule roleeligibilityschedule privilegedaccess privilegedassignmentschedule privilegedeligibilityschedule approleassignment delegatedpermissiongrant delegatedadminrelationship entitlementmanagement accessreview programcontrol administrativeunit consentrequest agreement engagementrole
devices sensitive/high: device devicetemplate devicemanagementapps devicemanagementcloudca devicemanagementconfiguration devicemanagementmanageddevices devicemanagementrbac devicemanagementscripts devicemanagementserviceconfig cloudpc teamworkdevice windowsupdates placedevice
printing ordinary/sensitive: printjob printer printershare printsettings printalertsettings printconnector
credentials high/high: userauthenticationmethod userauthmethod-email userauthmethod-external userauthmethod-hardwareoath userauthmethod-microsoftauthapp userauthmethod-passkey userauthmethod-password userauthmethod-phone userauthmethod-platformcred userauthmethod-qr userauthmethod-resourcekey userauthmethod-softwareoath userauthmethod-tap userauthmethod-windowshello user-passwordprofile user-phone signinidentifier bitlockerkey devicelocalcredential publickeyinfrastructure trustframeworkkeyset appcerttrustconfiguration mutualtlsoauthconfiguration spiffetrustdomain verifiedid-profile
security sensitive/high: policy securityactions securityalert securityevents securityidentitiesaccount securityidentitiesactions securityidentitiesautoconfig securityidentitieshealth securityidentitiesmigration securityidentitiessensors securityidentitiesuseractions securityidentitiesusers securityincident threatassessment threathunting threatindicators threatintelligence threatsubmission threatsubmissionpolicy identityriskevent identityriskyagent identityriskyserviceprincipal identityriskyuser identitynotifications riskpreventionproviders attacksimulation authenticationcontext customdetection customtags casemanagement networkaccess networkaccess-reports crosstenantinformation partnersecurity
labels ordinary/high: sensitivitylabel sensitivitylabels protectionscopes recordsmanagement
logs high/high: auditlog auditactivity auditlogsquery auditlogsquery-crm auditlogsquery-endpoint auditlogsquery-entra auditlogsquery-exchange auditlogsquery-onedrive auditlogsquery-sharepoint customsecattributeauditlogs provisioninglog reports reportsettings healthmonitoringalert healthmonitoringalertconfig directoryrecommendations servicehealth servicemessage servicemessageviewpoint serviceactivity-exchange serviceactivity-microsoft365web serviceactivity-onedrive serviceactivity-teams
organisation sensitive/high: organization organizationalbranding orgsettings-appsandservices orgsettings-forms orgsettings-microsoft365install orgsettings-todo sharepointtenantsettings multitenantorganization managedtenants tenantgovernance-invitation tenantgovernance-policytemplate tenantgovernance-relatedtenant tenantgovernance-relationship tenantgovernance-request tenantgovernance-setting configurationmonitoring copilotpolicysettings copilotsettings-limitedmode backuprestore-configuration backuprestore-control lifecyclepolicies-agentid searchconfiguration industrydata-dataconnector industrydata-inboundflow industrydata-outboundflow industrydata-referencedefinition industrydata-run industrydata-sourcesystem industrydata-timeperiod businessscenarioconfig workforceintegration goals-export
automation sensitive/high: lifecycleworkflows lifecycleworkflows-customext lifecycleworkflows-reports lifecycleworkflows-workflow
databases high/high: businessscenariodata externalconnection
billing sensitive/high: partnerbilling
`,
};
