/**
 * Better ways to take a held step, in a browser managed for real: done with the page's own controls, believed
 * when the page says so, and the same step then goes on without a question. And requests that no dialog sent.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/person.ts';
import { type House, openHouse, savedPage } from './house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
});

afterAll(async () => {
  await house?.close();
});

const WIDE = { audienceAtLeast: 'anyone_with_link' };

async function block(id: string, when: object): Promise<void> {
  await house.publish({
    rules: [{ id, kinds: ['share'], when, effect: 'block', stage: 'enforce' }],
  });
  await house.pull();
}

const outcomes = async (rule: string) =>
  (await house.console.rows('?type=step&limit=100'))
    .filter((row) => row.rule === rule)
    .map(({ outcome }) => outcome);

const sentTo = (host: string) =>
  house.received(host).filter(({ path }) => path.includes('ShareLink')).length;

const SEND = '.od-SendLink-emailButtons .ms-Button--primary';

describe('done by us, where the page takes clicks made by script', () => {
  it('limits the link to the organisation, and the same button then goes on', async () => {
    await block('wide-link', WIDE);
    const { page, person } = await house.open(savedPage('share/sharepoint/whole-dialog'));
    await page.locator(SEND).click();
    await person.meets();
    await person.presses(/^Limit to/u);
    await expect
      .poll(() => page.locator('#Footer-button-settings').textContent(), { timeout: 15_000 })
      .toMatch(/People in Acme/u);
    await expect.poll(() => person.notice(), { timeout: 15_000 }).toContain('Done');
    await expect.poll(() => outcomes('wide-link'), { timeout: 10_000 }).toEqual(['fixed']);
    const before = sentTo('acme.sharepoint.com');
    await page.locator(SEND).click();
    await expect.poll(() => sentTo('acme.sharepoint.com'), { timeout: 15_000 }).toBe(before + 1);
    expect(await person.dialog()).toBeNull();
    await page.close();
  });
});

describe('done by the person, where the page ignores such clicks', () => {
  it('points at the way, and says so when the page has taken it', async () => {
    await block('wide-link-pointed', WIDE);
    const { page, person } = await house.open(savedPage('share/google-drive/link-anyone'));
    const menu = page.locator('[data-opens="scopes"]');
    await menu.click();
    await page.locator('#scopes [data-value="4"]').click();
    await person.meets();
    await person.presses(/^Limit to/u);
    await expect.poll(() => person.notice(), { timeout: 15_000 }).toContain('Use this next');
    if (!(await page.locator('#scopes [data-value="8"]').isVisible())) await menu.click();
    await page.locator('#scopes [data-value="8"]').click();
    await expect.poll(() => person.notice(), { timeout: 15_000 }).toContain('Done');
    await expect.poll(() => outcomes('wide-link-pointed'), { timeout: 10_000 }).toEqual(['fixed']);
    expect(await person.dialog()).toBeNull();
    await page.close();
  });
});

describe('a question that nobody answers', () => {
  it('is one step when its page is loaded again, and one when its tab is closed', async () => {
    await block('left', WIDE);
    const { page, person } = await house.open(savedPage('share/sharepoint/whole-dialog'));
    await page.locator(SEND).click();
    await person.meets();
    await page.reload();
    await expect.poll(() => outcomes('left'), { timeout: 10_000 }).toEqual(['blocked']);
    await page.locator(SEND).click();
    await person.meets();
    await page.close();
    await expect.poll(() => outcomes('left'), { timeout: 10_000 }).toEqual(['blocked', 'blocked']);
  });
});

describe('a request that no dialog announced', () => {
  const script = (
    scope: number,
  ) => `fetch("/_api/web/Lists(@a1)/GetItemById(@a2)/ShareLink?@a1='{L}'&@a2='7'", {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ request: { settings: { linkKind: 6, scope: ${scope}, role: 1 }, peoplePickerInput: '[]' } }),
  }).then(() => 'sent', () => 'held')`;

  it('is held, asked about, told as a gap, and goes on once it is agreed to', async () => {
    await house.publish({
      rules: [
        { id: 'unseen', kinds: ['share'], when: WIDE, effect: 'acknowledge', stage: 'enforce' },
      ],
    });
    await house.pull();
    const { page, person } = await house.open(savedPage('share/sharepoint/nothing-chosen'));
    const before = sentTo('acme.sharepoint.com');
    expect(await page.evaluate(script(0))).toBe('held');
    await person.meets();
    expect(sentTo('acme.sharepoint.com')).toBe(before);
    await person.presses(/anyway/iu);
    await person.isFree();
    await expect.poll(() => page.evaluate(script(0)), { timeout: 10_000 }).toBe('sent');
    await until(
      20_000,
      async () => {
        const gaps = await house.console.rows('?type=health&limit=100');
        return gaps.some(({ message }) => /announced/u.test(message)) ? true : null;
      },
      async () => JSON.stringify(await house.console.rows('?type=health&limit=100')),
    );
    await page.close();
  });

  it('goes on where it opens to nobody new', async () => {
    const { page, person } = await house.open(savedPage('share/sharepoint/nothing-chosen'));
    expect(await page.evaluate(script(2))).toBe('sent');
    expect(await person.dialog()).toBeNull();
    await page.close();
  });
});
