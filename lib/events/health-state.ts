/**
 * How Handrail stands in one browser, as a heartbeat tells it: policy, layers, surfaces, queue. Counts and
 * names of our own parts only; never a page, a person or a thing.
 */
import { z } from 'zod/mini';
import { SurfaceId, short } from '../activity/vocabulary.ts';

/** The layers of enforcement (DESIGN §2), outermost last. */
export const LAYERS = ['flow', 'page', 'request', 'net'] as const;
/** Why a layer works, or why it does not. */
export const LAYER_REASONS = [
  'on',
  'nothing-to-do',
  'switched-off',
  'not-installed-by-policy',
  'not-managed',
  'no-policy',
  'refused-by-browser',
] as const;

/** A heartbeat stays below 8 KB: these many surfaces with the most gaps, and no other. */
export const MOST_SURFACES = 40;
const MOST_DENIED = 20;

export const SurfaceHealth = z.strictObject({
  id: SurfaceId,
  version: z.int().check(z.nonnegative()),
  /** How often it was read since the browser started, and how often it could not be. */
  read: z.int().check(z.nonnegative()),
  gaps: z.int().check(z.nonnegative()),
});
export type SurfaceHealth = z.infer<typeof SurfaceHealth>;

export const LayerHealth = z.strictObject({ id: z.enum(LAYERS), reason: z.enum(LAYER_REASONS) });
export type LayerHealth = z.infer<typeof LayerHealth>;

export const HealthState = z.strictObject({
  policyId: z.nullable(short(200)),
  /** SHA-256 of the signed bundle in force, hex: two bundles of one version differ here. */
  policyHash: z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  /** ms since the policy address last answered. */
  policyAge: z.nullable(z.number().check(z.nonnegative())),
  layers: z.array(LayerHealth).check(z.maxLength(LAYERS.length)),
  /** Only those that were met since the browser started. */
  surfaces: z.array(SurfaceHealth).check(z.maxLength(MOST_SURFACES)),
  /** Permissions of our own that the browser does not give, and `private-windows` where it is shut out of those. */
  denied: z.array(short(100)).check(z.maxLength(MOST_DENIED)),
  /** Reports that no endpoint would take. */
  setAside: z.int().check(z.nonnegative()),
});
export type HealthState = z.infer<typeof HealthState>;

/** The surfaces that fit, those with the most gaps first. */
export function worstSurfaces(surfaces: readonly SurfaceHealth[]): SurfaceHealth[] {
  return surfaces
    .filter(({ read, gaps }) => read + gaps > 0)
    .toSorted((a, b) => b.gaps - a.gaps || b.read - a.read || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SURFACES);
}

/** The permissions that fit. */
export function fittingDenied(denied: readonly string[]): string[] {
  return denied.map((name) => name.slice(0, 100)).slice(0, MOST_DENIED);
}
