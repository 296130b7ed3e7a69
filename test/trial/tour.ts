/** The steps of the demo: what a person does, what holds them, and what the page's server received meanwhile. */
import type { Page } from 'playwright-core';
import { type Person, personAt, until } from '../support/person.ts';
import type { TrialHouse } from './house.ts';

export interface TourParts {
  readonly house: TrialHouse;
  readonly newPage: () => Promise<Page>;
  /** Keeps a picture of the page as it is; names are numbered in the order of the tour. */
  readonly picture: (page: Page, name: string) => Promise<void>;
}

export interface TourStep {
  readonly name: string;
  /** @returns what happened, for the person who reads; throws when it did not go as it should. */
  readonly play: (parts: TourParts) => Promise<string[]>;
}

/** ms for a request that should not be sent to be sent after all. */
const GRACE = 1_000;
/** ms; a page on a busy machine. */
const PATIENCE = 20_000;

export const TOUR: readonly TourStep[] = [
  { name: 'Consent held, reason given, consent granted', play: consentWithReason },
  { name: 'Share to an outsider held', play: shareHeld },
  { name: 'Publish held', play: publishHeld },
  { name: 'Approval asked', play: approvalAsked },
  { name: 'Approval given, and the same step works', play: approvalGiven },
  { name: 'What security sees', play: securitySees },
];

async function consentWithReason({ house, newPage, picture }: TourParts): Promise<string[]> {
  const page = await newPage();
  const person = await personAt(page);
  const allow = await atConsent(page, house, 'MailTidy');
  await allow.click();
  const { title } = await person.meets(PATIENCE);
  await picture(page, 'consent-held');
  const before = await consentsOf(house, 'mailtidy', page);
  same('consents that the OAuth server received while it was held', before, 0);
  await scrollDown(page);
  await person.writes('Sorting supplier mail for the July returns');
  await picture(page, 'reason-given');
  await person.presses('Allow anyway');
  await page.waitForURL(/\/callback/u, { timeout: PATIENCE });
  await picture(page, 'consent-granted');
  const { consents, granted } = await house.neighbours.arrived();
  same('consents received after the reason', countOf(consents, 'mailtidy'), 1);
  same('grants after the reason', countOf(granted, 'mailtidy'), 1);
  await reported(house, 'mailtidy', 'proceeded');
  await page.close();
  return [
    `held: "${title}"`,
    'OAuth server, while held: nothing sent',
    'OAuth server, after the reason: consent sent, access granted',
  ];
}

async function shareHeld({ house, newPage, picture }: TourParts): Promise<string[]> {
  const page = await newPage();
  const person = await personAt(page);
  await page.goto(house.drive.url);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  const { title } = await person.meets(PATIENCE);
  await picture(page, 'share-held');
  await page.waitForTimeout(GRACE);
  same('shares that the page sent', house.drive.sent(), 0);
  await goBack(person);
  await reported(house, 'document', 'cancelled');
  same('shares that the page sent', house.drive.sent(), 0);
  await page.close();
  return [`held: "${title}"`, 'docs.google.com: nothing sent'];
}

async function publishHeld({ house, newPage, picture }: TourParts): Promise<string[]> {
  const page = await newPage();
  const person = await personAt(page);
  await page.goto(house.neighbours.nodeRed);
  const endpoint = page.locator('.red-ui-flow-node').first();
  await endpoint.waitFor({ timeout: PATIENCE });
  await endpoint.dblclick();
  await page.locator('#node-input-url').fill('/approve-all');
  await page.locator('#node-dialog-ok').click();
  await page.locator('.red-ui-tray').first().waitFor({ state: 'detached' });
  await page.locator('#red-ui-header-button-deploy').click();
  const { title } = await person.meets(PATIENCE);
  await picture(page, 'publish-held');
  await page.waitForTimeout(GRACE);
  const { deployed } = await house.neighbours.arrived();
  same('deployments that Node-RED received', deployed.length, 0);
  await goBack(person);
  await reported(house, 'flow', 'cancelled');
  await page.close();
  return [`held: "${title}"`, 'Node-RED: nothing sent'];
}

