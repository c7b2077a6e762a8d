import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { textOf, usersPage } from '../pages/list-page.ts';

test.beforeEach(async ({ page }) => {
  await new ConsolePage(page).goTo('Users');
});

test('finds a user by name, e-mail and number', async ({ page }) => {
  const users = usersPage(page);
  await users.search.fill('john_d');
  await expect.poll(() => users.columnTexts('User')).toEqual(['john_doe']);
  await users.rows.first().click();
  const email = await textOf(users.detail.getByText(/@/).last());
  const number = (await textOf(users.detail.getByText(/^no\. \d+$/))).replace('no. ', '');

  await users.search.fill(email);
  await expect.poll(() => users.columnTexts('User')).toEqual(['john_doe']);
  await users.search.fill(number);
  await expect.poll(async () => (await users.columnTexts('User'))[0]).toBe('john_doe');
});

test('shows balance, last checkout, inventory, orders and credit rows', async ({ page }) => {
  const users = usersPage(page);
  await users.search.fill('john_doe');
  await expect.poll(() => users.columnTexts('User')).toEqual(['john_doe']);
  await users.rows.first().click();
  await expect(users.detail.getByRole('term').filter({ hasText: 'Balance, credits' })).toBeVisible();
  await expect(users.detail.getByText('Last checkout', { exact: true })).toBeVisible();
  await expect(users.detail.getByRole('slider', { name: 'Balance over time' })).toBeVisible();
  await users.detail.getByRole('tab', { name: 'Inventory' }).click();
  await expect(users.detail.getByRole('grid', { name: 'Inventory' })).toBeVisible();

  await users.detail.getByRole('tab', { name: 'Orders' }).click();
  await expect.poll(() => new ConsolePage(page).address()).toContain('tab=orders');
  await users.detail.getByRole('tab', { name: 'Credit rows' }).click();
  await expect(users.detail.getByText('These rows are not a ledger')).toBeVisible();
});

test('goes from a user to their attempts and back', async ({ page }) => {
  const users = usersPage(page);
  const shell = new ConsolePage(page);
  await users.search.fill('john_doe');
  await expect.poll(() => users.columnTexts('User')).toEqual(['john_doe']);
  await users.rows.first().click();
  await users.detail.getByRole('button', { name: 'Attempts' }).click();
  await shell.expectRoom('Transactions');
  await expect(page.getByRole('button', { name: 'Remove the user' })).toBeVisible();
  await page.goBack();
  await expect(users.detail.getByRole('heading', { name: 'john_doe' })).toBeVisible();
});

test('shows what a user typed as text, whatever it is', async ({ page }) => {
  const users = usersPage(page);
  await users.search.fill('<b>');
  await expect.poll(() => users.columnTexts('User')).toEqual(['<b>bold</b>']);
});

test('says that nobody matches, and how to go on', async ({ page }) => {
  const users = usersPage(page);
  await users.search.fill('nobody at all');
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(users.grid).toBeVisible();
  await expect(users.search).toHaveValue('');
});

test('hides names and addresses while masking is on', async ({ page }) => {
  const users = usersPage(page);
  const shell = new ConsolePage(page);
  await shell.statusBar.getByRole('button', { name: 'Mask personal data' }).click();
  await expect
    .poll(async () => (await users.columnTexts('User')).every((name) => name.startsWith('••••••')))
    .toBe(true);
  await users.rows.first().click();
  await expect(users.detail.getByText('@')).toHaveCount(0);
  await expect(users.detail.getByText('••••••').first()).toBeVisible();
});

test('has no accessibility findings on any tab', async ({ page }) => {
  const users = usersPage(page);
  await users.search.fill('john_doe');
  await users.rows.first().click();
  for (const tab of ['Balance', 'Transactions', 'Inventory', 'Timeline', 'Orders', 'Credit rows']) {
    await users.detail.getByRole('tab', { name: tab }).click();
    await expect(users.detail.getByRole('tabpanel')).toBeVisible();
    expect(await accessibilityFindings(page), tab).toEqual([]);
  }
});
