/** The requests that share, connect or publish, by surface. The worker reads them; no page carries them. */
import type { SurfaceId } from '../activity/activity.ts';
import { gitlabSelfManagedWire, gitlabWire } from './share/gitlab-wire.ts';
import { flowiseWire } from './connect/flowise-wire.ts';
import { makeConnectWire } from './connect/make-wire.ts';
import { n8nCredentialWire } from './connect/n8n-credential-wire.ts';
import { nodeRedCredentialWire } from './connect/node-red-wire.ts';
import { powerPlatformWire } from './connect/power-platform-wire.ts';
import { zapierConnectWire } from './connect/zapier-wire.ts';
import { appsmithAppWire } from './publish/appsmith-wire.ts';
import { baserowAppWire } from './publish/baserow-app-wire.ts';
import { budibaseWire } from './publish/budibase-wire.ts';
import { githubPagesWire } from './publish/github-pages-wire.ts';
import { googleAppsScriptWire } from './publish/google-apps-script-wire.ts';
import { n8nPublishWire } from './publish/n8n-workflow-wire.ts';
import { powerAutomateTriggerWire } from './publish/power-automate-trigger-wire.ts';
import { appsmithWire } from './share/appsmith-wire.ts';
import { baserowWire } from './share/baserow-wire.ts';
import { boxWire } from './share/box-wire.ts';
import { chatgptConversationWire } from './share/chatgpt-conversation-wire.ts';
import { codaWire } from './share/coda-wire.ts';
import { dropboxWire } from './share/dropbox-wire.ts';
import { flowiseShareWire } from './share/flowise-wire.ts';
import { githubRepositoryWire } from './share/github-repository-wire.ts';
import { googleCalendarWire } from './share/google-calendar-wire.ts';
import { googleDriveWire } from './share/google-drive-wire.ts';
import { googleFormsWire } from './share/google-forms-wire.ts';
import { gristWire } from './share/grist-wire.ts';
import { lookerStudioWire } from './share/looker-studio-wire.ts';
import { makeShareWire } from './share/make-wire.ts';
import { miroWire } from './share/miro-wire.ts';
import { mondayWire } from './share/monday-wire.ts';
import { n8nWorkflowWire } from './share/n8n-workflow-wire.ts';
import { nocodbWire } from './share/nocodb-wire.ts';
import { notionWire } from './share/notion-wire.ts';
import { powerAppsWire } from './share/power-apps-wire.ts';
import { powerAutomateWire } from './share/power-automate-wire.ts';
import { sharepointWire } from './share/sharepoint-wire.ts';
import { slackConnectWire } from './share/slack-connect-wire.ts';
import { smartsheetWire } from './share/smartsheet-wire.ts';
import { trelloWire } from './share/trello-wire.ts';
import type { WireCall } from './surface.ts';

export const WIRE_CALLS: Readonly<Partial<Record<SurfaceId, readonly WireCall[]>>> = {
  'connect/flowise': flowiseWire,
  'connect/make': makeConnectWire,
  'connect/n8n-credential': n8nCredentialWire,
  'connect/node-red': nodeRedCredentialWire,
  'connect/power-platform': powerPlatformWire,
  'connect/zapier': zapierConnectWire,
  'publish/appsmith': appsmithAppWire,
  'publish/baserow-app': baserowAppWire,
  'publish/budibase': budibaseWire,
  'publish/github-pages': githubPagesWire,
  'publish/google-apps-script': googleAppsScriptWire,
  'publish/n8n-workflow': n8nPublishWire,
  'publish/power-automate-trigger': powerAutomateTriggerWire,
  'share/appsmith': appsmithWire,
  'share/baserow': baserowWire,
  'share/box': boxWire,
  'share/chatgpt-conversation': chatgptConversationWire,
  'share/coda': codaWire,
  'share/dropbox': dropboxWire,
  'share/flowise': flowiseShareWire,
  'share/github-repository': githubRepositoryWire,
  'share/gitlab': gitlabWire,
  'share/gitlab-self-managed': gitlabSelfManagedWire,
  'share/google-calendar': googleCalendarWire,
  'share/google-drive': googleDriveWire,
  'share/google-forms': googleFormsWire,
  'share/grist': gristWire,
  'share/looker-studio': lookerStudioWire,
  'share/make': makeShareWire,
  'share/miro': miroWire,
  'share/monday': mondayWire,
  'share/n8n-workflow': n8nWorkflowWire,
  'share/nocodb': nocodbWire,
  'share/notion': notionWire,
  'share/power-apps': powerAppsWire,
  'share/power-automate': powerAutomateWire,
  'share/sharepoint': sharepointWire,
  'share/slack-connect': slackConnectWire,
  'share/smartsheet': smartsheetWire,
  'share/trello': trelloWire,
};
