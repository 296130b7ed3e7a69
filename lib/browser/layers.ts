/** Which layers of enforcement work in this browser, which do not, and why. */
import type { z } from 'zod/mini';
import type { Layer as LayerSchema, ManagementState } from './messages.ts';
import type { NetState } from './net-rules.ts';
import type { Policy } from '../policy/schema.ts';

export type Layer = z.infer<typeof LayerSchema>;

export interface LayerParts {
  readonly management: ManagementState;
  readonly policy: Policy | null;
  /** Whether the browser lets this extension hold requests; null while it is being asked. */
  readonly mayHold: boolean | null;
  readonly net: NetState;
}

/** The four layers, in the order in which they meet a step. */
export function layersOf({ management, policy, mayHold, net }: LayerParts): Layer[] {
  const managed = management === 'managed';
  const layers = policy?.settings.layers;
  const layer = (
    id: Layer['id'],
    obstacle: Layer['reason'] | null,
    rules: Layer['rules'] = null,
  ): Layer => {
    const reason = managed ? (obstacle ?? 'on') : 'not-managed';
    return { id, active: reason === 'on', reason, rules };
  };
  return [
    layer('flow', null),
    layer('page', layers?.page === false ? 'switched-off' : null),
    layer(
      'request',
      layers?.request === false
        ? 'switched-off'
        : mayHold === false
          ? 'not-installed-by-policy'
          : null,
    ),
    layer('net', netObstacle(policy, net), { used: net.used, left: net.left }),
  ];
}

function netObstacle(policy: Policy | null, net: NetState): Layer['reason'] | null {
  if (policy === null) return 'no-policy';
  if (!policy.settings.layers.net) return 'switched-off';
  if (net.refused !== null) return 'refused-by-browser';
  return net.used === 0 ? 'nothing-to-do' : null;
}

const NAMES: Readonly<Record<Layer['id'], string>> = {
  flow: 'flow tracker',
  page: 'page gate',
  request: 'request gate',
  net: 'net',
};

const REASONS: Readonly<Record<Layer['reason'], string>> = {
  on: 'on',
  'nothing-to-do': 'off, nothing is denied outright',
  'switched-off': 'off by policy',
  'not-installed-by-policy':
    'off, the browser lets only extensions installed by policy hold requests',
  'not-managed': 'off, nobody manages this browser',
  'no-policy': 'off, there is no policy',
  'refused-by-browser': 'off, the browser refused the rules',
};

/** One sentence for reports. */
export function layersInWords(layers: readonly Layer[]): string {
  const parts = layers.map(({ id, reason, rules }) => {
    const counted =
      rules === null || (rules.used === 0 && rules.left === 0)
        ? ''
        : ` (${rules.used} rules${rules.left > 0 ? `, ${rules.left} left out` : ''})`;
    return `${NAMES[id]} ${REASONS[reason]}${counted}`;
  });
  return `Layers: ${parts.join('; ')}.`;
}
