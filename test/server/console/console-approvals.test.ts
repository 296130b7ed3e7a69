/** The page of approvals: what waits, what is known of it, and what an answer sends. */
import { describe, expect, it } from 'vitest';
import { uuidv7 } from '../../../lib/activity/identifiers.ts';
import type { ApprovalCase, ApprovalPage } from '../../../server/contract/approvals.ts';
import { useConsole } from './console-stage.ts';
import { expectGoodLooks } from './looks.ts';

const HOUR = 3_600_000;

const sample = (change: Partial<ApprovalCase> = {}, facts: object = {}): ApprovalCase => ({
  ...{ uids: [uuidv7()], asks: 'requested', who: 'ada@acme.example', named: true },
  facts: {
    ...{ kind: 'consent', platform: 'microsoft', host: 'login.microsoftonline.com' },
    ...{ subject: '0f6c1b32', name: 'MailTidy', hidden: false, offline: true },
    scopes: ['openid', 'Mail.Read', 'offline_access'],
    words: ['read · identity', 'read · mail', 'access lasts while the person is away'],
    details: [],
    ...{ audience: null, redirect: 'mailtidy.example', risk: { score: 62, level: 'high' } },
    ...{ rules: ['unknown-app-with-data'], reason: 'I lose an hour a day to newsletters.' },
    ...facts,
  },
  ...{ since: Date.now() - 5 * HOUR, status: 'open', answer: null, proposal: null },
  ...{ needsTwo: false, inventory: { people: 12, status: 'unreviewed' } },
  ...change,
});

const answered = (
  status: ApprovalCase['status'],
  answer: Partial<NonNullable<ApprovalCase['answer']>>,
  change: Partial<ApprovalCase> = {},
): ApprovalCase => {
  const given = { at: Date.now() - HOUR, by: 'sam', agreedBy: null, said: null, entry: null };
  return sample({ ...change, status, answer: { ...given, ...answer } });
};

/** What one of two has agreed to: less than was asked, and not for long. */
const proposed = (by: string): ApprovalCase =>
  sample({
    needsTwo: true,
    proposal: {
      ...{ at: Date.now() - HOUR, by },
      terms: { scopes: ['openid', 'Mail.Read'], audience: null, days: 7 },
    },
  });

const COUNTS = {
  ...{ matched: 410, onTrial: 0, shown: 320, wentOn: 41, wentBack: 102 },
  ...{ asked: 60, stopped: 0, disputed: 14 },
};

const LONG = `Ada <script>alert(1)</script> ${'Wolfeschlegelsteinhausenbergerdorff'.repeat(4)}`;
const STATES: Readonly<Record<string, readonly ApprovalCase[]>> = {
  empty: [],
  one: [sample()],
  many: [
    sample(),
    sample({ who: 'bo@acme.example', needsTwo: true, uids: [uuidv7(), uuidv7()] }),
    sample(
      { inventory: null },
      {
        ...{ kind: 'share', platform: 'google', subject: 'spreadsheet', name: null, scopes: [] },
        ...{ words: [], audience: 'external', redirect: null, risk: null, reason: null },
      },
    ),
    sample({}, { hidden: true, scopes: [], words: [] }),
    sample({}, { hidden: true, details: ['payment_initiation'] }),
  ],
  proposed: [proposed('kim'), proposed('sam.security'), sample({ who: 'Sam.Security' })],
  long: [
    sample(
      { who: LONG },
      { name: LONG, reason: `${LONG} ${LONG}`, host: `${'a'.repeat(60)}.example` },
    ),
  ],
  disputes: [
    sample({ asks: 'disputed' }, { reason: 'This is our own app.' }),
    sample({ asks: 'disputed', who: 'bo@acme.example' }, { reason: null }),
    sample({ asks: 'disputed' }, { rules: ['x'.repeat(90)], reason: LONG }),
  ],
  answered: [
    answered('approved', { by: 'sam', agreedBy: 'kim', entry: uuidv7() }),
    answered('refused', { said: 'Use the planner that we have.' }),
    answered('changed', {}, { asks: 'disputed' }),
    answered('withdrawn', { entry: uuidv7() }),
  ],
  expired: [sample({ status: 'expired', since: Date.now() - 800 * HOUR })],
};
const ADDRESSES: Readonly<Record<string, string>> = {
  ...{ disputes: '?view=disputes', answered: '?view=answered', expired: '?view=expired' },
};

