/** Requests that deploy an Apps Script, and the manifest that says whom a web app lets in. */
import { z } from 'zod/mini';
import type { LinkReach, PublishFacts } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody, jsonText } from '../wire.ts';

const Content = z.object({
  files: z.array(z.object({ name: z.string(), type: z.string(), source: z.string() })),
});

const Manifest = z.object({
  webapp: z.optional(z.object({ access: z.string(), executeAs: z.optional(z.string()) })),
});

const ACCESS: Readonly<Record<string, LinkReach>> = {
  DOMAIN: 'organisation',
  ANYONE: 'anyone_with_link',
  ANYONE_ANONYMOUS: 'anyone_with_link',
};
const RUNS_AS: Readonly<Record<string, PublishFacts['runsAs']>> = {
  USER_DEPLOYING: 'maker',
  USER_ACCESSING: 'viewer',
};

export const googleAppsScriptWire: readonly WireCall[] = [
  {
    name: 'Manifest',
    urls: ['https://script.googleapis.com/v1/projects/*/content*'],
    read: readManifest,
    seen: 'reference of the Apps Script interface, projects.updateContent and the manifest, 2026-11',
    sure: 'high',
  },
  {
    name: 'Deployment',
    urls: ['https://script.googleapis.com/v1/projects/*/deployments*'],
    // It names a version; who may open that stands in the version's manifest.
    read: (request) => (isMethod(request, 'POST', 'PUT') ? 'unreadable' : null),
    seen: 'reference of the Apps Script interface, projects.deployments, 2026-11',
    sure: 'high',
  },
];

/** A manifest that would open the web app beyond its maker. */
function readManifest(request: WireRequest): WireReading {
  if (!isMethod(request, 'PUT')) return null;
  const body = jsonBody(request, Content);
  if (body === null) return 'unreadable';
  const file = body.files.find(({ name, type }) => name === 'appsscript' && type === 'JSON');
  const webapp = file === undefined ? undefined : jsonText(file.source, Manifest)?.webapp;
  const reach = ACCESS[webapp?.access ?? ''];
  if (webapp === undefined || reach === undefined) return null;
  const isOpen = webapp.access === 'ANYONE_ANONYMOUS';
  return {
    kind: 'publish',
    surface: 'publish/google-apps-script',
    platform: 'google',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'app', id: inPath(request, /\/projects\/([^/]+)\//u), label: null },
    reach,
    signIn: isOpen ? 'none' : 'required',
    runsAs: RUNS_AS[webapp.executeAs ?? ''] ?? 'unknown',
    openEndpoints: isOpen ? 1 : 0,
  } satisfies PublishFacts;
}
