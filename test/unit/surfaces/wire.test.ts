import { describe, expect, it } from 'vitest';
import { Activity } from '../../../lib/activity/activity.ts';
import { matchesUrl } from '../../../lib/surfaces/read.ts';
import { surfaces } from '../../../lib/surfaces/registry.ts';
import type { WireCall, WireReading, WireRequest } from '../../../lib/surfaces/surface.ts';
import { WIRE_CALLS } from '../../../lib/surfaces/wire-registry.ts';
import { savedRequests } from './saved-requests.ts';

const calls = Object.entries(WIRE_CALLS) as ReadonlyArray<[string, readonly WireCall[]]>;
const requests = savedRequests();

/** What a surface's calls say of a request, as the worker asks them: by their addresses first. */
function said(own: readonly WireCall[], request: WireRequest): WireReading {
  for (const call of own) {
    if (!matchesUrl(call.urls, request.url)) continue;
    const reading = call.read(request);
    if (reading !== null) return reading;
  }
  return null;
}

describe('each saved request says to its own surface what stands beside it, and nothing to the others', () => {
  it.each(requests.map((request) => [request.name, request] as const))('%s', (_name, known) => {
    for (const [id, own] of calls) {
      const reading = said(own, known.request);
      const expected = id === known.folder ? known.expected : null;
      const activity =
        reading === null || reading === 'unreadable' ? reading : Activity.parse(reading);
      expect(activity, `${id} on ${known.name}`).toEqual(expected);
    }
  });
});

/** Bodies that no product sends. */
const BROKEN: ReadonlyArray<Pick<WireRequest, 'fields' | 'text'>> = [
  { fields: null, text: null },
  { fields: null, text: '' },
  { fields: null, text: '{"cut": [1, 2' },
  { fields: null, text: 'null' },
  { fields: null, text: '[]' },
  { fields: null, text: '[[["a"]]]' },
  { fields: null, text: '{"__proto__": {"public": true}}' },
  { fields: {}, text: null },
  { fields: { 'f.req': ['[[['], role: [] }, text: null },
];

describe('bodies that no product sends', () => {
  it.each(requests.map((request) => [request.name, request] as const))(
    '%s: nobody throws, and nobody makes up a step that is no activity',
    (_name, known) => {
      for (const body of BROKEN) {
        for (const [, own] of calls) {
          const reading = said(own, { ...known.request, ...body });
          const isSound =
            reading === null || reading === 'unreadable' || Activity.safeParse(reading).success;
          expect(isSound, `${JSON.stringify(body)} became ${JSON.stringify(reading)}`).toBe(true);
        }
      }
    },
  );
});

describe('what is declared', () => {
  it('belongs to a surface of its own name', () => {
    const ids = new Set<string>(surfaces.map(({ id }) => id));
    for (const [id] of calls) expect(ids.has(id), `${id} has calls and no surface`).toBe(true);
  });
  it('has a saved request that takes the step, and one that takes none', () => {
    for (const [id] of calls) {
      const own = requests.filter(({ folder }) => folder === id);
      expect(
        own.some(({ expected }) => expected !== null),
        `test/sites/${id} needs a request that shares`,
      ).toBe(true);
      expect(
        own.some(({ expected }) => expected === null),
        `test/sites/${id} needs a request that takes no step`,
      ).toBe(true);
    }
  });
  it('never waits for whole sites: a path, and a host unless the policy names it', () => {
    for (const [id, own] of calls) {
      for (const pattern of own.flatMap(({ urls }) => urls)) {
        const [, host = '', path = ''] = /^(?:\*|https?):\/\/([^/]+)(\/.*)$/u.exec(pattern) ?? [];
        expect(path.replace(/\*/gu, '').length, `${id}: ${pattern}`).toBeGreaterThan(2);
        const named = surfaces.find((surface) => surface.id === id)?.matches.length === 0;
        expect(host === '*', `${id}: ${pattern}`).toBe(named);
      }
    }
  });
});
