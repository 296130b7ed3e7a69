/**
 * Every surface that shares, connects or publishes, in a browser managed for real: a trusted click or key on
 * a control of its saved pages is held and goes on once when the person says so; surfaces that only tell
 * let it pass and say so beside it.
 */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, publish, share } from '../../lib/surfaces/registry.ts';
import type { Surface } from '../../lib/surfaces/surface.ts';
import { savedPages } from '../unit/surfaces/saved-pages.ts';
import { type House, openHouse, savedPage } from './house.ts';

/** Surfaces whose every saved control is used; of the others one. */
const MOST_USED: ReadonlySet<string> = new Set([
  'share/google-drive',
  'share/sharepoint',
  'share/power-apps',
  'share/notion',
  'share/airtable',
  'share/dropbox',
  'share/box',
  'share/github-repository',
  'share/n8n-workflow',
  'share/nocodb',
]);

/** Surfaces of which no saved page can be used here, and why. */
const NOT_USED: Readonly<Record<string, string>> = {
  'share/teams-file': 'its step is a change of what the settings said when they opened',
  'connect/zapier': 'its address is the step: the browser holds the navigation to its page',
};

interface Case {
  readonly surface: Surface;
  readonly page: string;
  readonly control: string;
  readonly how: 'mouse' | 'Enter';
}

const SURFACES: readonly Surface[] = [...share, ...connect, ...publish].filter(
  // Its page's own world answers questions; it is used for real in its own test.
  ({ id, pageProbe }) => !pageProbe && !(id in NOT_USED),
);
const PAGES = savedPages().filter(
  ({ html, expected }) =>
    expected.activity !== null && expected.control !== undefined && /<html lang="en/u.test(html),
);
const CASES: readonly Case[] = SURFACES.flatMap((surface) => {
  const all = PAGES.filter(({ folder }) => folder === surface.id);
  // Here dialogs open as they stand in the page; what they said before that is made up.
  const plain = all.filter(({ expected }) => expected.opened == null);
  const own = plain.length > 0 ? plain : all;
  const used = MOST_USED.has(surface.id) ? own : own.slice(0, 1);
  return used.map(({ name, expected }, index) => ({
    surface,
    page: name,
    control: expected.control ?? '',
    how: index % 2 === 1 ? ('Enter' as const) : ('mouse' as const),
  }));
});

let house: House;
let asked = 0;
const tried = new Set<string>();

beforeAll(async () => {
  house = await openHouse();
});

afterAll(async () => {
  await house?.close();
});

/** Holds every step, under a rule of its own: the answer to the last one about the same thing does not count. */
async function holdAll(): Promise<void> {
  asked += 1;
  const kinds = ['share', 'connect', 'publish'];
  const rule = { id: `all-${asked}`, kinds, when: { always: true } };
  const hosts = SURFACES.filter(({ matches }) => matches.length === 0).map(({ id }) => ({
    surface: id,
    hosts: hostsOf(id),
  }));
  await house.publish({
    rules: [{ ...rule, effect: 'acknowledge', stage: 'enforce' }],
    hosts: hosts.filter((entry) => entry.hosts.length > 0),
  });
  await house.pull();
}

function hostsOf(id: string): string[] {
  const own = PAGES.filter(({ folder }) => folder === id);
  return [...new Set(own.map(({ expected }) => new URL(expected.url).host))];
}

/** What a person sees of the page: it changes as soon as a step goes through. */
const stateOf = (page: Page) =>
  page.evaluate(() => {
    const ticked = [...document.querySelectorAll('input')].map(({ checked }) => checked);
    return `${document.body.innerText} ${document.querySelector('#result')?.textContent} ${ticked.join()}`;
  });

/** The control, on screen: what hides it is opened first. */
async function reach(page: Page, control: string): Promise<Locator> {
  const element = page.locator(control).first();
  if (!(await element.isVisible())) {
    const menu = await element.evaluate((one) => one.closest('[hidden][id]')?.id ?? '');
    // Saved pages say which control opens a menu.
    const opener = page.locator(`[data-opens="${menu}"], [aria-controls="${menu}"]`);
    await opener.first().click({ timeout: 15_000 });
  }
  return element;
}

/** Uses a control as a person does; only what takes the focus is pressed. */
async function use(element: Locator, how: Case['how']): Promise<void> {
  const takesFocus = await element.evaluate((one) => (one as HTMLElement).tabIndex >= 0);
  if (how === 'mouse' || !takesFocus) await element.click({ timeout: 15_000 });
  else await element.press(how, { timeout: 15_000 });
}

/** Requests that would have shared something, at whatever host. */
const sent = () =>
  house.sites.requests.filter(({ method }) => method !== 'GET' && method !== 'OPTIONS').length;

async function comes(what: () => Promise<boolean>, within: number): Promise<boolean> {
  const end = Date.now() + within;
  while (Date.now() < end) {
    if (await what()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

describe('each surface', () => {
  it.each(CASES.map((one) => [`${one.page}, ${one.how}`, one] as const))(
    '%s',
    async (_name, { surface, page: name, control, how }) => {
      if (tried.has(surface.id) || asked === 0) await holdAll();
      tried.add(surface.id);
      const { page, person } = await house.open(savedPage(name));
      const before = sent();
      const element = await reach(page, control);
      const shown = await stateOf(page);
      await use(element, how);

      if (surface.capability === 'inform') {
        await expect.poll(() => stateOf(page), { timeout: 15_000 }).not.toBe(shown);
        // The page's own word stands in a `status` too.
        const own = async () => (await page.locator('#result').textContent())?.trim() ?? '';
        await expect
          .poll(async () => ((await person.notice()) ?? '').replace(await own(), '').trim(), {
            timeout: 15_000,
          })
          .not.toBe('');
        expect(await person.dialog()).toBeNull();
        return page.close();
      }

      await person.meets();
      expect(sent(), 'nothing was shared before the person answered').toBe(before);
      const held = await stateOf(page);
      await person.presses(/anyway/iu);
      await person.isFree();
      const wentOn = async () => sent() > before || (await stateOf(page)) !== held;
      // Where the page ignores clicks made by script, or its request was held, the person repeats theirs.
      if (!(await comes(wentOn, 1_200))) {
        await use(await reach(page, control), how);
        expect(await comes(wentOn, 5_000), 'the step goes on once the person has agreed').toBe(
          true,
        );
      }
      expect(await person.dialog(), 'nobody is asked twice').toBeNull();
      return page.close();
    },
  );
});

it('has a page to use for every surface', () => {
  const used = new Set(CASES.map(({ surface }) => surface.id));
  const lacking = SURFACES.filter(({ id }) => !used.has(id)).map(({ id }) => id);
  expect(lacking, 'Save an English page whose JSON names the control and an activity.').toEqual([]);
});
