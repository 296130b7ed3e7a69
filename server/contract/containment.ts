/** What the console and the service say to each other about stopping something everywhere. */
import { z } from 'zod';

/** What can be stopped: an app by its client id, a connector, a host, a domain that is shared with. */
export const SORTS = ['app', 'connector', 'host', 'domain'] as const;
export type Sort = (typeof SORTS)[number];

const LONGEST_TARGET = 1024;

export const Target = z.strictObject({
  sort: z.enum(SORTS),
  id: z.string().trim().min(1).max(LONGEST_TARGET),
});
export type Target = z.infer<typeof Target>;

export const ThingQuery = z.strictObject({
  sort: z.enum(SORTS),
  /** Part of a name or an id. */
  text: z.string().max(200).default(''),
});
export type ThingQuery = z.infer<typeof ThingQuery>;

/** Something that was met in the fleet. */
export const SeenThing = z.strictObject({
  sort: z.enum(SORTS),
  id: z.string(),
  /** As pages showed it; providers do not check names. */
  name: z.string().nullable(),
  platforms: z.array(z.string()),
  first: z.int(),
  last: z.int(),
  steps: z.int(),
});
export type SeenThing = z.infer<typeof SeenThing>;

export const ThingList = z.strictObject({
  things: z.array(SeenThing),
  /** There are more that fit the text. */
  more: z.boolean(),
});

/** What an app was given, at most: a scope and what the catalogue knows of it. */
export const Reach = z.strictObject({
  scope: z.string(),
  platform: z.string(),
  area: z.string(),
  verb: z.string(),
  weight: z.enum(['ordinary', 'sensitive', 'high']),
  /** Read from its words, since no list names it. */
  estimated: z.boolean(),
  steps: z.int(),
  last: z.int(),
});
export type Reach = z.infer<typeof Reach>;

/**
 * Reasons to look twice: the organisation's own domain (refused), a host of a well-known provider, where much
 * more would stop, already stopped, never met, no key to sign with.
 */
export const CAUTIONS = ['own-domain', 'provider-host', 'stopped', 'never-met', 'no-key'] as const;

export const Preview = z.strictObject({
  /** As the policy will hold it: hosts without a path, ids as they are compared. */
  target: Target,
  name: z.string().nullable(),
  /** What is meant by it: itself, and for hosts and domains what lies below; at most a few are named. */
  things: z.array(SeenThing),
  more: z.boolean(),
  first: z.int().nullable(),
  last: z.int().nullable(),
  steps: z.int(),
  /** Those who went on with it: consented, shared, connected. */
  people: z.int(),
  devices: z.int(),
  /** Devices that met it and did not go on. */
  onlyMet: z.int(),
  reach: z.array(Reach),
  cautions: z.array(z.enum(CAUTIONS)),
  needs: z.enum(['one', 'two']),
});
export type Preview = z.infer<typeof Preview>;

export const AffectedQuery = Target.extend({
  /** Opaque; from `next` of the page before. */
  cursor: z.string().max(4_000).optional(),
});
export type AffectedQuery = z.infer<typeof AffectedQuery>;

export const Affected = z.strictObject({
  /** Null where reports name nobody. */
  person: z.string().nullable(),
  device: z.string(),
  platform: z.string(),
  thing: z.string(),
  first: z.int(),
  last: z.int(),
  times: z.int(),
});
export type Affected = z.infer<typeof Affected>;

export const AffectedPage = z.strictObject({
  rows: z.array(Affected),
  next: z.string().nullable(),
});
export type AffectedPage = z.infer<typeof AffectedPage>;

const Reason = z.string().trim().min(1).max(1000);

export const ContainRequest = z.strictObject({
  target: Target,
  name: z.string().max(200).nullable(),
  reason: Reason,
  drill: z.literal(false),
});

/** An exercise: the service makes up an app that nobody has, and the rest is the same. */
export const DrillRequest = z.strictObject({
  name: z.string().trim().min(1).max(80),
  reason: Reason,
  drill: z.literal(true),
});
export const StopRequest = z.discriminatedUnion('drill', [ContainRequest, DrillRequest]);
export type StopRequest = z.infer<typeof StopRequest>;

export const EndRequest = z.strictObject({ reason: Reason });

export const CONTAINMENT_STATES = ['proposed', 'stopped', 'lifted', 'withdrawn'] as const;

export const Containment = z.strictObject({
  id: z.string(),
  /** Id of the kill entry in the policy. */
  entry: z.string(),
  target: Target,
  name: z.string().nullable(),
  drill: z.boolean(),
  reason: z.string(),
  state: z.enum(CONTAINMENT_STATES),
  proposed: z.int(),
  proposedBy: z.string(),
  confirmed: z.int().nullable(),
  confirmedBy: z.string().nullable(),
  ended: z.int().nullable(),
  endedBy: z.string().nullable(),
  endReason: z.string().nullable(),
  /** Whether the policy that is served now has the entry. */
  inPolicy: z.boolean(),
  effects: z.strictObject({
    stopped: z.int(),
    /** Steps with it that went on all the same, in browsers that did not have the entry yet. */
    wentOn: z.int(),
    other: z.int(),
    firstStopped: z.int().nullable(),
    lastStopped: z.int().nullable(),
    lastWentOn: z.int().nullable(),
  }),
});
export type Containment = z.infer<typeof Containment>;

export const ContainmentList = z.strictObject({
  containments: z.array(Containment),
  needs: z.enum(['one', 'two']),
  /** Whether the service signs policies itself; otherwise an entry has to be put into the policy by hand. */
  signs: z.boolean(),
});
export type ContainmentList = z.infer<typeof ContainmentList>;

/** How much of the fleet has the entry. Those that were not heard of since may just be switched off. */
export const Spread = z.strictObject({
  /** The first version that has it, and Unix ms since when it was served. */
  version: z.int(),
  since: z.int(),
  devices: z.int(),
  reached: z.int(),
  /** Of those that were heard of since. */
  heard: z.int(),
  heardReached: z.int(),
  /** ms from then; null while too few have it. */
  median: z.number().nullable(),
  p95: z.number().nullable(),
});
export type Spread = z.infer<typeof Spread>;

export const ContainmentDetail = z.strictObject({
  containment: Containment,
  /** Null before it is in the policy. */
  spread: Spread.nullable(),
  /** The entry as it stands in a policy file, for those who sign elsewhere. */
  yaml: z.string(),
});
export type ContainmentDetail = z.infer<typeof ContainmentDetail>;