async function approvalAsked({ house, newPage, picture }: TourParts): Promise<string[]> {
  const page = await newPage();
  const person = await personAt(page);
  const allow = await atConsent(page, house, 'Ledger Sync');
  await allow.click();
  const { title } = await person.meets(PATIENCE);
  await person.presses('Ask for approval');
  await person.writes('Closing the books for July');
  await picture(page, 'approval-asked');
  await person.presses('Send the request');
  await person.isFree();
  await picture(page, 'approval-sent');
  same('consents received', await consentsOf(house, 'ledger-sync', page), 0);
  await reported(house, 'ledger-sync', 'requested');
  await page.close();
  return [`held: "${title}"`, 'OAuth server: nothing sent; the request went to security'];
}

async function approvalGiven({ house, newPage, picture }: TourParts): Promise<string[]> {
  const security = await newPage();
  await signInToConsole(security, house, '/approvals');
  const approve = security.getByRole('button', { name: 'Approve', exact: true });
  await approve.waitFor({ timeout: PATIENCE });
  await picture(security, 'approvals-queue');
  await approve.click();
  await security.getByText('Nobody is waiting for an answer').waitFor({ timeout: PATIENCE });
  await security.close();
  const page = await newPage();
  const allow = await atConsent(page, house, 'Ledger Sync');
  // The page asks for a fresh policy as soon as the consent is on screen.
  await page.waitForTimeout(GRACE);
  await allow.click();
  await page.waitForURL(/\/callback/u, { timeout: PATIENCE });
  await picture(page, 'approval-works');
  same('consents received', await consentsOf(house, 'ledger-sync', page), 1);
  await page.close();
  return ['security approved it in the console', 'the same step: not held, access granted'];
}

async function signInToConsole(page: Page, { stage }: TrialHouse, path: string): Promise<void> {
  await page.goto(stage.service().url + path);
  await page.locator('#name').fill('admin');
  await page.locator('#password').fill(stage.adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function securitySees({ house, newPage, picture }: TourParts): Promise<string[]> {
  const page = await newPage();
  // The browser has the session of the step before.
  await page.goto(house.stage.service().url);
  const rows = page.locator('tr.step');
  await until(
    PATIENCE,
    async () => ((await rows.count()) >= 4 ? true : null),
    async () => `the console shows ${await rows.count()} steps instead of 4`,
  );
  await picture(page, 'console-list');
  const proceeded = (await house.console.rows()).find(({ outcome }) => outcome === 'proceeded');
  await page.locator(`a[data-uid="${proceeded?.uid ?? ''}"]`).click();
  const reason = page.getByText('Sorting supplier mail').first();
  await reason.waitFor({ timeout: PATIENCE });
  await picture(page, 'console-detail');
  await reason.scrollIntoViewIfNeeded();
  await picture(page, 'console-reason');
  const steps = await rows.count();
  await page.close();
  return [`console: ${steps} steps, and the whole reasoning of each`];
}

/** From the app to its consent page, over the sign-in if there is one. @returns the page's own button */
async function atConsent(page: Page, { neighbours }: TrialHouse, app: string) {
  await page.goto(neighbours.clientApp);
  await page.getByRole('link', { name: `Connect ${app}`, exact: true }).click();
  const signIn = page.getByRole('button', { name: 'Sign-in' });
  const allow = page.getByRole('button', { name: 'Continue' });
  await signIn.or(allow).first().waitFor({ timeout: PATIENCE });
  if (await signIn.isVisible()) await signIn.click();
  await allow.waitFor({ timeout: PATIENCE });
  return allow;
}

/** A long dialog shows its reason field further down in a low window. */
async function scrollDown(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  await page.mouse.move(width / 2, height / 2);
  await page.mouse.wheel(0, height);
  await page.waitForTimeout(500);
}

async function goBack(person: Person): Promise<void> {
  await person.presses('Go back');
  await person.isFree();
}

async function consentsOf(house: TrialHouse, app: string, page: Page): Promise<number> {
  await page.waitForTimeout(GRACE);
  return countOf((await house.neighbours.arrived()).consents, app);
}

function countOf(asked: ReadonlyArray<{ clientId: string }>, app: string): number {
  return asked.filter(({ clientId }) => clientId === app).length;
}

async function reported({ console }: TrialHouse, subject: string, outcome: string): Promise<void> {
  await console.waitFor((row) => row.subject === subject && row.outcome === outcome, PATIENCE);
}

function same(what: string, seen: number, wanted: number): void {
  if (seen !== wanted) throw new Error(`${what}: ${seen} instead of ${wanted}`);
}
