/**
 * The step of a dialog that is known and could not be read: its product changed, or its page stands in the
 * way. What is at stake is not known, so its activity says nothing but where it is; the policy's
 * `onUnreadable` says whether the person is asked all the same.
 */
import {
  NO_CONNECT_FACTS,
  NO_PUBLISH_FACTS,
  NO_SHARE_TERMS,
  type Activity,
  NO_REQUEST_FACTS,
  fingerprintOf,
} from '../activity/activity.ts';
import type { Decision } from '../activity/decision.ts';
import { type AuthorizeRequest, consentActivity } from '../surfaces/authorize-request.ts';
import { hostOf } from '../surfaces/dom.ts';
import type { Surface } from '../surfaces/surface.ts';
import type { Step } from './step.ts';

/** The step that nobody could read. @param flow what led here, which still names the app. */
export function unreadStep(
  surface: Surface,
  root: Element,
  decision: Decision,
  flow: AuthorizeRequest | null,
): Step {
  const activity = unreadActivity(surface, new URL(root.ownerDocument.URL), flow);
  return { surface, root, activity, decision, fingerprint: fingerprintOf(activity), decided: 0 };
}

function unreadActivity(
  { id, kind, platform }: Surface,
  url: URL,
  flow: AuthorizeRequest | null,
): Activity {
  const where = {
    surface: id,
    platform,
    host: hostOf(url),
    accountDomain: null,
    sensor: 'page',
  } as const;
  const resource = { type: 'unknown', id: null, label: null } as const;
  switch (kind) {
    case 'consent':
      return consentActivity(id, flow ?? { ...NOTHING_ASKED, host: where.host, platform }, 'page');
    case 'share':
      return {
        kind,
        ...NO_SHARE_TERMS,
        ...where,
        resource,
        recipients: [],
        link: 'unchanged',
        role: null,
      };
    case 'connect':
      return {
        kind,
        ...NO_CONNECT_FACTS,
        ...where,
        connector: { id: 'unknown', name: null },
        sharedWith: 'unchanged',
        endpointHost: null,
      };
    case 'publish':
      return {
        kind,
        ...NO_PUBLISH_FACTS,
        ...where,
        resource,
        reach: 'unchanged',
        signIn: 'unknown',
        runsAs: 'unknown',
        openEndpoints: 0,
      };
  }
}

/** A request of which nothing is known. */
const NOTHING_ASKED: Omit<AuthorizeRequest, 'host' | 'platform'> = {
  clientId: '',
  scopes: [],
  redirectUri: null,
  flow: 'unknown',
  offline: false,
  organisationWide: false,
  opaque: true,
  accountDomain: null,
  ...NO_REQUEST_FACTS,
};
