/** Every projection of the service, by the room that reads it. */
import type { Projection } from './projection/projection.ts';

export const PROJECTIONS: readonly Projection[] = [];
