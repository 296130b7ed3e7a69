/**
 * An ordinary step of each kind, to tell others by what differs: an app that nobody knows and that only
 * signs people in, a file shared with nobody, a flow without an open address, a plain connection.
 */
import {
  NO_CONNECT_FACTS,
  NO_PUBLISH_FACTS,
  NO_SHARE_TERMS,
  Activity,
  type ConnectActivity,
  type ConsentActivity,
  type Kind,
  NO_REQUEST_FACTS,
  type PublishActivity,
  type ShareActivity,
} from '../../activity/activity.ts';

const CONSENT: ConsentActivity = {
  kind: 'consent',
  surface: 'consent/generic',
  platform: 'oauth',
  host: 'sso.vendor.example',
  accountDomain: null,
  sensor: 'flow',
  app: { clientId: 'some-app', name: null, publisher: null, verified: null },
  scopes: ['openid'],
  redirectUri: 'https://app.example/callback',
  flow: 'code',
  offline: false,
  organisationWide: false,
  opaque: false,
  ...NO_REQUEST_FACTS,
};

const SHARE: ShareActivity = {
  kind: 'share',
  ...NO_SHARE_TERMS,
  surface: 'share/google-drive',
  platform: 'google',
  host: 'drive.google.com',
  accountDomain: null,
  sensor: 'page',
  resource: { type: 'spreadsheet', id: 'file-1', label: null },
  recipients: [],
  link: 'unchanged',
  role: 'view',
};

const CONNECT: ConnectActivity = {
  kind: 'connect',
  ...NO_CONNECT_FACTS,
  surface: 'connect/n8n',
  platform: 'n8n',
  host: 'n8n.example',
  accountDomain: null,
  sensor: 'page',
  connector: { id: 'some-connector', name: null },
  sharedWith: 'unchanged',
  endpointHost: null,
};

const PUBLISH: PublishActivity = {
  kind: 'publish',
  ...NO_PUBLISH_FACTS,
  surface: 'publish/node-red',
  platform: 'node-red',
  host: 'node-red.example',
  accountDomain: null,
  sensor: 'page',
  resource: { type: 'flow', id: 'flow-1', label: null },
  reach: 'unchanged',
  signIn: 'unknown',
  runsAs: 'unknown',
  openEndpoints: 0,
};

/** What is ordinary, by kind. */
export const ORDINARY_STEPS: Readonly<Record<Kind, Activity>> = {
  consent: CONSENT,
  share: SHARE,
  connect: CONNECT,
  publish: PUBLISH,
};

/**
 * An ordinary step with these differences; parts of parts (`app`, `resource`, `connector`) may be named
 * alone.
 * @returns the activity, or sentences about what is wrong with the differences.
 */
export function stepWith(
  kind: Kind,
  differences: Readonly<Record<string, unknown>>,
): Activity | readonly string[] {
  const ordinary = ORDINARY_STEPS[kind] as unknown as Readonly<Record<string, unknown>>;
  const merged = Object.fromEntries(
    Object.entries({ ...ordinary, ...differences }).map(([key, value]) => [
      key,
      isRecord(value) && isRecord(ordinary[key]) ? { ...ordinary[key], ...value } : value,
    ]),
  );
  const result = Activity.safeParse(merged);
  if (result.success) return result.data;
  return result.error.issues.map(({ path, message }) => `${path.join('.') || kind}: ${message}`);
}

/** What differs from an ordinary step of its kind, part by part; parts of parts where only they differ. */
export function differencesFrom(activity: Activity): Record<string, unknown> {
  const ordinary = ORDINARY_STEPS[activity.kind] as unknown as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(activity).flatMap(([key, value]: [string, unknown]) => {
      const usual = ordinary[key];
      if (JSON.stringify(value) === JSON.stringify(usual)) return [];
      if (!isRecord(value) || !isRecord(usual)) return [[key, value]];
      const parts = Object.entries(value).filter(
        ([part, inner]) => JSON.stringify(inner) !== JSON.stringify(usual[part]),
      );
      return [[key, Object.fromEntries(parts)]];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
