/**
 * Named states of the console's pages, for tests and for looking at them. The events come out of
 * the extension's own encoder, so that a sample cannot drift away from what browsers report.
 */
import type { Activity } from '../../lib/activity/activity.ts';
import type { Decision } from '../../lib/activity/decision.ts';
import { toOcsf } from '../../lib/events/ocsf.ts';
import type { HealthRecord, Origin, ReportRecord, StepRecord } from '../../lib/events/record.ts';
import type { EventDetail } from '../contract/contract.ts';
import { parseEvent } from '../events/reported-event.ts';
import {
  baseOrigin,
  consentActivity,
  connectActivity,
  decisionOf,
  germanWords,
  hostileText,
  longName,
  publishActivity,
  shareActivity,
} from './sample-parts.ts';

export interface Sample {
  readonly record: ReportRecord;
  readonly origin: Origin;
}

const MINUTE = 60_000;

/** Ids that sort by time and are the same in every run. */
function uidAt(time: number, index: number): string {
  const stamp = time.toString(16).padStart(12, '0');
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

interface StepParts {
  readonly activity: Activity;
  readonly decision: Decision;
  readonly outcome: StepRecord['outcome'];
  readonly justification?: string;
  readonly grant?: StepRecord['grant'];
}

function step(now: number, index: number, minutes: number, parts: StepParts): StepRecord {
  const time = now - Math.round(minutes * MINUTE);
  const silent = parts.decision.effect === 'allow' || parts.decision.effect === 'log';
  return {
    type: 'step',
    uid: uidAt(time, index),
    time,
    activity: parts.activity,
    decision: parts.decision,
    rendered: silent ? 'none' : parts.decision.effect,
    outcome: parts.outcome,
    justification: parts.justification ?? null,
    surfaceVersion: 3,
    policyAge: 3 * MINUTE,
    latency: { armed: 4.2, decide: 0.04 },
    grant: parts.grant ?? null,
    grantedScopes: null,
    disputes: null,
  };
}

function health(
  now: number,
  index: number,
  minutes: number,
  part: Partial<HealthRecord>,
): HealthRecord {
  const time = now - minutes * MINUTE;
  return {
    type: 'health',
    uid: uidAt(time, index),
    time,
    reason: 'heartbeat',
    detail: '',
    surface: null,
    policyVersion: 42,
    queueDepth: 0,
    dropped: 0,
    condition: null,
    ...part,
  };
}

function person(user: string | null, index: number, groups: string[] = []): Origin {
  return { ...baseOrigin, user, groups, device: `b-${String(1000 + index)}`, deviceLabel: null };
}

/** One step of each kind and most ways it can end. */
function ordinary(now: number): Sample[] {
  const asked = step(now, 1, 2, {
    activity: consentActivity,
    decision: decisionOf('request', 'consent-mail', ['scope.mail', 'app.unreviewed']),
    outcome: 'requested',
    justification: 'It sorts the shared inbox of the support team.',
  });
  const reasoned = step(now, 2, 9, {
    activity: shareActivity,
    decision: decisionOf('justify', 'share-external', ['audience.external', 'label.customer']),
    outcome: 'fixed',
    justification: 'Vendor checks July returns, agreement 4711',
  });
  const stopped = step(now, 3, 31, {
    activity: publishActivity,
    decision: decisionOf('block', 'publish-open', ['reach.public', 'endpoint.open']),
    outcome: 'blocked',
  });
  const watched = step(now, 4, 55, {
    activity: connectActivity,
    decision: {
      ...decisionOf('log', 'connect-unapproved', ['connector.unapproved']),
      intended: 'block',
      stage: 'observe',
      rules: [{ id: 'connect-unapproved', effect: 'block', stage: 'observe', band: 10 }],
      unknownPredicates: ['connectorOwner'],
      policy: { id: 'acme', version: 41, stale: true },
    },
    outcome: 'allowed_silently',
  });
  const excepted = step(now, 5, 180, {
    activity: { ...consentActivity, app: { ...consentActivity.app, verified: true } },
    decision: {
      ...decisionOf('allow', 'consent-mail', []),
      basis: 'exception',
      rules: [],
      entry: 'exception-2026-0117',
    },
    outcome: 'proceeded',
    grant: 'granted',
  });
  const records = [asked, reasoned, stopped, watched, excepted];
  const users = ['s.meyer@acme.example', 'o.kaya@acme.example', 'f.rossi@acme.example', null, null];
  return records.map((record, index) => ({ record, origin: person(users[index] ?? null, index) }));
}

/** A working day: more than one page, every effect, most of it ordinary. */
function busyDay(now: number, count: number): Sample[] {
  const kinds = [shareActivity, shareActivity, consentActivity, connectActivity, publishActivity];
  const ends = [
    ['log', 'allowed_silently'],
    ['log', 'allowed_silently'],
    ['inform', 'proceeded'],
    ['allow', 'allowed_silently'],
    ['acknowledge', 'proceeded'],
    ['log', 'allowed_silently'],
    ['justify', 'proceeded'],
    ['acknowledge', 'cancelled'],
    ['request', 'requested'],
    ['justify', 'fixed'],
    ['block', 'blocked'],
    ['block', 'disputed'],
  ] as const;
  return Array.from({ length: count }, (_, index) => {
    // Fewer early, a peak before noon: two waves of different length make the chart look lived in.
    const minutes = 4 + index * 4.1 + 40 * Math.abs(Math.sin(index / 11));
    const [effect, outcome] = ends[(index * 7 + Math.floor(index / 12)) % ends.length]!;
    const activity = kinds[index % kinds.length]!;
    const record = step(now, 100 + index, minutes, {
      activity,
      decision: decisionOf(effect, `${activity.kind}-rule-${index % 4}`, ['audience.external']),
      outcome,
      ...(effect === 'justify' ? { justification: `Agreement ${4700 + index}` } : {}),
    });
    return { record, origin: person(`person-${index % 23}@acme.example`, index % 40) };
  });
}

/** Names at the length limits of the schemas, where a page or a person may have put them. */
function longNames(now: number): Sample[] {
  const app = { ...consentActivity.app, clientId: longName(160), name: longName(200) };
  const activity = {
    ...consentActivity,
    app,
    scopes: Array.from({ length: 24 }, (_, n) => `https://api.example/auth/${longName(40)}.${n}`),
  };
  const record = step(now, 1, 3, {
    activity,
    decision: decisionOf('request', longName(120), [longName(60), longName(60)]),
    outcome: 'requested',
    justification: `${longName(300)} ${'because '.repeat(60)}`,
  });
  return [
    { record, origin: person(`${longName(120)}@acme.example`, 1) },
    ...ordinary(now).slice(1),
  ];
}

/** Markup, script and text that turns its neighbours round, in every place that takes text. */
function hostile(now: number): Sample[] {
  const [markup, attribute, reversed] = hostileText;
  const activity: Activity = {
    ...consentActivity,
    app: { clientId: attribute, name: markup, publisher: reversed, verified: null },
    scopes: [markup, attribute],
  };
  const base = decisionOf('justify', markup, [markup]);
  const record = step(now, 1, 3, {
    activity,
    decision: {
      ...base,
      text: { title: markup, why: [attribute], advice: reversed },
      alternatives: [{ label: markup, url: 'https://example.com/?q=<img src=x onerror=alert(1)>' }],
      policy: { id: markup, version: 1, stale: false },
    },
    outcome: 'proceeded',
    justification: `${markup} ${attribute}`,
  });
  return [{ record, origin: { ...person(markup, 1), device: attribute, deviceLabel: reversed } }];
}

/** Text of another language in the organisation's own words: longer, with words that do not break. */
function german(now: number): Sample[] {
  const record = step(now, 1, 3, {
    activity: {
      ...shareActivity,
      resource: { ...shareActivity.resource, label: germanWords.label },
    },
    decision: {
      ...decisionOf('justify', germanWords.rule, ['audience.external']),
      text: { title: germanWords.title, why: [...germanWords.why], advice: germanWords.advice },
    },
    outcome: 'proceeded',
    justification: germanWords.justification,
  });
  return [{ record, origin: person(germanWords.person, 1) }];
}

function healthEvents(now: number): Sample[] {
  const parts: Partial<HealthRecord>[] = [
    {},
    { reason: 'policy_applied', detail: 'Policy 42 is in force' },
    { reason: 'policy_rejected', detail: 'Signature does not match key k1', policyVersion: 41 },
    {
      reason: 'coverage_gap',
      detail: 'The share dialog could not be read',
      surface: 'share/google-drive',
    },
    { reason: 'outbox_dropped', detail: 'Oldest events dropped', queueDepth: 5000, dropped: 120 },
  ];
  return parts.map((part, index) => ({
    record: health(now, index, index * 7, part),
    origin: person(null, index),
  }));
}

/** The states by name; each gives its events, newest first, as of a moment. */
export const samples = {
  empty: () => [],
  one: (now) => ordinary(now).slice(0, 1),
  few: ordinary,
  many: (now) => busyDay(now, 260),
  longNames,
  hostile,
  german,
  health: healthEvents,
} satisfies Record<string, (now: number) => Sample[]>;
export type SampleName = keyof typeof samples;

/** A sample as the service would keep it after it was reported. */
export function storedSample(sample: Sample, sequence: number): EventDetail {
  // Through JSON, as it travels: what JSON leaves out is not there on the other side either.
  const json = JSON.stringify(toOcsf(sample.record, sample.origin, sequence));
  const event = JSON.parse(json) as Record<string, unknown>;
  const parsed = parseEvent({ value: event, json, depth: 0 });
  if (!parsed.ok) throw new Error(`Sample ${sample.record.uid} is no event: ${parsed.reason}`);
  return { row: parsed.value.row, received: sample.record.time + 1_800, event };
}
