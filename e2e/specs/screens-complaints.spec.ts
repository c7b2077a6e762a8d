import { readFileSync } from 'node:fs';
import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';

test.beforeEach(async ({ page }) => {
  await new ConsolePage(page).goTo('Lost credits');
});

test('answers a complaint about a misspelt name, by keyboard only', async ({ page }) => {
  const shell = new ConsolePage(page);
  await expect(page.getByText('Who is it about?')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('jhon doe');
  await page.keyboard.press('Enter');
  const people = page.getByRole('listbox', { name: 'People' });
  await expect(people.getByRole('option').first()).toContainText('john_doe');
  await page.keyboard.press('Tab');
  await expect(people.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Checkouts, the likeliest first' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText(/checkouts?: /);
  expect(await shell.address()).toMatch(/user=\d+/);
});

test('opens the lines and rows behind an answer, and the transaction itself', async ({ page }) => {
  await new ConsolePage(page).openAddress('/complaints?who=john_doe');
  await page.getByRole('option').first().click();
  const first = page.getByRole('list', { name: 'Checkouts, the likeliest first' }).getByRole('listitem').first();
  await expect(first.getByRole('region', { name: 'Verdict' })).toBeVisible();
  await first
    .getByRole('button', { name: /^attempt \d+$/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByText('transaction_id')).toBeVisible();
  await page.keyboard.press('Escape');
  await first.getByRole('button', { name: 'Open', exact: true }).click();
  await new ConsolePage(page).expectRoom('Transactions');
  await expect(page.getByRole('region', { name: 'Verdict' })).toBeVisible();
});

test('saves the evidence as a masked page', async ({ page }) => {
  await new ConsolePage(page).openAddress('/complaints?who=john_doe');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Evidence file' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /HTML/ }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^evidence-user-\d+-\d{4}-\d{2}-\d{2}\.html$/);
  const html = readFileSync(await download.path(), 'utf8');
  expect(html).toContain('SHA-256');
  expect(html).not.toContain('john_doe');
});

test('says what to do when nobody, or nothing, is found', async ({ page }) => {
  const shell = new ConsolePage(page);
  await shell.openAddress('/complaints?who=xqzw%20vvkk');
  await expect(page.getByText('Nobody has a name like this.')).toBeVisible();
  await shell.openAddress('/complaints?who=john_doe&user=1&from=2031-01-01T00%3A00%3A00.000Z');
  await expect(page.getByText('No checkout is known')).toBeVisible();
});

test('has nothing that assistive technology stumbles over, in both themes', async ({ page }) => {
  const shell = new ConsolePage(page);
  await shell.openAddress('/complaints?who=john_doe');
  await page.getByRole('option').first().click();
  await expect(page.getByRole('list', { name: 'Checkouts, the likeliest first' })).toBeVisible();
  for (const theme of ['Light', 'Dark'] as const) {
    await shell.chooseTheme(theme);
    expect(await accessibilityFindings(page)).toEqual([]);
  }
});
