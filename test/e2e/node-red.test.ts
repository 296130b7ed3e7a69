/** The real Node-RED: a flow with an open address is edited and deployed, by mouse and by keyboard. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { Person } from '../support/person.ts';
import { type LowCodeTool, startNodeRed } from '../trial/low-code-tool.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let tool: LowCodeTool;
let page: Page;
let person: Person;

const hosts = () =>
  (['publish/node-red', 'connect/node-red'] as const).map((surface) => ({
    surface,
    hosts: [new URL(tool.url).host],
  }));

const rule = (effect: string) => ({
  id: 'open-address',
  kinds: ['publish'],
  when: { openEndpointsAtLeast: 1 },
  effect,
  stage: 'enforce',
});

beforeAll(async () => {
  house = await openHouse();
  tool = await startNodeRed();
  // Hosts come with the policy; the scripts are there from the next page load on.
  await house.publish({ rules: [rule('acknowledge')], hosts: hosts() });
  await house.pull();
});

afterAll(async () => {
  await house?.close();
  await tool?.close();
});

beforeEach(async () => {
  ({ page, person } = await house.newPage());
});

/** Opens the editor and changes the address of the first endpoint, as a maker does. */
async function editEndpoint(path: string): Promise<void> {
  await page.goto(tool.url);
  const node = page.locator('#n1 .red-ui-flow-node, .red-ui-flow-node#n1').first();
  await node.waitFor();
  await node.dblclick();
  await page.locator('#node-input-url').fill(path);
  await page.locator('#node-dialog-ok').click();
  await page.locator('.red-ui-tray').first().waitFor({ state: 'detached' });
}

const secret = (effect: string) => ({
  id: 'credentials',
  kinds: ['connect'],
  when: { always: true },
  effect,
  stage: 'enforce',
});

/** Opens the node that asks another server, and types a password into it. */
async function typePassword(password: string): Promise<void> {
  await page.goto(tool.url);
  const node = page.locator('#n3 .red-ui-flow-node, .red-ui-flow-node#n3').first();
  await node.waitFor();
  await node.dblclick();
  await page.locator('#node-input-password').fill(password);
}

const tray = () => page.locator('.red-ui-tray').first();

const deploy = () => page.locator('#red-ui-header-button-deploy').click();

describe('deploying an open address', () => {
  it('is held, and nothing is deployed until the person says so', async () => {
    await house.publish({ rules: [rule('acknowledge')], hosts: hosts() });
    await editEndpoint('/first');
    const before = tool.deployed.length;
    const since = Date.now();
    await deploy();
    const { title } = await person.meets();
    expect(title).toMatch(/address/iu);
    expect(tool.deployed).toHaveLength(before);
    await person.presses(/anyway/iu);
    await expect.poll(() => tool.deployed.length, { timeout: 15_000 }).toBe(before + 1);
    expect(
      await house.console.waitFor((row) => row.time >= since && row.outcome === 'proceeded'),
    ).toMatchObject({
      surface: 'publish/node-red',
      kind: 'publish',
    });
    await page.close();
  });

  it('is held by keyboard: Enter on the button, and the shortcut', async () => {
    await house.publish({ rules: [rule('block')], hosts: hosts() });
    await editEndpoint('/second');
    const before = tool.deployed.length;
    await page.locator('#red-ui-header-button-deploy').focus();
    await page.keyboard.press('Enter');
    await person.meets();
    await page.keyboard.press('Escape');
    await person.isFree();
    await page.locator('#red-ui-workspace-chart').click({ position: { x: 600, y: 400 } });
    await page.keyboard.press('Control+d');
    await person.meets();
    await page.keyboard.press('Escape');
    expect(tool.deployed).toHaveLength(before);
    await page.close();
  });

  it('passes without a word when no address changes', async () => {
    await house.publish({ rules: [rule('block')], hosts: hosts() });
    await page.goto(tool.url);
    const answer = page.locator('#n2 .red-ui-flow-node, .red-ui-flow-node#n2').first();
    await answer.waitFor();
    await answer.dblclick();
    await page.locator('#node-input-name').fill(`Answer ${Date.now()}`);
    await page.locator('#node-dialog-ok').click();
    await page.locator('.red-ui-tray').first().waitFor({ state: 'detached' });
    const before = tool.deployed.length;
    await deploy();
    await expect.poll(() => tool.deployed.length, { timeout: 15_000 }).toBe(before + 1);
    expect(await person.dialog()).toBeNull();
    await page.close();
  });
});

describe('credentials in a node', () => {
  it('are held at "Done" and with Control+Enter, and deployed once the person says so', async () => {
    await house.publish({ rules: [secret('acknowledge')], hosts: hosts() });
    await house.pull();
    await typePassword('first secret');
    const since = Date.now();
    await page.keyboard.press('Control+Enter');
    await person.meets();
    await page.keyboard.press('Escape');
    await person.isFree();
    expect(await tray().count()).toBe(1);
    await page.locator('#node-dialog-ok').click();
    await person.meets();
    await person.presses(/anyway/iu);
    await tray().waitFor({ state: 'detached' });
    expect(
      await house.console.waitFor((row) => row.time >= since && row.outcome === 'proceeded'),
    ).toMatchObject({ surface: 'connect/node-red', kind: 'connect' });
    const before = tool.deployed.length;
    await deploy();
    await expect.poll(() => tool.deployed.length, { timeout: 15_000 }).toBe(before + 1);
    expect(await person.dialog()).toBeNull();
    expect(JSON.stringify(tool.deployed.at(-1)?.flows)).toContain('first secret');
    await page.close();
  });
});
