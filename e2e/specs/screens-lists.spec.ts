import type { Page } from '@playwright/test';
import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { columnOf, exportByMenu, exported } from '../pages/exported-file.ts';
import { transactionsPage, usersPage } from '../pages/list-page.ts';

function exportStatus(page: Page) {
  return new ConsolePage(page).statusBar.getByRole('status').filter({ hasText: /export/i });
}

test('exports every transaction, past the page that is loaded, in the order of the list', async ({ page }) => {
  const list = transactionsPage(page);
  await list.columnHead('Charged, credits').getByRole('button').click();
  await expect(list.columnHead('Charged, credits')).toHaveAttribute('aria-sort', 'descending');
  const total = await list.total();
  expect(total, 'more than one page').toBeGreaterThan(200);
  const file = await exportByMenu(page);
  expect(file.name).toMatch(/^barterex-transactions-\d{8}-\d{6}Z\.csv$/);
  expect(file.text.startsWith('\uFEFFstarted_at,')).toBe(true);
  expect(file.rows).toHaveLength(total);
  expect(new Set(columnOf(file, 'key')).size).toBe(total);
  const amounts = file.rows.map((row) => Number(row['charged'] || row['claimed'] || 0));
  expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
  expect(columnOf(file, 'started_at').every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time))).toBe(
    true,
  );
  await expect(exportStatus(page)).toHaveText(`Exported ${total.toLocaleString('en-US')} transactions`);
  await page.getByRole('button', { name: 'Hide this message' }).click();
  await expect(exportStatus(page)).toBeHidden();
});

test('exports what the query lets through and nothing else', async ({ page }) => {
  const list = transactionsPage(page);
  await list.searchFor('status:failed,rejected -user:john_doe');
  await expect.poll(async () => new Set(await list.columnTexts('Outcome'))).toEqual(new Set(['Failed', 'Rejected']));
  const total = await list.total();
  const file = await exportByMenu(page);
  expect(file.rows).toHaveLength(total);
  expect(new Set(columnOf(file, 'outcome'))).toEqual(new Set(['failed', 'rejected']));
  expect(columnOf(file, 'username')).not.toContain('john_doe');
});

test('exports users by keyboard alone, and names nobody while masking is on', async ({ page }) => {
  const users = usersPage(page);
  await new ConsolePage(page).goTo('Users');
  await expect(users.rows.first()).toBeVisible();
  const total = await users.total();
  await users.grid.focus();
  const open = await exported(page, () => page.keyboard.press('e'));
  expect(open.rows).toHaveLength(total);
  expect(columnOf(open, 'username')).toContain('john_doe');
  expect(columnOf(open, 'email').some((email) => email.includes('@'))).toBe(true);

  await page.keyboard.press('m');
  const masked = await exported(page, async () => {
    await page.getByRole('button', { name: 'Export', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
  });
  expect(masked.name).toContain('masked');
  expect(masked.rows).toHaveLength(total);
  expect(masked.text).not.toContain('@');
  expect(new Set(columnOf(masked, 'username'))).toEqual(new Set(['••••••']));
  expect(columnOf(masked, 'user_id')).toEqual(columnOf(open, 'user_id'));
});

test('exports only the users that are searched for', async ({ page }) => {
  const users = usersPage(page);
  await new ConsolePage(page).goTo('Users');
  await users.search.fill('john_d');
  await expect.poll(() => users.columnTexts('User')).toEqual(['john_doe']);
  expect(columnOf(await exportByMenu(page), 'username')).toEqual(['john_doe']);
});

test('cancels an export that takes long, also from another room, and saves nothing', async ({ page }) => {
  const shell = new ConsolePage(page);
  const downloads: unknown[] = [];
  page.on('download', (download) => downloads.push(download));
  await expect(transactionsPage(page).rows.first()).toBeVisible();
  await page.route('**/rpc/transactions/list', () => undefined);
  await page.keyboard.press('e');
  await expect(exportStatus(page)).toHaveText('Exporting transactions');
  await expect(shell.statusBar.getByText(/^0 of [\d,]+$/)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Export of transactions' })).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await shell.goTo('Users');
  await expect(exportStatus(page)).toHaveText('Exporting transactions');
  await shell.statusBar.getByRole('button', { name: 'Cancel the export' }).press('Enter');
  await expect(exportStatus(page)).toHaveText('The export of transactions was cancelled, no file was made');

  await page.getByRole('button', { name: 'Hide this message' }).click();
  await shell.goTo('Transactions');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.reload();
  await expect(transactionsPage(page).rows.first()).toBeVisible();
  await page.route('**/rpc/transactions/list', () => undefined);
  await page.keyboard.press('e');
  await expect(exportStatus(page)).toHaveText('Exporting transactions');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('cancel the export');
  await page.keyboard.press('Enter');
  await expect(exportStatus(page)).toHaveText(/was cancelled/);
  expect(downloads).toEqual([]);
});

test('says why an export failed, and saves nothing', async ({ page }) => {
  const downloads: unknown[] = [];
  page.on('download', (download) => downloads.push(download));
  await new ConsolePage(page).goTo('Users');
  await expect(usersPage(page).rows.first()).toBeVisible();
  await page.route('**/rpc/users/list', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/json',
      body: JSON.stringify({
        json: { defined: true, code: 'DATABASE_BUSY', status: 503, message: 'It is busy.', data: {} },
        meta: [],
      }),
    }),
  );
  await page.keyboard.press('e');
  await expect(page.getByRole('contentinfo').getByRole('alert')).toHaveText(
    'The export of users failed, no file was made. It is busy.',
  );
  expect(downloads).toEqual([]);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('copies what is loaded as TSV and as JSON', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const users = usersPage(page);
  await new ConsolePage(page).goTo('Users');
  await users.search.fill('john_d');
  await expect.poll(() => users.columnTexts('User')).toEqual(['john_doe']);
  const copied = async (form: string) => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: `Copy all 1 rows as ${form}` }).click();
    await expect(page.getByText(`1 rows as ${form} copied`)).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const [head = '', row = ''] = (await copied('TSV')).split('\n');
  expect(head.split('\t').slice(0, 3)).toEqual(['user_id', 'username', 'email']);
  expect(row.split('\t')[1]).toBe('john_doe');
  expect(JSON.parse(await copied('JSON'))).toMatchObject([{ username: 'john_doe', balance: expect.any(Number) }]);
});
