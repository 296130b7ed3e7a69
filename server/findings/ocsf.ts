/** Findings as OCSF 1.8.0 Detection Findings (class 2004): an object with a life, so the same one comes again changed. */
import { OCSF_VERSION, classCodes, productOf } from '../../lib/events/ocsf.ts';
import { SEVERITIES } from '../../lib/events/verdict.ts';
import { countWords } from '../contract/finding-words.ts';
import type { Finding, FindingState, SubjectSort } from '../contract/findings.ts';
import { beginOf } from './counts.ts';

/** Ids and captions as the class has them. */
const ACTIVITIES: Record<FindingState, readonly [id: number, caption: string]> = {
  new: [1, 'Create'],
  'in-progress': [2, 'Update'],
  suppressed: [3, 'Close'],
  resolved: [3, 'Close'],
};
const STATUSES: Record<FindingState, readonly [id: number, caption: string]> = {
  new: [1, 'New'],
  'in-progress': [2, 'In Progress'],
  suppressed: [3, 'Suppressed'],
  resolved: [4, 'Resolved'],
};
const SEVERITY_IDS = { low: 2, medium: 3, high: 4 } as const;
const SORTS: Record<SubjectSort, string> = {
  person: 'User Account',
  browser: 'Browser',
  app: 'OAuth Client',
};

/** Whose product it is: version of the service, and the organisation, null without one. */
export type FindingOrigin = { version: string; tenant: string | null };

/**
 * @param link the finding in the console, null where the console's address is not known
 * @returns a plain JSON object, valid against OCSF 1.8.0, with the finding as it is here under `unmapped`
 */
export function toOcsfFinding(
  finding: Finding,
  { version, tenant }: FindingOrigin,
  link: string | null = null,
): Record<string, unknown> {
  const [activity, activityName] = ACTIVITIES[finding.state];
  const [status, statusName] = STATUSES[finding.state];
  const severity = SEVERITY_IDS[finding.severity];
  const began = beginOf(finding.day);
  const product = productOf(version);
  const title = `${finding.name ?? finding.subject}: ${countWords(finding)}`;
  return {
    ...classCodes(2, 'Findings', 2004, 'Detection Finding', activity, activityName),
    ...{ severity_id: severity, severity: SEVERITIES[severity] },
    ...{ status_id: status, status: statusName },
    time: finding.changed ?? began,
    ...{ start_time: began, end_time: beginOf(finding.day + 1) - 1 },
    is_alert: finding.state === 'new',
    message: title,
    ...(finding.why === null ? {} : { comment: finding.why }),
    metadata: {
      ...{ uid: finding.finding, version: OCSF_VERSION, product },
      ...(tenant === null ? {} : { tenant_uid: tenant }),
    },
    finding_info: {
      uid: finding.finding,
      title,
      types: ['Unusual behaviour'],
      analytic: { name: `unusual ${finding.measure}`, type_id: 3, type: 'Statistical' },
      ...{ first_seen_time: began, product },
      ...(link === null ? {} : { src_url: link }),
    },
    resources: [
      {
        uid: finding.subject,
        name: finding.name ?? finding.subject,
        type: SORTS[finding.sort],
      },
    ],
    anomaly_analyses: [analysisOf(finding)],
    unmapped: { handrail: { finding } },
  };
}

/** The count beside what is usual: of its own days, and of others'. */
function analysisOf(finding: Finding): Record<string, unknown> {
  const { measure, usual, usualDays, peers, peersUsual, peersDays } = finding;
  const measured = { observation_parameter: measure, observation_type: 'Volume Analysis' };
  const range = ({ low, high }: { low: number; high: number }, days: number) => [
    { value: `${low} to ${high} a day`, count: days },
  ];
  const baselines = [
    ...(usual === null
      ? []
      : [{ ...measured, observed_pattern: 'own days', observations: range(usual, usualDays) }]),
    ...(peersUsual === null
      ? []
      : [
          {
            ...measured,
            observed_pattern: peers === '' ? 'days of others' : `days of ${peers}`,
            observations: range(peersUsual, peersDays),
          },
        ]),
  ];
  return {
    analysis_targets: [{ name: finding.subject, type: SORTS[finding.sort] }],
    anomalies: [{ ...measured, observations: [{ value: `${finding.count} a day` }] }],
    ...(baselines.length === 0 ? {} : { baselines }),
  };
}
