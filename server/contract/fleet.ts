/** What the console and the service say to each other about the fleet. */
import { z } from 'zod';
import { LAYERS, LAYER_REASONS } from '../../lib/events/health-state.ts';

/** How a browser shows who it is. */
export const EnrolmentState = z.enum(['enrolled', 'token', 'revoked']);
export type EnrolmentState = z.infer<typeof EnrolmentState>;

/** One browser in a list; what it never told is null. Times are Unix ms. */
export const FleetDevice = z.strictObject({
  device: z.string(),
  heard: z.int(),
  person: z.string().nullable(),
  label: z.string().nullable(),
  browser: z.string(),
  version: z.string(),
  policy: z.int().nullable(),
  policyHash: z.string().nullable(),
  policyChecked: z.int().nullable(),
  layers: z.array(z.strictObject({ id: z.enum(LAYERS), reason: z.string().nullable() })),
  denied: z.array(z.string()),
  waiting: z.int(),
  dropped: z.int(),
  setAside: z.int(),
  enrolment: EnrolmentState,
  /** When its credential ends; null where it has none. */
  credentialEnds: z.int().nullable(),
  /** Tries of another browser to enrol under its name. */
  copies: z.int(),
  /** Events that it numbered and that never came. */
  missing: z.int(),
  links: z.int(),
});
export type FleetDevice = z.infer<typeof FleetDevice>;

/** Which browsers to list; filters are optional and add up. */
export const DeviceQuery = z.strictObject({
  version: z.string().max(100).optional(),
  browser: z.string().max(100).optional(),
  /** Spoke of this version of the policy last. */
  policy: z.coerce.number().int().optional(),
  policyHash: z.string().max(64).optional(),
  /** Never spoke of this version or a newer one. */
  below: z.coerce.number().int().optional(),
  layer: z.enum(LAYERS).optional(),
  reason: z.enum(['unknown', ...LAYER_REASONS]).optional(),
  /** Not heard of for so many ms. */
  silent: z.coerce.number().int().positive().optional(),
  /** Heard of within so many ms. */
  active: z.coerce.number().int().positive().optional(),
  /** Could not read this surface since its last start. */
  surface: z.string().max(100).optional(),
  surfaceVersion: z.coerce.number().int().optional(),
  denied: z.string().max(100).optional(),
  trouble: z.enum(['waiting', 'dropped', 'set-aside', 'gaps', 'copies']).optional(),
  enrolment: EnrolmentState.optional(),
  /** The browser itself, its label or its person, as it stands. */
  name: z.string().max(320).optional(),
  cursor: z.string().max(400).optional(),
});
export type DeviceQuery = z.infer<typeof DeviceQuery>;

export const DevicePage = z.strictObject({
  devices: z.array(FleetDevice),
  next: z.string().nullable(),
});
export type DevicePage = z.infer<typeof DevicePage>;

const Counted = z.strictObject({ value: z.string(), devices: z.int() });

/** Everything the page shows before anybody asks for a list. */
export const Coverage = z.strictObject({
  now: z.int(),
  devices: z.int(),
  /** Heard of within a week: the fleet that shares are taken of. */
  active: z.int(),
  silent: z.strictObject({ hour: z.int(), day: z.int(), week: z.int() }),
  /** The policy that is served now, and how far it has come; null where none is published. */
  policy: z
    .strictObject({
      version: z.int(),
      hash: z.string(),
      since: z.int(),
      reached: z.int(),
      /** Of the browsers that are active. */
      activeReached: z.int(),
      p50: z.int().nullable(),
      p95: z.int().nullable(),
    })
    .nullable(),
  policies: z.array(
    z.strictObject({
      policy: z.int().nullable(),
      hash: z.string().nullable(),
      devices: z.int(),
      /** Whether it is the bundle that is served. */
      live: z.boolean(),
    }),
  ),
  versions: z.array(Counted),
  browsers: z.array(Counted),
  layers: z.array(z.strictObject({ layer: z.enum(LAYERS), reason: z.string(), devices: z.int() })),
  denied: z.array(Counted),
  enrolment: z.strictObject({
    enrolled: z.int(),
    token: z.int(),
    revoked: z.int(),
    copies: z.int(),
    required: z.boolean(),
  }),
  trouble: z.strictObject({
    waiting: z.int(),
    dropped: z.int(),
    setAside: z.int(),
    gaps: z.int(),
  }),
  /** Over the last 30 days, the worst first. */
  surfaces: z.array(
    z.strictObject({
      surface: z.string(),
      version: z.int(),
      read: z.int(),
      gaps: z.int(),
    }),
  ),
});
export type Coverage = z.infer<typeof Coverage>;

/** Enrolment tokens as the console may see them: never their text. */
export const EnrolmentToken = z.strictObject({
  id: z.string(),
  made: z.int(),
  madeBy: z.string(),
  /** The first characters, to tell two apart. */
  begins: z.string(),
});
export type EnrolmentToken = z.infer<typeof EnrolmentToken>;

/** A new token, shown this once. */
export const MadeToken = EnrolmentToken.extend({ token: z.string() });
export type MadeToken = z.infer<typeof MadeToken>;
