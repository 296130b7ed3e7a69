/** An app was let in, and is stopped later: the person hears of it and where to take it back, and says so. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConsentStage, openConsentStage } from './consent-stage.ts';

let stage: ConsentStage;
beforeAll(async () => {
  stage = await openConsentStage();
});
afterAll(() => stage?.close());

const SOON = { timeout: 15_000, interval: 100 };
const WHY = { en: 'It sent copies of mail to an address outside.' };

const badge = () => stage.house.inWorker('chrome.action.getBadgeText({})');
const openPage = async (path: string) => {
  const page = await stage.house.browser().context.newPage();
  await page.goto(`chrome-extension://${stage.house.stage.extensionId}/${path}`);
  return page;
};

it('tells the person once, leads to the provider, and is over when they say so', async () => {
  const { house } = stage;
  await stage.publish('acknowledge');
  const { page, person, since } = await stage.atConsent();
  await page.getByRole('button', { name: 'Continue' }).click();
  await person.presses(/anyway/u);
  await stage.event(since, 'proceeded');
  expect(await badge()).toBe('');

  await house.publish({ kill: [{ id: 'stop-it', app: 'mailtidy', why: WHY }] });
  await house.pull();
  await expect.poll(badge, SOON).toBe('1');
  const popup = await openPage('popup.html');
  const section = popup.getByRole('region', { name: 'Access to take back' });
  await section.getByText(WHY.en).waitFor();
  await section.getByText(/^Stopped on .* you let it in on /u).waitFor();
  await expect.poll(badge, SOON).toBe('');
  await popup.close();

  // Seen is not done: the status page still has it, over the end of the worker too.
  await house.killWorker();
  const status = await openPage('options.html');
  const here = status.getByRole('region', { name: 'Access to take back' });
  await here.getByRole('button', { name: /^Done/u }).click();
  await here.waitFor({ state: 'detached' });
  await status.close();
  expect((await house.status()).stopped).toMatchObject([{ done: true }]);

  await house.publish({ rules: [] });
  expect((await house.pull()).stopped).toEqual([]);
  await page.close();
});
