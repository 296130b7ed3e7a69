/**
 * Records as OCSF 1.8.0 events. The choice of class and codes is written down in README.md beside
 * this file; tests hold the result against the official schema.
 */
import type { Activity, Resource } from '../activity/activity.ts';
import { atLeast } from '../activity/decision.ts';
import { type HandrailExtension, extensionOf } from './handrail-extension.ts';
import type { HealthRecord, Origin, ReportRecord, StepRecord } from './record.ts';
import { sentenceFor } from './sentence.ts';
import { ACTIONS, DISPOSITIONS, SEVERITIES, STATUSES, verdictOf } from './verdict.ts';

/** The one pinned release; consumers lag behind, so it moves only on purpose. */
export const OCSF_VERSION = '1.8.0';

export type OcsfEvent = {
  time: number;
  severity_id: number;
  message: string;
  metadata: { uid: string; sequence: number } & Record<string, unknown>;
  unmapped: { handrail: HandrailExtension };
} & Record<string, unknown>;

/**
 * @param record a reduced record (see `reduceActivity`)
 * @param origin who and what reports
 * @param sequence counts up per device, so that a gap can be seen
 * @returns a plain JSON object, valid against OCSF 1.8.0; optional facts that are null are left out
 */
export function toOcsf(record: ReportRecord, origin: Origin, sequence: number): OcsfEvent {
  const isStep = record.type === 'step';
  return {
    ...(isStep ? classOfStep(record, origin) : classOfHealth(record, origin)),
    time: record.time,
    message: sentenceFor(record, origin.user),
    metadata: {
      uid: record.uid,
      version: OCSF_VERSION,
      product: productOf(origin.version),
      profiles: isStep ? ['security_control', 'host'] : ['host'],
      sequence,
      ...optional('tenant_uid', origin.tenant),
      ...optional('correlation_uid', isStep ? record.disputes : null),
    },
    device: { ...browserEndpoint(origin), ...optional('desc', origin.browser) },
    unmapped: { handrail: extensionOf(record, origin) },
  };
}

/** The product that reports, in this version of it. */
export const productOf = (version: string) => ({
  ...{ name: 'Handrail', vendor_name: 'Handrail', version },
});

function classOfStep(record: StepRecord, origin: Origin): ClassPart {
  return {
    ...subjectOf(record.activity),
    ...controlOf(record),
    actor: actorOf(origin),
    src_endpoint: browserEndpoint(origin),
    ...optional('status_detail', record.justification),
  };
}

type ClassPart = Record<string, unknown> & { severity_id: number };

/** Class, activity and the objects that the class requires. */
function subjectOf(activity: Activity): Record<string, unknown> {
  switch (activity.kind) {
    case 'consent':
      return {
        ...classCodes(
          3,
          'Identity & Access Management',
          3005,
          'User Access Management',
          1,
          'Assign Privileges',
        ),
        user: {
          uid: activity.app.clientId,
          type_id: 4,
          type: 'Service',
          ...optional('name', activity.app.name),
          ...optional('domain', hostOf(activity.redirectUri)),
        },
        privileges: activity.scopes,
        resources: [
          {
            type: 'oauth_idp',
            name: activity.platform,
            hostname: activity.host,
            role_id: 1,
            role: 'Target',
          },
        ],
      };
    case 'share':
      return {
        ...classCodes(6, 'Application Activity', 6006, 'File Hosting Activity', 12, 'Share'),
        file: fileOf(activity.resource),
        dst_endpoint: { hostname: activity.host },
      };
    case 'publish':
      return {
        ...WEB_RESOURCES_SHARE,
        web_resources: [
          {
            name: activity.resource.type,
            type: activity.resource.type,
            ...optional('uid', activity.resource.id),
            ...optional('desc', activity.resource.label),
          },
        ],
        dst_endpoint: { hostname: activity.host },
      };
    case 'connect':
      return {
        ...WEB_RESOURCES_SHARE,
        web_resources: [
          {
            name:
              activity.connector.name === null ? activity.connector.id : activity.connector.name,
            type: 'connector',
            uid: activity.connector.id,
          },
        ],
        dst_endpoint: { hostname: activity.host },
      };
  }
}

const WEB_RESOURCES_SHARE = classCodes(
  6,
  'Application Activity',
  6001,
  'Web Resources Activity',
  8,
  'Share',
);

