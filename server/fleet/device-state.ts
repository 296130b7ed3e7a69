/** One browser as its reports show it, and how a report changes that. Pure. */
import { z } from 'zod';
import type { HandrailExtension } from '../../lib/events/handrail-extension.ts';
import type { FollowedEvent } from '../events/after.ts';

/** Bigints come as text from one driver and as numbers from the other. */
const Count = z.coerce.number().int();
const MaybeCount = z.unknown().transform((value) => (value === null ? null : Count.parse(value)));

export const DeviceState = z.object({
  device: z.string(),
  /** When the service last heard of it, Unix ms. */
  heard: Count,
  person: z.string().nullable(),
  label: z.string().nullable(),
  browser: z.string(),
  version: z.string(),
  /** Version of the policy it spoke of last. */
  policy: MaybeCount,
  /** The newest it ever spoke of; -1 for none. */
  highest: Count,
  policy_hash: z.string().nullable(),
  /** When its policy address last answered, by its own clock. */
  policy_checked: MaybeCount,
  flow: z.string().nullable(),
  page: z.string().nullable(),
  request: z.string().nullable(),
  net: z.string().nullable(),
  /** Its permissions that the browser does not give, in words of the manifest, separated by blanks. */
  denied: z.string(),
  waiting: Count,
  dropped: Count,
  set_aside: Count,
});
export type DeviceState = z.infer<typeof DeviceState>;

/** A device writes these words itself, and they stand in keys. */
const LONGEST_WORD = 100;
const cut = (word: string) => word.slice(0, LONGEST_WORD).toWellFormed();

function fresh(device: string): DeviceState {
  return {
    ...{ device, heard: 0, person: null, label: null, browser: '', version: '' },
    ...{ policy: null, highest: -1, policy_hash: null, policy_checked: null },
    ...{ flow: null, page: null, request: null, net: null },
    ...{ denied: '', waiting: 0, dropped: 0, set_aside: 0 },
  };
}

/** Nobody has looked at these when the report was taken. */
const Word = z.string().optional().catch(undefined);
const Described = z.looseObject({
  device: z.looseObject({ name: Word }),
  metadata: z.looseObject({ product: z.looseObject({ version: Word }) }),
});

/** @param before what was known of the device; null when this is the first that is heard of it */
export function stateAfter(
  before: DeviceState | null,
  { row, received, event }: FollowedEvent,
): DeviceState {
  const state = before ?? fresh(row.device);
  const { handrail } = event.unmapped;
  const described = Described.parse(event);
  const policy = policyOf(handrail) ?? state.policy;
  return {
    ...state,
    heard: Math.max(state.heard, received),
    person: row.user,
    label: described.device.name ?? null,
    browser: cut(handrail.browser),
    version: cut(described.metadata.product.version ?? 'unknown'),
    policy,
    highest: Math.max(state.highest, policy ?? -1),
    ...(handrail.type === 'health'
      ? {
          waiting: handrail.queue_depth,
          dropped: handrail.dropped,
          ...conditionOf(handrail, event),
        }
      : {}),
  };
}

/** Version of the policy that an event speaks of. */
function policyOf(handrail: HandrailExtension): number | null {
  if (handrail.type === 'health') return handrail.policy_version;
  return handrail.policy === null ? null : handrail.policy.version;
}

type Health = Extract<HandrailExtension, { type: 'health' }>;

function conditionOf(
  { condition }: Health,
  { time }: FollowedEvent['event'],
): Partial<DeviceState> {
  // Absent in events of before it was told.
  if (condition === undefined || condition === null) return {};
  const layers = Object.fromEntries(condition.layers.map(({ id, reason }) => [id, reason]));
  return {
    policy_hash: condition.policy_hash,
    policy_checked:
      condition.policy_age_ms === null ? null : Math.round(time - condition.policy_age_ms),
    ...{ flow: layers['flow'] ?? null, page: layers['page'] ?? null },
    ...{ request: layers['request'] ?? null, net: layers['net'] ?? null },
    denied: condition.denied.map(cut).toSorted().join(' '),
    set_aside: condition.set_aside,
  };
}

/** What a device is counted under: pairs of dimension and value. */
export function countedAs(state: DeviceState): [dimension: string, value: string][] {
  const layers = (['flow', 'page', 'request', 'net'] as const).map((layer): [string, string] => [
    layer,
    state[layer] ?? 'unknown',
  ]);
  return [
    ['version', state.version],
    ['browser', state.browser],
    ['policy', `${state.policy ?? '-'} ${state.policy_hash ?? '-'}`],
    ...layers,
    ...state.denied
      .split(' ')
      .filter((name) => name !== '')
      .map((name): [string, string] => ['denied', name]),
    ...(state.waiting > 0 ? [['trouble', 'waiting'] as [string, string]] : []),
    ...(state.dropped > 0 ? [['trouble', 'dropped'] as [string, string]] : []),
    ...(state.set_aside > 0 ? [['trouble', 'set-aside'] as [string, string]] : []),
  ];
}

/** ms of one slot in which devices are counted by when they were last heard of. */
export const SLOT = 5 * 60_000;
export const slotOf = (heard: number) => Math.floor(heard / SLOT);
