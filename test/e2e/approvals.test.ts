/** Asking for approval, being answered by a signed policy, and the notice that comes before any record. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { sendFrom } from '../support/extension-page.ts';
import { until } from '../support/person.ts';
import { type House, openHouse, savedPage } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

afterAll(async () => {
  await house?.close();
});

/** A browser beside others on a busy machine takes its time. */
const SOON = { timeout: 15_000 };
const DAY = 24 * 60 * 60_000;
const iso = (time: number) => new Date(time).toISOString();
const rule = (id: string, kind: string, effect: string) => ({
  ...{ id, kinds: [kind], effect, stage: 'enforce', band: 100 },
  when: kind === 'share' ? { audienceAtLeast: 'partner' } : { always: true },
});
const rules = [rule('outside', 'share', 'request'), rule('apps', 'consent', 'request')];
const shared = () =>
  house.received('docs.google.com').filter(({ path }) => path.includes('DriveShareDialogUi'))
    .length;

/** Popup or status page in a tab of its own; both say the same there. */
async function ownPage(name: 'popup' | 'options'): Promise<Page> {
  const page = await house.browser().context.newPage();
  await page.goto(`chrome-extension://${house.stage.extensionId}/${name}.html`);
  await page.locator('h1').waitFor();
  return page;
}

const badge = () => house.inWorker('chrome.action.getBadgeText({})');

it('installed, it opens nothing and asks nothing before a policy says so', async () => {
  const ours = () =>
    house
      .browser()
      .context.pages()
      .filter((page) => page.url().startsWith('chrome-extension://'));
  expect(ours()).toEqual([]);
  // The policy in force has no rules.
  const { page, person } = await house.open(savedPage('share/google-drive/invite-external'));
  const sent = shared();
  await page.locator('[aria-modal] .primary').first().click();
  await expect.poll(shared, SOON).toBe(sent + 1);
  expect([await person.dialog(), ours().length]).toEqual([null, 0]);
  await page.close();
});

it('a request is answered by the policy, the person is told, and the same step passes', async () => {
  const since = Date.now();
  await house.publish({ rules });
  await house.pull();
  const drive = savedPage('share/google-drive/invite-external');
  const first = await house.open(drive);
  await first.page.waitForTimeout(500);
  await first.page.locator('[aria-modal] .primary').first().click();
  await first.person.meets();
  await first.person.presses('Ask for approval');
  await first.person.writes('Vendor checks July returns');
  await first.person.presses('Send the request');
  await first.person.isFree();
  const asked = await house.console.waitFor(
    ({ outcome, time }) => outcome === 'requested' && time >= since,
  );
  await first.page.close();

  const before = await ownPage('popup');
  await expect.poll(() => before.innerText('main'), SOON).toContain('Waiting for an answer');
  await before.close();
  await expect.poll(badge, SOON).toBe('');

  // A status page looks once, when it opens, and what it shows then is no news any more: this one shows no answer.
  const status = await ownPage('options');
  await expect.poll(() => status.innerText('main'), SOON).toContain('Waiting for an answer');
  const exception = { id: 'ok', rules: ['outside'], request: asked.uid, audience: 'external' };
  await house.publish({
    vocabulary: 4,
    rules,
    exceptions: [{ ...exception, until: iso(Date.now() + 30 * DAY) }] as never,
    answers: [
      { request: asked.uid, answer: 'approved', at: iso(Date.now()), text: { en: 'Until then.' } },
    ],
  });
  await sendFrom(status, { type: 'pull-now' });
  await expect.poll(badge, SOON).toBe('1');
  await status.close();
  const popup = await ownPage('popup');
  await expect
    .poll(() => popup.innerText('main'), SOON)
    .toMatch(/Approved until .*: Until then\./u);
  await popup.close();
  // They have looked: nothing calls for attention any more.
  await expect.poll(badge, SOON).toBe('');

  const again = await house.open(drive);
  await again.page.waitForTimeout(500);
  const sent = shared();
  await again.page.locator('[aria-modal] .primary').first().click();
  await expect.poll(shared, SOON).toBe(sent + 1);
  expect(await again.person.dialog()).toBeNull();
  await again.page.close();
  const { requests } = await house.status();
  expect(requests[0]).toMatchObject({
    state: 'approved',
    reason: 'Vendor checks July returns',
  });
});

it('a refusal is shown with its words, and the next dialog knows of it', async () => {
  const google = savedPage('consent/google/external-app');
  const confirm = '#submit_approve_access button';
  const first = await house.open(google);
  await first.page.waitForTimeout(500);
  await first.page.locator(confirm).first().click();
  await first.person.meets();
  await first.person.presses('Ask for approval');
  await first.person.writes('I sort supplier mail with it');
  await first.person.presses('Send the request');
  await first.person.isFree();
  await first.page.close();
  const [request] = (await house.status()).requests;
  expect(request).toMatchObject({ kind: 'consent', asks: 'approval' });
  await house.publish({
    vocabulary: 4,
    rules,
    answers: [
      {
        ...{ request: request!.uid, answer: 'refused', at: iso(Date.now()) },
        text: { en: 'Please use the supplier portal.' },
      },
    ],
  });
  await house.pull();
  const popup = await ownPage('popup');
  await expect
    .poll(() => popup.innerText('main'), SOON)
    .toMatch(/Not approved: Please use the supplier portal\./u);
  await popup.close();
  const again = await house.open(google);
  await again.page.waitForTimeout(500);
  await again.page.locator(confirm).first().click();
  const { things } = await again.person.meets();
  expect(things.map(({ name }) => name).join(' ')).toMatch(/You asked before.*supplier portal/u);
  await again.person.presses('Go back');
  await again.page.close();
});

it('where the notice comes first, nothing is recorded before it was read', async () => {
  const seen = (await house.status()).recent.length;
  await house.publish({
    vocabulary: 4,
    rules: [rule('outside-2', 'share', 'acknowledge')],
    settings: { notice: { version: 1, text: { en: 'Security reads it.' }, first: true } } as never,
  });
  await house.pull();
  const share = async () => {
    const { page, person } = await house.open(savedPage('share/google-drive/invite-external'));
    await page.waitForTimeout(500);
    await page.locator('[aria-modal] .primary').first().click();
    await person.meets();
    await person.presses('Go back');
    await person.isFree();
    return { page, person };
  };
  const { page, person } = await share();
  // The step was held as always; beside the page stands the notice, and nothing was kept.
  await until(
    5_000,
    async () => ((await person.notice())?.includes('Security reads it.') === true ? true : null),
    async () => `the page says: ${await person.notice()}`,
  );
  const unread = await house.status();
  expect([unread.recent.length, unread.notice?.read]).toEqual([seen, false]);
  await page.close();

  const popup = await ownPage('popup');
  await popup.getByRole('button', { name: 'I have read this' }).click();
  await expect.poll(async () => (await house.status()).notice?.read, SOON).toBe(true);
  await popup.close();
  await (await share()).page.close();
  await expect.poll(async () => (await house.status()).recent.length, SOON).toBe(seen + 1);
});
