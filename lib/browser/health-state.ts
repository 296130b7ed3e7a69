/** What a heartbeat says of this browser, gathered when it is due. */
import { type HealthState, fittingDenied, worstSurfaces } from '../events/health-state.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { surfaces } from '../surfaces/registry.ts';
import { type Layer, layersInWords } from './layers.ts';
import type { Management } from './management.ts';
import { deniedPermissions } from './permissions.ts';
import type { PolicyKeeper } from './policy-keeper.ts';
import type { Reporter } from './reporter.ts';
import { surfaceCounts } from './surface-counts.ts';

export interface HeartbeatParts {
  readonly management: Management;
  readonly keeper: PolicyKeeper;
  readonly outbox: Outbox;
  readonly reporter: Pick<Reporter, 'heartbeat'>;
  readonly layers: () => Promise<readonly Layer[]>;
}

/** Reports that Handrail is there, and how it stands. Settles when it is stored. */
export async function beat(parts: HeartbeatParts): Promise<void> {
  const layers = await parts.layers();
  const held = await parts.keeper.current((await parts.management.current()).configuration);
  const counts = await surfaceCounts();
  const state: HealthState = {
    policyId: held === null ? null : held.document.id.slice(0, 200),
    policyHash: held === null ? null : await parts.keeper.hash(),
    policyAge: held === null ? null : Math.max(0, Date.now() - held.checkedAt),
    layers: layers.map(({ id, reason }) => ({ id, reason })),
    surfaces: worstSurfaces(
      surfaces.flatMap(({ id, version }) => {
        const met = counts[id];
        return met === undefined ? [] : [{ id, version, ...met }];
      }),
    ),
    denied: fittingDenied(await deniedPermissions()),
    setAside: (await parts.outbox.counts()).setAside,
  };
  const version = held === null ? null : held.document.version;
  await parts.reporter.heartbeat(`Handrail is on. ${layersInWords(layers)}`, version, state);
}
