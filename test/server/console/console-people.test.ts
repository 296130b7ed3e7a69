/** Signing in and the pages of people on the real service: by hand, in every look, without an axe finding. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layEmptyDatabase } from '../../support/empty-database.ts';
import { type Service, startService } from '../../../server/main.ts';
import { expectShown, useConsole } from './console-stage.ts';
import { expectGoodLooks } from './looks.ts';

const PASSWORD = 'a password of the console';
const LONG = `${'very.long.name.'.repeat(6)}x`;

describe('people in the console', { timeout: 240_000 }, () => {
  const stage = useConsole();
  const data = mkdtempSync(join(tmpdir(), 'handrail-people-'));
  let service: Service;

  beforeAll(async () => {
    const key = join(data, 'key');
    writeFileSync(key, randomBytes(32).toString('base64'));
    await layEmptyDatabase(join(data, 'data'));
    service = await startService({
      dataDirectory: join(data, 'data'),
      policyFile: join(data, 'policy.jws'),
      adminPassword: PASSWORD,
      consoleDirectory: stage.directory,
      pseudonymKeyFile: key,
      publicUrl: 'http://127.0.0.1:1',
      oidc: { issuer: 'http://127.0.0.1:1', clientId: 'handrail', label: 'Acme' },
    });
  }, 120_000);
  afterAll(async () => {
    await service?.close();
    rmSync(data, { recursive: true, force: true });
  });

  const look = async (page: Page, state: string) => {
    await expectGoodLooks(page, state);
    expect(stage.complaints).toEqual([]);
  };
  const enter = async (page: Page, name: string, password: string) => {
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
  };

  it('says what went wrong at the provider, and lets an admin in with a password', async () => {
    const page = await stage.open('/people?sign-in=role', { base: service.url });
    await page.getByText('You have no role here.').waitFor();
    await look(page, 'sign-in');
    const away = page.getByRole('link', { name: 'Sign in with Acme' });
    await away.click();
    await page.getByText('The identity provider does not answer.').waitFor();
    await page.goto(`${service.url}/people`);
    await enter(page, 'admin', PASSWORD);
    await expectShown(page.getByRole('heading', { name: 'People' }));
  });

  it('adds somebody who chooses their own password, and does the rest of an admin’s work', async () => {
    const page = await stage.open('/people', { base: service.url });
    await enter(page, 'admin', PASSWORD);
    await page.getByRole('heading', { name: 'Add an account' }).waitFor();
    for (const name of ['bo', LONG]) {
      await page.locator('form.make input[name=name]').fill(name);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('heading', { name: `One-time password of ${name}` }).waitFor();
    }
    await page.locator('form.make input[name=name]').fill('bo');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('There is an account bo already.').waitFor();
    expect(await page.locator('form.make input[name=name]').inputValue()).toBe('bo');
    await look(page, 'accounts');
    await page
      .getByRole('group', { name: 'What to do with bo' })
      .getByRole('button', { name: 'New one-time password' })
      .click();
    await page.getByRole('heading', { name: 'One-time password of bo' }).waitFor();
    const once = await page.locator('.secret code').innerText();

    await page.getByRole('link', { name: 'API tokens' }).click();
    await page.getByText('No token yet').waitFor();
    await look(page, 'tokens-empty');
    await page.getByLabel('What it is for').fill('siem <b>export</b>');
    await page.getByRole('button', { name: 'Make it' }).click();
    await page.getByRole('heading', { name: 'siem <b>export</b>', exact: true }).waitFor();
    const token = await page.locator('.secret code').innerText();
    const asked = () =>
      fetch(`${service.url}/api/summary`, { headers: { Authorization: `Bearer ${token}` } });
    expect((await asked()).status).toBe(200);
    await look(page, 'tokens');
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('button', { name: 'Revoke it now' }).click();
    await page.getByText('revoked by admin').waitFor();
    expect((await asked()).status).toBe(401);

    await page.getByRole('link', { name: 'Trail' }).click();
    await page.getByText('made an API token').last().waitFor();
    await page.getByRole('button', { name: 'Check that it is whole' }).click();
    await page.getByText('Whole:').waitFor();
    await look(page, 'trail');
    for (const [link, shown] of [
      ['Holds and erasure', 'Nothing is held'],
      ['Handing on', 'Events are handed on to nobody'],
    ] as const) {
      await page.getByRole('link', { name: link }).click();
      await page.getByText(shown).waitFor();
      await look(page, link.toLowerCase().replaceAll(' ', '-'));
    }
    await page.getByRole('link', { name: 'Names' }).click();
    await page.getByText('Nobody has asked for a name').waitFor();
    await look(page, 'names');

    const other = await stage.open('/account', { base: service.url });
    await enter(other, 'bo', once);
    await other.getByText('This password opens your account once.').waitFor();
    await look(other, 'one-time-password');
    await other.getByLabel('Your new password').fill('a password of bo alone');
    await other.keyboard.press('Enter');
    await other.getByRole('heading', { name: 'Your account' }).waitFor();
    await look(other, 'account');
  });
});