describe('approvals', { timeout: 240_000 }, () => {
  const stage = useConsole();
  const open = async (cases: readonly ApprovalCase[], address = '') => {
    const page = await stage.open('/', { viewport: { width: 1280, height: 900 } });
    const sent: unknown[] = [];
    const answerOf = (shown: readonly ApprovalCase[]): ApprovalPage => ({
      cases: [...shown],
      waiting: { requests: shown.length, disputes: 3 },
      ...{ medianAnswer: 3 * HOUR, signs: true },
      rules: [{ id: 'unknown-app-with-data', counts: COUNTS }],
    });
    let answer = answerOf(cases);
    await page.route('**/api/approvals?**', (route) => route.fulfill({ json: answer }));
    await page.route('**/api/approvals/answers', (route) => {
      sent.push(route.request().postDataJSON());
      return route.fulfill({ status: 201, json: { state: 'answered' } });
    });
    const show = async (shown: readonly ApprovalCase[], at = '') => {
      answer = answerOf(shown);
      await page.goto(`${stage.service.url}/approvals${at}`);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    };
    await show(cases, address);
    return { page, sent, show };
  };
  it('has no axe finding and fits, wide and light, narrow and dark', async () => {
    const { page, show } = await open([]);
    for (const [state, cases] of Object.entries(STATES)) {
      await show(cases, ADDRESSES[state]);
      await expectGoodLooks(page, `approvals-${state}`);
    }
    expect(stage.complaints).toEqual([]);
  });

  it('opens one request by its address, and gathers objections by rule', async () => {
    const one = sample();
    const { page } = await open([one], `/${one.uids[0]}`);
    expect(await page.locator('.case').count()).toBe(1);
    expect(await page.locator('.views [aria-current]').count()).toBe(0);
    await page.getByRole('link', { name: /Objections/u }).click();
    await page.getByRole('heading', { level: 2, name: 'unknown-app-with-data' }).waitFor();
    await page.getByText('it spoke 320 times: 14 objections').waitFor();
    const { page: none } = await open([], `/${uuidv7()}`);
    await none.getByText('This request is not here').waitFor();
  });

  it('shows the second person what the first agreed to, and sends just that', async () => {
    const { page, sent, show } = await open([proposed('kim')]);
    const form = page.locator('form.answer');
    await form.getByText('kim has agreed.').waitFor();
    expect(await form.locator('dd').allInnerTexts()).toEqual(['openid', 'Mail.Read', '7 days']);
    await page.getByRole('button', { name: 'Agree as the second person' }).press('Enter');
    await page.getByText('Answered.').waitFor();
    expect(sent).toMatchObject([
      { answer: 'approved', terms: { scopes: ['openid', 'Mail.Read'], days: 7 } },
    ]);
    // Whoever agreed first, or asked, cannot go on alone; refusing stays.
    for (const [one, why] of [
      [proposed('sam.security'), 'You have agreed already.'],
      [sample({ who: 'Sam.Security' }), 'You asked for this yourself'],
    ] as const) {
      await show([one]);
      await form.getByText(why).waitFor();
      expect(await form.getByRole('button').allInnerTexts()).toEqual(['Refuse']);
    }
  });

  it('approves by keyboard what is left ticked, and refuses only with a sentence', async () => {
    const one = sample();
    const { page, sent } = await open([one]);
    await page.getByRole('checkbox', { name: 'offline_access' }).press('Space');
    await page.locator('.answer .row select').last().selectOption('30');
    await page.getByRole('button', { name: 'Refuse' }).press('Enter');
    await page.getByRole('alert').waitFor();
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: 'Approve' }).press('Enter');
    await page.getByText('Answered.').waitFor();
    expect(sent).toEqual([
      {
        ...{ answer: 'approved', uids: one.uids, said: null },
        terms: { scopes: ['openid', 'Mail.Read'], audience: null, days: 30 },
      },
    ]);
  });
});
