/** The requests that share, connect or publish, by surface. The worker reads them; no page carries them. */
import type { SurfaceId } from '../activity/activity.ts';
import { sharepointWire } from './share/sharepoint-wire.ts';
import type { WireCall } from './surface.ts';

export const WIRE_CALLS: Readonly<Partial<Record<SurfaceId, readonly WireCall[]>>> = {
  'share/sharepoint': sharepointWire,
};
