/** Every projection of the service, by the room that reads it. */
import { FLEET } from './fleet/projection.ts';
import { EFFECTS_PROJECTION } from './containment/effects.ts';
import { SEEN_PROJECTION } from './containment/seen.ts';
import { APPROVALS } from './approvals/projection.ts';
import { FINDINGS } from './findings/projection.ts';
import { INVENTORY } from './inventory/projection.ts';
import { MEASURES } from './measures/projection.ts';
import { RULE_DAYS_PROJECTION } from './policy/rule-days.ts';
import type { Projection } from './projection/projection.ts';

export const PROJECTIONS: readonly Projection[] = [
  INVENTORY,
  FINDINGS,
  MEASURES,
  RULE_DAYS_PROJECTION,
  SEEN_PROJECTION,
  EFFECTS_PROJECTION,
  APPROVALS,
  FLEET,
];
