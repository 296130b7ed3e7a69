/** The requests that share, connect or publish, by surface. The worker reads them; no page carries them. */
import type { SurfaceId } from '../activity/activity.ts';
import { powerPlatformWire } from './connect/power-platform-wire.ts';
import { powerAutomateTriggerWire } from './publish/power-automate-trigger-wire.ts';
import { googleDriveWire } from './share/google-drive-wire.ts';
import { notionWire } from './share/notion-wire.ts';
import { powerAppsWire } from './share/power-apps-wire.ts';
import { powerAutomateWire } from './share/power-automate-wire.ts';
import { sharepointWire } from './share/sharepoint-wire.ts';
import { trelloWire } from './share/trello-wire.ts';
import type { WireCall } from './surface.ts';

export const WIRE_CALLS: Readonly<Partial<Record<SurfaceId, readonly WireCall[]>>> = {
  'connect/power-platform': powerPlatformWire,
  'publish/power-automate-trigger': powerAutomateTriggerWire,
  'share/google-drive': googleDriveWire,
  'share/notion': notionWire,
  'share/power-apps': powerAppsWire,
  'share/power-automate': powerAutomateWire,
  'share/sharepoint': sharepointWire,
  'share/trello': trelloWire,
};
