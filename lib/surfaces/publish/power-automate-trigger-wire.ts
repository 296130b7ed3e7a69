/** The request by which Power Automate saves a flow: what starts it, and who may. */
import { z } from 'zod/mini';
import type { LinkReach } from '../../activity/activity.ts';
import { hostOf } from '../dom.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { inPath, isMethod, jsonBody } from '../wire.ts';

/** A flow's definition; only its triggers are looked at. */
const Flow = z.object({
  properties: z.object({
    definition: z.optional(
      z.object({
        triggers: z.record(
          z.string(),
          z.object({
            type: z.string(),
            kind: z.optional(z.string()),
            inputs: z.optional(z.object({ triggerAuthenticationType: z.optional(z.string()) })),
          }),
        ),
      }),
    ),
  }),
});

/** "Anyone" and "Any user in my tenant"; what stands for chosen users is not known. */
const REACHES: Readonly<Record<string, LinkReach>> = {
  All: 'anyone_with_link',
  Tenant: 'organisation',
};

export const powerAutomateTriggerWire: readonly WireCall[] = [
  {
    name: 'save flow',
    urls: [
      'https://*.api.flow.microsoft.com/providers/Microsoft.ProcessSimple/*/flows*',
      'https://*.api.powerplatform.com/powerautomate/flows*',
    ],
    read,
    seen: 'flow definitions and requests in public code, 2026-11',
    sure: 'high',
  },
];

function read(request: WireRequest): WireReading {
  if (!isMethod(request, 'POST', 'PATCH', 'PUT')) return null;
  // The flow itself, or the list that a new one is added to; runs, owners and checks stand below it.
  if (!/\/flows(\/[^/]+)?$/u.test(request.url.pathname)) return null;
  const body = jsonBody(request, Flow);
  if (body === null) return isOpen(request.text) ? 'unreadable' : null;
  const triggers = Object.values(body.properties.definition?.triggers ?? {});
  const known = triggers
    .filter(({ type, kind }) => type === 'Request' && kind !== 'Button')
    .map(({ inputs }) => REACHES[inputs?.triggerAuthenticationType ?? ''] ?? null);
  const reach = (['anyone_with_link', 'organisation'] as const).find((one) => known.includes(one));
  if (reach === undefined) return null;
  const environment = inPath(request, /\/environments\/([^/]+)/u);
  return {
    kind: 'publish',
    surface: 'publish/power-automate-trigger',
    platform: 'microsoft',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: {
      type: 'flow',
      id: inPath(request, /\/flows\/([^/]+)$/u),
      label: null,
      ...(environment !== null && { container: { type: 'environment', id: environment } }),
    },
    reach,
    signIn: reach === 'anyone_with_link' ? 'none' : 'required',
    // A flow works with its owner's connections, whoever starts it.
    runsAs: 'maker',
    openEndpoints: known.filter((one) => one === 'anyone_with_link').length,
  };
}

/** Bodies are cut at 64 KiB, and flows may be longer: then the words alone tell. */
function isOpen(text: string | null): boolean {
  return /"triggerAuthenticationType"\s*:\s*"All"/u.test(text ?? '');
}
