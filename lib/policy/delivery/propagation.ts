/** How fast a version reached the fleet, from what devices report anyway. Pure counting. */

/** One sign of life: which version of the policy a device had, where it said so. */
export interface Sighting {
  readonly device: string;
  /** Unix time in ms. */
  readonly time: number;
  readonly version: number | null;
  /** It stopped the made-up app of a drill. */
  readonly drill: boolean;
}

export interface LateDevice {
  readonly device: string;
  /** The highest version it ever reported. */
  readonly version: number | null;
  readonly lastSeen: number;
  /** Nothing was heard of it since the publication, so it may just be switched off. */
  readonly silent: boolean;
}

export interface Propagation {
  readonly version: number;
  /** Unix time in ms from which times are counted. */
  readonly published: number;
  readonly devices: number;
  /** Devices that reported this version or a higher one. */
  readonly reached: number;
  /** Of all devices, and of those that were heard of since the publication; null without any. */
  readonly coverage: number | null;
  readonly coverageOfHeard: number | null;
  /** ms from publication, over the devices that were reached. */
  readonly first: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  /** ms until 95 % of all devices had it; null while they have not. */
  readonly until95: number | null;
  /** Devices that really stopped the made-up app. */
  readonly stopped: number;
  readonly late: readonly LateDevice[];
}

interface Device {
  lastSeen: number;
  version: number | null;
  /** When each version was first seen on it; few, as a device takes few versions. */
  readonly versions: Map<number, number>;
  drill: boolean;
}

export interface PropagationCounter {
  readonly add: (sighting: Sighting) => void;
  /**
   * @param version the one to follow; the highest that was seen when null.
   * @param published Unix time in ms; the first sighting of the version when null.
   * @returns null where no device ever reported a version.
   */
  readonly result: (version: number | null, published: number | null) => Propagation | null;
}

/** Begins to count. Memory grows with devices and versions, not with events. */
export function createPropagation(): PropagationCounter {
  const devices = new Map<string, Device>();
  return {
    add: ({ device: name, time, version, drill }) => {
      const device = devices.get(name) ?? {
        lastSeen: time,
        version: null,
        versions: new Map<number, number>(),
        drill: false,
      };
      devices.set(name, device);
      device.lastSeen = Math.max(device.lastSeen, time);
      device.drill ||= drill;
      if (version === null) return;
      device.version = Math.max(device.version ?? 0, version);
      device.versions.set(version, Math.min(device.versions.get(version) ?? Infinity, time));
    },
    result: (asked, publishedAt) => {
      const all = [...devices];
      const version = asked ?? Math.max(...all.map(([, device]) => device.version ?? -Infinity));
      if (!Number.isFinite(version)) return null;
      const arrivals = all
        .map(([, device]) => arrivalOf(device, version))
        .filter((time) => time !== null)
        .toSorted((a, b) => a - b);
      const published = publishedAt ?? arrivals[0] ?? 0;
      // Clocks differ: a device cannot have had it before it was published.
      const delays = arrivals.map((time) => Math.max(0, time - published));
      const heard = all.filter(([, device]) => device.lastSeen >= published).length;
      return {
        version,
        published,
        devices: all.length,
        reached: delays.length,
        coverage: all.length === 0 ? null : delays.length / all.length,
        coverageOfHeard: heard === 0 ? null : delays.length / heard,
        first: delays[0] ?? null,
        p50: percentile(delays, 0.5),
        p95: percentile(delays, 0.95),
        until95: delays[Math.ceil(all.length * 0.95) - 1] ?? null,
        stopped: all.filter(([, device]) => device.drill).length,
        late: all
          .filter(([, device]) => arrivalOf(device, version) === null)
          .map(([device, { version: has, lastSeen }]) => ({
            device,
            version: has,
            lastSeen,
            silent: lastSeen < published,
          }))
          .toSorted((a, b) => a.lastSeen - b.lastSeen),
      };
    },
  };
}

/** When a device first had this version or a later one. */
function arrivalOf({ versions }: Device, version: number): number | null {
  const times = [...versions].filter(([has]) => has >= version).map(([, time]) => time);
  return times.length === 0 ? null : Math.min(...times);
}

/** Nearest rank, of sorted values. */
function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
