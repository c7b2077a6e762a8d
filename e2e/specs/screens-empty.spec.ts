import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createMarketplace } from '../../electron/store/sqlite/testing/marketplace-file.ts';
import { accessibilityFindings, test as base, expect } from '../fixtures/console.ts';
import { watchForDefects } from '../fixtures/defects.ts';
import { signIn, startWebHost } from '../fixtures/web-host.ts';
import { ConsolePage } from '../pages/console-page.ts';

/** A database as it was before the repair, with people in it and nothing that the console has recorded. */
const test = base.extend<{ readonly emptyPage: Page }>({
  emptyPage: async ({ context }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'console-e2e-empty-'));
    const host = await startWebHost(`--database=${createMarketplace(join(folder, 'old.db'), { schema: 'legacy' })}`);
    const cookie = await signIn(host.link);
    await context.addCookies([{ ...cookie, url: host.origin, httpOnly: true, sameSite: 'Strict' }]);
    const page = await context.newPage();
    const defects = await watchForDefects(page);
    await page.goto(host.origin);
    await use(page);
    expect(defects).toEqual([]);
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  },
});

test('says what the database does not have', async ({ emptyPage }) => {
  await emptyPage.getByRole('button', { name: /missing$/ }).click();
  const notice = emptyPage.getByRole('dialog', { name: 'What this database does not have' });
  await expect(notice.getByRole('listitem').first()).toBeVisible();
  expect(await accessibilityFindings(emptyPage)).toEqual([]);
});

test('says what to do first while no transaction is known', async ({ emptyPage }) => {
  await expect(emptyPage.getByRole('heading', { name: 'No transaction is known yet' })).toBeVisible();
  expect(await accessibilityFindings(emptyPage)).toEqual([]);
  await emptyPage.getByRole('button', { name: 'Add logs' }).click();
  await new ConsolePage(emptyPage).expectRoom('Logs');
  await expect(emptyPage.getByRole('heading', { name: 'No log has been read yet' })).toBeVisible();
  await emptyPage.getByRole('tab', { name: 'Records' }).click();
  await expect(emptyPage.getByText('It needs a log to search.')).toBeVisible();
  expect(await accessibilityFindings(emptyPage)).toEqual([]);
});
