/** Which layers work, and what is said of those that do not. */
import { describe, expect, it } from 'vitest';
import { type LayerParts, layersInWords, layersOf } from '../../../lib/browser/layers.ts';

const policyOf = (layers: object = {}) =>
  ({ settings: { layers: { page: true, request: true, net: true, ...layers } } }) as never;
const PARTS: LayerParts = {
  management: 'managed',
  policy: policyOf(),
  mayHold: true,
  net: { used: 12, left: 0, refused: null },
};
const said = (more: Partial<LayerParts>) =>
  layersOf({ ...PARTS, ...more }).map(
    ({ id, active, reason }) => `${id} ${active ? 'on' : reason}`,
  );

describe('layers', () => {
  it.each<[string, Partial<LayerParts>, string[]]>([
    ['all of them', {}, ['flow on', 'page on', 'request on', 'net on']],
    [
      'a browser that nobody manages',
      { management: 'unmanaged' },
      ['flow not-managed', 'page not-managed', 'request not-managed', 'net not-managed'],
    ],
    [
      'not installed by policy',
      { mayHold: false },
      ['flow on', 'page on', 'request not-installed-by-policy', 'net on'],
    ],
    [
      'switched off by the policy',
      { policy: policyOf({ page: false, request: false, net: false }) },
      ['flow on', 'page switched-off', 'request switched-off', 'net switched-off'],
    ],
    ['no policy yet', { policy: null }, ['flow on', 'page on', 'request on', 'net no-policy']],
    [
      'nothing denied outright',
      { net: { used: 0, left: 0, refused: null } },
      ['flow on', 'page on', 'request on', 'net nothing-to-do'],
    ],
    [
      'rules that the browser refused',
      { net: { used: 0, left: 9, refused: 'too many' } },
      ['flow on', 'page on', 'request on', 'net refused-by-browser'],
    ],
  ])('%s', (_name, more, expected) => expect(said(more)).toEqual(expected));

  it('are one sentence in a heartbeat, with what the net left out', () => {
    const net = { used: 30_000, left: 17, refused: null };
    expect(layersInWords(layersOf({ ...PARTS, mayHold: false, net }))).toBe(
      'Layers: flow tracker on; page gate on; request gate off, the browser lets only extensions installed by policy hold requests; net on (30000 rules, 17 left out).',
    );
  });
});
