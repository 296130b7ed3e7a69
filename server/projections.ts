/** Every projection of the service, by the room that reads it. */
import { INVENTORY } from './inventory/projection.ts';
import type { Projection } from './projection/projection.ts';
import { MEASURES } from './measures/projection.ts';

export const PROJECTIONS: readonly Projection[] = [INVENTORY, MEASURES];
