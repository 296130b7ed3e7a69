/** What heartbeats say of a browser: structured, bounded, and readable in both directions of an upgrade. */
import { describe, expect, it } from 'vitest';
import { HandrailExtension } from '../../../lib/events/handrail-extension.ts';
import {
  HealthState,
  MOST_SURFACES,
  fittingDenied,
  worstSurfaces,
} from '../../../lib/events/health-state.ts';
import { toOcsf } from '../../../lib/events/ocsf.ts';
import { HealthRecord } from '../../../lib/events/record.ts';
import { surfaces } from '../../../lib/surfaces/registry.ts';
import { ORIGIN, healthSample, stateSample } from './samples.ts';

describe('a heartbeat', () => {
  it('carries what the browser is like as fields', () => {
    const { handrail } = toOcsf(healthSample({ condition: stateSample() }), ORIGIN, 1).unmapped;
    expect(handrail).toMatchObject({
      condition: {
        policy_id: 'acme',
        policy_hash: 'ab'.repeat(32),
        policy_age_ms: 60_000,
        layers: [{ id: 'flow', reason: 'on' }, {}, {}, {}],
        surfaces: [{ id: 'share/google-drive', version: 3, read: 12, gaps: 1 }],
        denied: ['private-windows'],
        set_aside: 0,
      },
    });
    expect(HandrailExtension.parse(handrail)).toEqual(handrail);
  });

  it('of an earlier version stays readable, in the outbox and in the service', () => {
    const { condition: _condition, ...before } = healthSample();
    expect(HealthRecord.parse(before).condition).toBeNull();
    const { handrail } = toOcsf(healthSample(), ORIGIN, 1).unmapped;
    if (handrail.type !== 'health') throw new Error('The sample is a health record.');
    const { condition: _none, ...told } = handrail;
    expect(HandrailExtension.parse(told)).toMatchObject({ type: 'health', condition: null });
  });

  it('stays below 8 KB, whatever was met', () => {
    const everything = surfaces.map(({ id, version }, index) => ({
      ...{ id, version },
      ...{ read: 1_000_000 + index, gaps: index },
    }));
    const met = worstSurfaces([...everything, { id: 'share/other', version: 1, read: 0, gaps: 0 }]);
    expect(met).toHaveLength(Math.min(MOST_SURFACES, everything.length));
    expect(met[0]).toMatchObject({ gaps: everything.length - 1 });
    const denied = fittingDenied(Array.from({ length: 50 }, () => 'x'.repeat(500)));
    const state = HealthState.parse(stateSample({ surfaces: met, denied }));
    const event = toOcsf(healthSample({ condition: state, detail: 'x'.repeat(1_000) }), ORIGIN, 1);
    expect(JSON.stringify(event).length).toBeLessThan(8_192);
  });

  it('names only surfaces that were met', () => {
    expect(worstSurfaces([{ id: 'share/box', version: 1, read: 0, gaps: 0 }])).toEqual([]);
  });
});