/** What says of an event which class and activity it is. */
export function classCodes(
  category: number,
  categoryName: string,
  classUid: number,
  className: string,
  activityId: number,
  activityName: string,
) {
  return {
    category_uid: category,
    category_name: categoryName,
    class_uid: classUid,
    class_name: className,
    activity_id: activityId,
    activity_name: activityName,
    type_uid: classUid * 100 + activityId,
    type_name: `${className}: ${activityName}`,
  };
}

/** Titles are never read, so a file is named by what it is. */
function fileOf(resource: Resource): Record<string, unknown> {
  const type =
    resource.type === 'folder'
      ? { type_id: 2, type: 'Folder' }
      : resource.type === 'unknown'
        ? { type_id: 0, type: 'Unknown' }
        : NO_FILES.includes(resource.type)
          ? { type_id: 99, type: resource.type }
          : { type_id: 1, type: 'Regular File' };
  const label =
    resource.label === null ? {} : { confidentiality_id: 99, confidentiality: resource.label };
  return { name: resource.type, ...type, ...optional('uid', resource.id), ...label };
}

const NO_FILES: Resource['type'][] = ['site', 'flow', 'app'];

/** The attributes of the `security_control` profile, status and severity. */
function controlOf(record: StepRecord): ClassPart {
  const { decision } = record;
  const verdict = verdictOf(record);
  const disposition =
    typeof verdict.disposition === 'number'
      ? { disposition_id: verdict.disposition, disposition: DISPOSITIONS[verdict.disposition] }
      : { disposition_id: 99, disposition: verdict.disposition };
  const policy =
    decision.policy === null
      ? null
      : {
          uid: decision.policy.id,
          name: decision.policy.id,
          version: String(decision.policy.version),
          // A policy whose rules only watch was read, but not applied to the step.
          is_applied: decision.stage !== 'observe',
        };
  return {
    action_id: verdict.action,
    action: ACTIONS[verdict.action],
    ...disposition,
    status_id: verdict.status,
    status: STATUSES[verdict.status],
    severity_id: verdict.severity,
    severity: SEVERITIES[verdict.severity],
    is_alert: atLeast(decision.intended, 'inform'),
    ...optional('policy', policy),
    authorizations: decision.rules.map((rule) => ({
      decision: rule.effect,
      policy: {
        uid: rule.id,
        type: 'rule',
        group: { name: rule.stage },
        is_applied: rule.stage !== 'observe',
      },
    })),
  };
}

const HEALTH_SEVERITY: Record<HealthRecord['reason'], keyof typeof SEVERITIES> = {
  heartbeat: 1,
  policy_applied: 1,
  policy_rejected: 4,
  policy_unreachable: 2,
  configuration_invalid: 3,
  coverage_gap: 3,
  outbox_dropped: 3,
  report_set_aside: 3,
  permission_missing: 3,
};

function classOfHealth(record: HealthRecord, origin: Origin): ClassPart {
  const severity = HEALTH_SEVERITY[record.reason];
  const status = severity === 1 ? 1 : 2;
  const [activityId, activityName] =
    record.reason === 'policy_applied' ? ([8, 'Update'] as const) : ([99, record.reason] as const);
  return {
    ...classCodes(
      6,
      'Application Activity',
      6002,
      'Application Lifecycle',
      activityId,
      activityName,
    ),
    app: productOf(origin.version),
    actor: actorOf(origin),
    status_id: status,
    status: STATUSES[status],
    severity_id: severity,
    severity: SEVERITIES[severity],
  };
}

/** Without a person the browser is the actor, since OCSF wants one. */
function actorOf(origin: Origin): Record<string, unknown> {
  if (origin.user === null) return { app_name: origin.browser };
  return {
    app_name: origin.browser,
    user: {
      name: origin.user,
      type_id: 1,
      type: 'User',
      ...(EMAIL.test(origin.user) ? { email_addr: origin.user } : {}),
      ...(origin.groups.length > 0 ? { groups: origin.groups.map((name) => ({ name })) } : {}),
    },
  };
}

/** A subset of OCSF's `email_t`; anything else stays a name. */
const EMAIL = /^[a-zA-Z0-9!#$%&'*+\-/=?^_`{|}~.]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+$/;

function browserEndpoint(origin: Origin): Record<string, unknown> {
  return {
    uid: origin.device,
    type_id: 8,
    type: 'Browser',
    ...optional('name', origin.deviceLabel),
  };
}

function hostOf(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  return url === null || url.hostname === '' ? null : url.hostname;
}

/** `{key: value}`, or nothing when the value is null. */
function optional<Key extends string, Value>(
  key: Key,
  value: Value | null,
): { [K in Key]?: Value } {
  return value === null ? {} : ({ [key]: value } as { [K in Key]: Value });
}
