/** Findings against the official schema of their class. */
import { describe, expect, it } from 'vitest';
import {
  FINDING_STATES,
  type Finding,
  MEASURES,
  SUBJECT_SORTS,
} from '../../../server/contract/findings.ts';
import { toOcsfFinding } from '../../../server/findings/ocsf.ts';
import { complaintsOf, hasOcsfData, OCSF_DATA } from '../events/ocsf-schema.ts';

if (!hasOcsfData)
  console.warn(
    `\n*** SKIPPED: the official OCSF schema is not at ${OCSF_DATA}; findings are NOT held against it. ***\n`,
  );

const KNOWN: Finding = {
  ...{ finding: 'f1', sort: 'person', subject: 'ana@acme.example', name: null },
  ...{ measure: 'new-domains', day: 20_000, count: 9, severity: 'medium' },
  ...{ usual: { low: 0, high: 1 }, usualDays: 16 },
  ...{ peers: 'sales', peersUsual: { low: 0, high: 3 }, peersDays: 240 },
  ...{ state: 'new', why: null, changed: null, changedBy: null },
};
const ORIGIN = { version: '1.2.3', tenant: 'acme' };
const others: Finding[] = [
  ...SUBJECT_SORTS.map((sort) => ({ ...KNOWN, sort })),
  ...MEASURES.map((measure) => ({ ...KNOWN, measure })),
  ...FINDING_STATES.map((state) => ({
    ...KNOWN,
    state,
    why: 'Known trip',
    changed: 5,
    changedBy: 'eve',
  })),
  { ...KNOWN, usual: null, usualDays: 0, peersUsual: null, peersDays: 0, peers: '' },
  { ...KNOWN, sort: 'app', name: 'Mail Tidy', severity: 'high' },
];

describe.skipIf(!hasOcsfData)('a finding, against the official schema of OCSF 1.8.0', () => {
  it.each(others)('$sort $measure $state', (finding) => {
    expect(complaintsOf(toOcsfFinding(finding, ORIGIN))).toEqual([]);
    const link = 'https://handrail.example/findings?finding=f1';
    expect(complaintsOf(toOcsfFinding(finding, { ...ORIGIN, tenant: null }, link))).toEqual([]);
  });

  it('is held: a status of another list is seen', () => {
    expect(complaintsOf({ ...toOcsfFinding(KNOWN, ORIGIN), status_id: 55 }).join()).toMatch(
      /status_id/u,
    );
  });
});

it('says the count beside what is usual, and what people said of it', () => {
  const sent = toOcsfFinding(
    { ...KNOWN, state: 'suppressed', why: 'Known trip', changed: 5 },
    ORIGIN,
  );
  expect(sent).toMatchObject({
    ...{ type_uid: 200_403, status: 'Suppressed', is_alert: false, time: 5, comment: 'Known trip' },
    message: 'ana@acme.example: 9 shares with domains that were new to them that day',
    anomaly_analyses: [
      {
        anomalies: [{ observations: [{ value: '9 a day' }] }],
        baselines: [
          { observed_pattern: 'own days', observations: [{ value: '0 to 1 a day', count: 16 }] },
          {
            observed_pattern: 'days of sales',
            observations: [{ value: '0 to 3 a day', count: 240 }],
          },
        ],
      },
    ],
  });
});
