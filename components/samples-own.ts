/** What the samples' person asked, what was recorded of them, and the notice about it. */
import type { AskedRequest, Recorded, Status } from '../lib/browser/messages.ts';
import { encodeBatch } from '../lib/events/encode.ts';
import type { Origin, StepRecord } from '../lib/events/record.ts';
import { CONSENT, decisionOf } from './sample-facts.ts';

const DAY = 24 * 60 * 60_000;

/** Requests in every state. @param now the moment they are looked at */
export function requestSamples(now: number): Record<AskedRequest['state'], AskedRequest> {
  const asked = (more: Partial<AskedRequest> & Pick<AskedRequest, 'state'>): AskedRequest => ({
    uid: `0194-${more.state}`,
    time: now - 2 * DAY,
    asks: 'approval',
    kind: 'consent',
    surface: 'consent/google',
    subject: 'MailTidy',
    reason: 'I sort supplier mail with it, until March',
    answer: null,
    ...more,
  });
  const answer = (days: number, until: number | null, text: string | null) => ({
    at: now - days * DAY,
    until: until === null ? null : now + until * DAY,
    text,
  });
  const share = { kind: 'share', surface: 'share/google-drive', subject: 'spreadsheet' } as const;
  return {
    unsent: asked({ state: 'unsent', subject: 'Paperfold', time: now - 60_000 }),
    waiting: asked({ state: 'waiting' }),
    approved: asked({ state: 'approved', ...share, answer: answer(1, 60, null) }),
    ending: asked({
      state: 'ending',
      subject: 'Ledgerly',
      time: now - 80 * DAY,
      answer: answer(79, 3.2, 'Fine until the audit.'),
    }),
    ended: asked({
      state: 'ended',
      subject: '\u202eعلامة البريد (v2) with a long name that goes on and on',
      time: now - 95 * DAY,
      reason: null,
      answer: answer(94, -4, null),
    }),
    refused: asked({
      state: 'refused',
      ...share,
      subject: 'folder',
      answer: answer(1, null, 'Please use the supplier portal: it keeps track of who has what.'),
    }),
    kept: asked({
      state: 'kept',
      asks: 'dispute',
      ...share,
      reason: 'These two people joined us last week',
      answer: answer(3, null, 'They are with an agency, so the rule is right here.'),
    }),
    changed: asked({
      state: 'changed',
      asks: 'dispute',
      subject: 'Team Planner',
      reason: '<b>Everybody</b> uses it',
      answer: answer(2, null, 'Thank you. It is on the list now.'),
    }),
  };
}

/** Apps that were stopped: at a provider with two places to go, with a long name, unknown and without a date. */
export function stoppedSamples(now: number): Status['stopped'] {
  const stopped = { done: false, why: null, since: now - 2 * 60_000 };
  return [
    {
      ...{ ...stopped, platform: 'microsoft', app: '0f6c1b32-9a41-4c1e-8f5d-0f2b7c1d0001' },
      ...{ name: 'MailTidy', given: now - 40 * DAY },
      why: 'It sent copies of mail to an address outside.',
    },
    {
      ...{ ...stopped, platform: 'google', app: 'free.apps.example', given: now - 400 * DAY },
      name: '\u202eعلامة البريد (v2) with a very long name that goes on and on for ever and ever more',
    },
    { ...stopped, platform: 'unknown', app: 'ledgerly-client', name: null, given: null },
    { ...stopped, platform: 'slack', app: 'a', name: 'Taken back', given: null, done: true },
  ];
}

/** The organisation's words about its records. */
export const SAMPLE_NOTICE: NonNullable<Status['notice']> = {
  version: 2,
  text: 'When you share, connect or publish something, Handrail notes what kind of thing it was, with whom by domain, and what you chose. Security reads it to find risks; nobody judges your work by it.\nIt is kept for 90 days.',
  url: 'https://intranet.acme.example/handrail',
  organisation: 'Acme',
  first: true,
  read: false,
};

const ORIGIN: Origin = {
  tenant: 'Acme',
  user: 'h:9f2kd8s1',
  groups: ['sales'],
  device: '0193f2c0-1f77-7c1d-a3a0-0f2b7c1d0001',
  deviceLabel: null,
  browser: 'Chromium 156',
  version: '0.1.0',
};

/** A recorded step, whole, with the body that the encoder makes of it. */
export function recordedSample(uid: string, now: number): Recorded {
  const record: StepRecord = {
    type: 'step',
    uid,
    time: now - 20 * 60_000,
    activity: { ...CONSENT, redirectUri: 'https://mailtidy.free-hosting.example' },
    decision: decisionOf('request', ['app.unreviewed', 'scope.mail']),
    rendered: 'request',
    outcome: 'requested',
    justification: 'I sort supplier mail with it, until March',
    surfaceVersion: 1,
    policyAge: 180_000,
    latency: { armed: 4, decide: 0.2 },
    grant: null,
    grantedScopes: null,
    disputes: null,
  };
  const { body } = encodeBatch('ocsf', [record], ORIGIN, 1314, null);
  return { record, sent: true, format: 'ocsf', body, origin: ORIGIN, exact: true };
}
