/**
 * Every surface, by kind and in the order of their ids. A content script imports the array of its
 * kind, so that the others stay out of its bundle. `npm run new:surface` adds lines here.
 */
import type { Surface } from './surface.ts';
import { flowiseCredential } from './connect/flowise.ts';
import { makeConnect } from './connect/make.ts';
import { n8nCredential } from './connect/n8n-credential.ts';
import { nodeRedCredential } from './connect/node-red.ts';
import { powerPlatform } from './connect/power-platform.ts';
import { slackApp } from './connect/slack-app.ts';
import { zapierConnect } from './connect/zapier.ts';
import { adobe } from './consent/adobe.ts';
import { airtable } from './consent/airtable.ts';
import { apple } from './consent/apple.ts';
import { asana } from './consent/asana.ts';
import { atlassian } from './consent/atlassian.ts';
import { auth0 } from './consent/auth0.ts';
import { azureDevops } from './consent/azure-devops.ts';
import { bitbucket } from './consent/bitbucket.ts';
import { box } from './consent/box.ts';
import { canva } from './consent/canva.ts';
import { clickup } from './consent/clickup.ts';
import { deviceCode } from './consent/device-code.ts';
import { discord } from './consent/discord.ts';
import { docusign } from './consent/docusign.ts';
import { doorkeeper } from './consent/doorkeeper.ts';
import { dropbox } from './consent/dropbox.ts';
import { facebook } from './consent/facebook.ts';
import { figma } from './consent/figma.ts';
import { generic } from './consent/generic.ts';
import { github } from './consent/github.ts';
import { gitlab } from './consent/gitlab.ts';
import { google } from './consent/google.ts';
import { hubspot } from './consent/hubspot.ts';
import { intuit } from './consent/intuit.ts';
import { keycloak } from './consent/keycloak.ts';
import { linear } from './consent/linear.ts';
import { linkedin } from './consent/linkedin.ts';
import { microsoftEntra } from './consent/microsoft-entra.ts';
import { microsoftPersonal } from './consent/microsoft-personal.ts';
import { miro } from './consent/miro.ts';
import { monday } from './consent/monday.ts';
import { notion } from './consent/notion.ts';
import { okta } from './consent/okta.ts';
import { salesforce } from './consent/salesforce.ts';
import { shopify } from './consent/shopify.ts';
import { slack } from './consent/slack.ts';
import { smartsheet } from './consent/smartsheet.ts';
import { spotify } from './consent/spotify.ts';
import { stripe } from './consent/stripe.ts';
import { x } from './consent/x.ts';
import { xero } from './consent/xero.ts';
import { yahoo } from './consent/yahoo.ts';
import { zapier } from './consent/zapier.ts';
import { zoom } from './consent/zoom.ts';
import { appsheet } from './publish/appsheet.ts';
import { appsmithApp } from './publish/appsmith.ts';
import { baserowApp } from './publish/baserow-app.ts';
import { boltPublish } from './publish/bolt.ts';
import { bubble } from './publish/bubble.ts';
import { budibase } from './publish/budibase.ts';
import { claudeArtifact } from './publish/claude-artifact.ts';
import { githubPages } from './publish/github-pages.ts';
import { googleAppsScript } from './publish/google-apps-script.ts';
import { googlePublishToWeb } from './publish/google-publish-to-web.ts';
import { gristForm } from './publish/grist-form.ts';
import { lovable } from './publish/lovable.ts';
import { n8nPublish } from './publish/n8n-workflow.ts';
import { nodeRed } from './publish/node-red.ts';
import { powerAutomateTrigger } from './publish/power-automate-trigger.ts';
import { powerBi } from './publish/power-bi.ts';
import { replit } from './publish/replit.ts';
import { retool } from './publish/retool.ts';
import { airtableShare } from './share/airtable.ts';
import { appsmith } from './share/appsmith.ts';
import { baserow } from './share/baserow.ts';
import { boltShare } from './share/bolt.ts';
import { boxShare } from './share/box.ts';
import { chatgptConversation } from './share/chatgpt-conversation.ts';
import { chatgptGpt } from './share/chatgpt-gpt.ts';
import { coda } from './share/coda.ts';
import { dropboxShare } from './share/dropbox.ts';
import { figmaShare } from './share/figma.ts';
import { flowise } from './share/flowise.ts';
import { githubRepository } from './share/github-repository.ts';
import { gitlabShare } from './share/gitlab.ts';
import { gitlabSelfManaged } from './share/gitlab-self-managed.ts';
import { googleCalendar } from './share/google-calendar.ts';
import { googleDrive } from './share/google-drive.ts';
import { googleForms } from './share/google-forms.ts';
import { grist } from './share/grist.ts';
import { lookerStudio } from './share/looker-studio.ts';
import { makeShare } from './share/make.ts';
import { microsoftForms } from './share/microsoft-forms.ts';
import { miroShare } from './share/miro.ts';
import { mondayShare } from './share/monday.ts';
import { n8nWorkflow } from './share/n8n-workflow.ts';
import { nocodb } from './share/nocodb.ts';
import { notionShare } from './share/notion.ts';
import { powerApps } from './share/power-apps.ts';
import { powerAutomate } from './share/power-automate.ts';
import { sharepoint } from './share/sharepoint.ts';
import { slackConnect } from './share/slack-connect.ts';
import { smartsheetShare } from './share/smartsheet.ts';
import { teamsFile } from './share/teams-file.ts';
import { trello } from './share/trello.ts';
import { v0 } from './share/v0.ts';
import { zapierShare } from './share/zapier.ts';

