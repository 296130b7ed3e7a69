/** What one browser remembers of its person, over the end of its worker. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemory } from '../../../lib/browser/memory.ts';
import type { StepRecord } from '../../../lib/events/record.ts';
import { stepSample } from '../events/samples.ts';
import { consent, policyWith, rule } from '../policy/samples.ts';
import { freshBrowser } from './extension-double.ts';

vi.mock('webextension-polyfill', async () => ({
  default: (await import('./extension-double.ts')).extension,
}));

beforeEach(freshBrowser);

const MORNING = new Date(2026, 10, 25, 9).getTime();
const HOUR = 60 * 60_000;

const told = (change: Partial<StepRecord> = {}): StepRecord => {
  const sample = stepSample({ activity: consent() });
  return {
    ...sample,
    rendered: 'acknowledge',
    outcome: 'proceeded',
    ...change,
    decision: {
      ...sample.decision,
      effect: 'acknowledge',
      rules: [{ id: 'mail', effect: 'acknowledge', stage: 'enforce', band: 100 }],
      ...change.decision,
    },
  };
};

describe('prompts of a day', () => {
  it('are counted once each, however often they are told of', async () => {
    const memory = createMemory(() => MORNING);
    const one = told();
    await memory.shown(one);
    await memory.shown(one);
    await memory.shown(told({ rendered: 'inform' }));
    expect(memory.prompts().today).toBe(2);
  });

  it('are those below a reason: others and steps in silence do not count', async () => {
    const memory = createMemory(() => MORNING);
    for (const rendered of ['justify', 'request', 'block', 'none'] as const)
      await memory.shown(told({ rendered }));
    expect(memory.prompts().today).toBe(0);
  });

  it('outlive the worker, and end with the day', async () => {
    await createMemory(() => MORNING).shown(told());
    const next = createMemory(() => MORNING + HOUR);
    await next.ready;
    expect(next.prompts().today).toBe(1);
    const tomorrow = createMemory(() => MORNING + 24 * HOUR);
    await tomorrow.ready;
    expect(tomorrow.prompts().today).toBe(0);
  });
});

describe('answers', () => {
  it('are remembered when the person went on after a prompt', async () => {
    const memory = createMemory(() => MORNING);
    await memory.ended(told(), null);
    expect(memory.prompts().answered).toMatchObject([{ rule: 'mail', time: MORNING }]);
    const next = createMemory(() => MORNING + HOUR);
    await next.ready;
    expect(next.prompts().answered).toHaveLength(1);
  });

  it.each([
    ['went back', { outcome: 'cancelled' }],
    ['saw nothing', { rendered: 'none', outcome: 'allowed_silently' }],
  ] as const)('are not when the person %s', async (_how, change) => {
    const memory = createMemory(() => MORNING);
    await memory.ended(told(change), null);
    expect(memory.prompts().answered).toEqual([]);
  });

  it('are not dated anew for a rule that was quiet while another one spoke', async () => {
    const policy = policyWith({
      rules: [
        rule({ id: 'mail', effect: 'acknowledge', coolDown: 'PT8H' }),
        rule({ id: 'other', effect: 'inform' }),
      ],
    });
    await createMemory(() => MORNING).ended(told(), policy);
    const memory = createMemory(() => MORNING + 6 * HOUR);
    const { decision } = told();
    const mild = { id: 'other', effect: 'inform', stage: 'enforce', band: 100 } as const;
    const rules = [...decision.rules, mild];
    await memory.ended(
      told({ rendered: 'inform', decision: { ...decision, effect: 'inform', rules } }),
      policy,
    );
    expect(memory.prompts().answered.map((one) => [one.rule, one.time - MORNING])).toEqual([
      ['other', 6 * HOUR],
      ['mail', 0],
    ]);
  });

  it('two that end at once are both remembered', async () => {
    const memory = createMemory(() => MORNING);
    await Promise.all(
      ['a', 'b'].map((clientId) =>
        memory.ended(
          told({
            activity: consent({ app: { clientId, name: null, publisher: null, verified: null } }),
          }),
          null,
        ),
      ),
    );
    expect(memory.prompts().answered).toHaveLength(2);
  });

  it('terms that were accepted are remembered in their version', async () => {
    const memory = createMemory(() => MORNING);
    const decision = told().decision;
    await memory.ended(
      told({
        decision: {
          ...decision,
          requirements: {
            checklist: [],
            terms: { id: 'use', version: 3, text: 'Read me', url: null },
          },
        },
      }),
      null,
    );
    expect(memory.prompts().accepted).toEqual([{ id: 'use', version: 3 }]);
  });
});

describe('apps', () => {
  const app = { platform: 'oauth', clientId: 'mailtidy' };

  it('are new until they were given something', async () => {
    const memory = createMemory(() => MORNING);
    expect(memory.isFirstTime(app)).toBe(true);
    await memory.ended(told({ outcome: 'cancelled' }), null);
    expect(memory.isFirstTime(app)).toBe(true);
    await memory.ended(told(), null);
    expect(memory.isFirstTime(app)).toBe(false);
    const next = createMemory(() => MORNING);
    await next.ready;
    expect(next.isFirstTime(app)).toBe(false);
    expect(next.isFirstTime({ ...app, platform: 'google' })).toBe(true);
  });

  it('a request that names none is neither new nor known', () => {
    expect(createMemory(() => MORNING).isFirstTime({ platform: 'oauth', clientId: '' })).toBeNull();
  });
});
