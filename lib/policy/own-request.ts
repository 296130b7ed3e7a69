/**
 * The requests that a browser made itself. Only that browser knows which app, connector or file a request
 * was about, so an approval that goes by the uid of a request needs to name neither person nor thing.
 */
import type { Activity } from '../activity/activity.ts';
import { appKey } from './known.ts';

/** One request: the uid of its event, and the one thing it was about. */
export interface OwnRequest {
  readonly uid: string;
  /** Client id of the app. */
  readonly app?: string;
  /** Id of the connector. */
  readonly connector?: string;
  /** The product's own id of the file, flow or page, as it was read there. */
  readonly resource?: string;
}

/** A request about this step, or null where nobody could tell later what it was about. */
export function ownRequestOf(uid: string, activity: Activity): OwnRequest | null {
  switch (activity.kind) {
    case 'consent':
      return { uid, app: activity.app.clientId };
    case 'connect':
      return { uid, connector: activity.connector.id };
    case 'share':
    case 'publish':
      return activity.resource.id === null ? null : { uid, resource: activity.resource.id };
  }
}

/** Whether a step is about the same thing as a request. */
export function isAbout({ app, connector, resource }: OwnRequest, activity: Activity): boolean {
  switch (activity.kind) {
    case 'consent':
      return app !== undefined && appKey(app) === appKey(activity.app.clientId);
    case 'connect':
      return connector !== undefined && connector === activity.connector.id;
    case 'share':
    case 'publish':
      return resource !== undefined && resource === activity.resource.id;
  }
}
