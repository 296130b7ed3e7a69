/** The requests that share, connect or publish, by surface. The worker reads them; no page carries them. */
import type { SurfaceId } from '../activity/activity.ts';
import { googleDriveWire } from './share/google-drive-wire.ts';
import { notionWire } from './share/notion-wire.ts';
import { sharepointWire } from './share/sharepoint-wire.ts';
import { trelloWire } from './share/trello-wire.ts';
import type { WireCall } from './surface.ts';

export const WIRE_CALLS: Readonly<Partial<Record<SurfaceId, readonly WireCall[]>>> = {
  'share/google-drive': googleDriveWire,
  'share/notion': notionWire,
  'share/sharepoint': sharepointWire,
  'share/trello': trelloWire,
};
