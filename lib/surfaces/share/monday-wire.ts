/** Mutations of monday.com's API that add people. The web app's own calls were not found. */
import { z } from 'zod/mini';
import { domainOfAddress, hostOf } from '../dom.ts';
import { countByDomain } from '../share-names.ts';
import type { WireCall, WireReading, WireRequest } from '../surface.ts';
import { isMethod, jsonBody } from '../wire.ts';

const Query = z.object({ query: z.string(), variables: z.optional(z.unknown()) });

export const mondayWire: readonly WireCall[] = [
  {
    name: 'mutation',
    urls: ['https://api.monday.com/v2*'],
    read,
    seen: 'reference of the monday.com API, 2026-07',
    sure: 'medium',
  },
];

function read(request: WireRequest): WireReading {
  const body = isMethod(request, 'POST') ? jsonBody(request, Query) : null;
  if (body === null || !/\bmutation\b/u.test(body.query)) return null;
  // People and teams are named by ids, which tell no domain.
  if (/\badd_(users|teams|subscribers)_to_(board|workspace)\b/u.test(body.query))
    return 'unreadable';
  return /\binvite_users\b/u.test(body.query) ? invited(request, body) : null;
}

/** Addresses stand in the query itself or in its variables. */
function invited(request: WireRequest, { query, variables }: z.infer<typeof Query>): WireReading {
  const text = `${query} ${JSON.stringify(variables ?? null)}`;
  const addresses = text.match(/[^\s"'[\](){},:\\]+@[^\s"'[\](){},:\\]+/gu) ?? [];
  const recipients = countByDomain(addresses.map(domainOfAddress));
  if (recipients.length === 0) return 'unreadable';
  return {
    kind: 'share',
    surface: 'share/monday',
    platform: 'monday',
    host: hostOf(request.url),
    accountDomain: null,
    sensor: 'wire',
    resource: { type: 'workspace', id: null, label: null },
    recipients,
    link: 'unchanged',
    role: null,
  };
}
