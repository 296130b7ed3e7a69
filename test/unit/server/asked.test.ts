/** What whoever answers a request is told of it. */
import { expect, it } from 'vitest';
import type { StepExtension } from '../../../lib/events/handrail-extension.ts';
import { askedFacts, sameness } from '../../../server/approvals/asked.ts';
import { AskedFacts } from '../../../server/contract/approvals.ts';
import { consent } from '../policy/samples.ts';

const DETAILS = ['payment_initiation', 'account_information'];

/** Only what the queue reads of a step. */
const stepOf = (changes: Parameters<typeof consent>[0]) =>
  ({
    activity: consent(changes),
    ...{ audience: null, risk: null, rules: [] },
  }) as unknown as StepExtension;

it('says that a request hides itself, whatever scopes stand beside it', () => {
  expect(askedFacts(stepOf({ opaque: true }), null)).toMatchObject({
    hidden: true,
    scopes: ['openid', 'mail.read'],
  });
  expect(askedFacts(stepOf({}), null).hidden).toBe(false);
});

it('tells of details, which no approval covers, since nobody reads what they hold', () => {
  expect(askedFacts(stepOf({ details: DETAILS }), null)).toMatchObject({
    hidden: true,
    details: DETAILS,
  });
  expect(askedFacts(stepOf({}), null).details).toEqual([]);
});

it('takes requests that differ in their details for different ones, in any order', () => {
  const same = (details: string[]) =>
    sameness('requested', 'ada', askedFacts(stepOf({ details }), null), null);
  expect(same(DETAILS)).toBe(same(DETAILS.toReversed()));
  expect(new Set([[], DETAILS, DETAILS.slice(1)].map(same)).size).toBe(3);
  // What was asked before details were known stays one line with what is asked now.
  expect(same([])).toBe('c63bec87218a09ee82ff36e05fcbaf5c550ca2ec31af49546e05289dff0ef9f3');
});

it('reads what was kept before details were known', () => {
  const { details: _none, ...before } = askedFacts(stepOf({}), null);
  expect(AskedFacts.parse(before).details).toEqual([]);
});
