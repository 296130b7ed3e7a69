/**
 * Every surface, by kind and in the order of their ids. A content script imports the array of its
 * kind, so that the others stay out of its bundle. `npm run new:surface` adds lines here.
 */
import type { Surface } from './surface.ts';
import { generic } from './consent/generic.ts';
import { google } from './consent/google.ts';
import { microsoftEntra } from './consent/microsoft-entra.ts';
import { nodeRed } from './publish/node-red.ts';
import { googleDrive } from './share/google-drive.ts';
import { sharepoint } from './share/sharepoint.ts';

export const connect = [] as const satisfies readonly Surface[];

export const consent = [
  generic, // consent/generic
  google, // consent/google
  microsoftEntra, // consent/microsoft-entra
] as const satisfies readonly Surface[];

export const publish = [
  nodeRed, // publish/node-red
] as const satisfies readonly Surface[];

export const share = [
  googleDrive, // share/google-drive
  sharepoint, // share/sharepoint
] as const satisfies readonly Surface[];

// The note lets bundlers leave it out, and with it the kinds that a content script does not use.
export const surfaces: readonly Surface[] = /* @__PURE__ */ [
  connect,
  consent,
  publish,
  share,
].flat();
