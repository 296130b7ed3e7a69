import { DECISION_ROUTES } from './decision-routes.ts';
import type { Routes } from './described.ts';
import { EVENT_ROUTES } from './event-routes.ts';
import { FLEET_ROUTES } from './fleet-routes.ts';
import { PEOPLE_ROUTES } from './people-routes.ts';
import { SERVICE_ROUTES } from './service-routes.ts';

/** Every route that the service can answer. */
export const ROUTES: Routes = {
  ...SERVICE_ROUTES,
  ...PEOPLE_ROUTES,
  ...EVENT_ROUTES,
  ...DECISION_ROUTES,
  ...FLEET_ROUTES,
};
