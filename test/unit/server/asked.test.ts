/** What whoever answers a request is told of it. */
import { expect, it } from 'vitest';
import type { StepExtension } from '../../../lib/events/handrail-extension.ts';
import { askedFacts } from '../../../server/approvals/asked.ts';
import { consent } from '../policy/samples.ts';

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