export const connect = [
  flowiseCredential, // connect/flowise
  makeConnect, // connect/make
  n8nCredential, // connect/n8n-credential
  nodeRedCredential, // connect/node-red
  powerPlatform, // connect/power-platform
  slackApp, // connect/slack-app
  zapierConnect, // connect/zapier
] as const satisfies readonly Surface[];

export const consent = [
  adobe, // consent/adobe
  airtable, // consent/airtable
  apple, // consent/apple
  asana, // consent/asana
  atlassian, // consent/atlassian
  auth0, // consent/auth0
  azureDevops, // consent/azure-devops
  bitbucket, // consent/bitbucket
  box, // consent/box
  canva, // consent/canva
  clickup, // consent/clickup
  deviceCode, // consent/device-code
  discord, // consent/discord
  docusign, // consent/docusign
  doorkeeper, // consent/doorkeeper
  dropbox, // consent/dropbox
  facebook, // consent/facebook
  figma, // consent/figma
  generic, // consent/generic
  github, // consent/github
  gitlab, // consent/gitlab
  google, // consent/google
  hubspot, // consent/hubspot
  intuit, // consent/intuit
  keycloak, // consent/keycloak
  linear, // consent/linear
  linkedin, // consent/linkedin
  microsoftEntra, // consent/microsoft-entra
  microsoftPersonal, // consent/microsoft-personal
  miro, // consent/miro
  monday, // consent/monday
  notion, // consent/notion
  okta, // consent/okta
  salesforce, // consent/salesforce
  shopify, // consent/shopify
  slack, // consent/slack
  smartsheet, // consent/smartsheet
  spotify, // consent/spotify
  stripe, // consent/stripe
  x, // consent/x
  xero, // consent/xero
  yahoo, // consent/yahoo
  zapier, // consent/zapier
  zoom, // consent/zoom
] as const satisfies readonly Surface[];

export const publish = [
  appsheet, // publish/appsheet
  appsmithApp, // publish/appsmith
  baserowApp, // publish/baserow-app
  boltPublish, // publish/bolt
  bubble, // publish/bubble
  budibase, // publish/budibase
  claudeArtifact, // publish/claude-artifact
  githubPages, // publish/github-pages
  googleAppsScript, // publish/google-apps-script
  googlePublishToWeb, // publish/google-publish-to-web
  gristForm, // publish/grist-form
  lovable, // publish/lovable
  n8nPublish, // publish/n8n-workflow
  nodeRed, // publish/node-red
  powerAutomateTrigger, // publish/power-automate-trigger
  powerBi, // publish/power-bi
  replit, // publish/replit
  retool, // publish/retool
] as const satisfies readonly Surface[];

export const share = [
  airtableShare, // share/airtable
  appsmith, // share/appsmith
  baserow, // share/baserow
  boltShare, // share/bolt
  boxShare, // share/box
  chatgptConversation, // share/chatgpt-conversation
  chatgptGpt, // share/chatgpt-gpt
  coda, // share/coda
  dropboxShare, // share/dropbox
  figmaShare, // share/figma
  flowise, // share/flowise
  githubRepository, // share/github-repository
  gitlabShare, // share/gitlab
  gitlabSelfManaged, // share/gitlab-self-managed
  googleCalendar, // share/google-calendar
  googleDrive, // share/google-drive
  googleForms, // share/google-forms
  grist, // share/grist
  lookerStudio, // share/looker-studio
  makeShare, // share/make
  microsoftForms, // share/microsoft-forms
  miroShare, // share/miro
  mondayShare, // share/monday
  n8nWorkflow, // share/n8n-workflow
  nocodb, // share/nocodb
  notionShare, // share/notion
  powerApps, // share/power-apps
  powerAutomate, // share/power-automate
  sharepoint, // share/sharepoint
  slackConnect, // share/slack-connect
  smartsheetShare, // share/smartsheet
  teamsFile, // share/teams-file
  trello, // share/trello
  v0, // share/v0
  zapierShare, // share/zapier
] as const satisfies readonly Surface[];

// The note lets bundlers leave it out, and with it the kinds that a content script does not use.
export const surfaces: readonly Surface[] = /* @__PURE__ */ [
  connect,
  consent,
  publish,
  share,
].flat();
