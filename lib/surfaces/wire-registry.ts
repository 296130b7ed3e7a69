/** The requests that share, connect or publish, by surface. The worker reads them; no page carries them. */
import type { SurfaceId } from '../activity/activity.ts';
import { makeConnectWire } from './connect/make-wire.ts';
import { powerPlatformWire } from './connect/power-platform-wire.ts';
import { zapierConnectWire } from './connect/zapier-wire.ts';
import { googleAppsScriptWire } from './publish/google-apps-script-wire.ts';
import { powerAutomateTriggerWire } from './publish/power-automate-trigger-wire.ts';
import { codaWire } from './share/coda-wire.ts';
import { googleCalendarWire } from './share/google-calendar-wire.ts';
import { googleDriveWire } from './share/google-drive-wire.ts';
import { googleFormsWire } from './share/google-forms-wire.ts';
import { lookerStudioWire } from './share/looker-studio-wire.ts';
import { makeShareWire } from './share/make-wire.ts';
import { miroWire } from './share/miro-wire.ts';
import { mondayWire } from './share/monday-wire.ts';
import { notionWire } from './share/notion-wire.ts';
import { powerAppsWire } from './share/power-apps-wire.ts';
import { powerAutomateWire } from './share/power-automate-wire.ts';
import { sharepointWire } from './share/sharepoint-wire.ts';
import { smartsheetWire } from './share/smartsheet-wire.ts';
import { trelloWire } from './share/trello-wire.ts';
import type { WireCall } from './surface.ts';

export const WIRE_CALLS: Readonly<Partial<Record<SurfaceId, readonly WireCall[]>>> = {
  'connect/make': makeConnectWire,
  'connect/power-platform': powerPlatformWire,
  'connect/zapier': zapierConnectWire,
  'publish/google-apps-script': googleAppsScriptWire,
  'publish/power-automate-trigger': powerAutomateTriggerWire,
  'share/coda': codaWire,
  'share/google-calendar': googleCalendarWire,
  'share/google-drive': googleDriveWire,
  'share/google-forms': googleFormsWire,
  'share/looker-studio': lookerStudioWire,
  'share/make': makeShareWire,
  'share/miro': miroWire,
  'share/monday': mondayWire,
  'share/notion': notionWire,
  'share/power-apps': powerAppsWire,
  'share/power-automate': powerAutomateWire,
  'share/sharepoint': sharepointWire,
  'share/smartsheet': smartsheetWire,
  'share/trello': trelloWire,
};
