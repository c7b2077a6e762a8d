import { accessibilityFindings, expect } from '../fixtures/console.ts';
import { recordedConsole } from '../fixtures/recorded-console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { ListPage, transactionsPage, usersPage } from '../pages/list-page.ts';

const TABS = ['Balance', 'Transactions', 'Inventory', 'Timeline', 'Orders', 'Credit rows'] as const;

const test = recordedConsole({
  database: 'fixed.db',
  days: ['20251224', '20251225', '20251227', '20251228'],
  attempts: 124,
});

/** The same marketplace, and two of its days are not logged. */
const partly = recordedConsole({ database: 'fixed.db', days: ['20251224', '20251228'], attempts: 30 });

const legacy = recordedConsole({ database: 'legacy.db', days: ['20251215', '20251216', '20251218'], attempts: 61 });

test('shows a user with losses of three kinds as one answer, and the balance rebuilt without a remainder', async ({
  page,
}) => {
  await new ConsolePage(page).openAddress('/users/16');
  const { detail } = usersPage(page);
  await expect(detail.getByText('All of it is explained')).toBeVisible();
  await expect(detail.locator('.figure', { hasText: 'Owed' })).toContainText('4,250');
  await expect(detail.locator('.figure', { hasText: 'Net position' })).toContainText('−4,250');
  const steps = detail.getByRole('grid', { name: 'Steps of the balance' });
  await expect(steps.getByRole('row').last()).toContainText('Balance now');

  await detail.getByRole('tab', { name: 'Transactions' }).click();
  const verdicts = detail.getByRole('grid', { name: 'Transactions of this user' });
  await expect(verdicts.getByRole('row').nth(1)).toBeVisible();
  expect(await verdicts.getByText('Overcharged').count()).toBeGreaterThan(1);
  await verdicts.getByText('Overcharged').first().click();
  await new ConsolePage(page).expectRoom('Transactions');
  await expect(transactionsPage(page).detail.getByRole('region', { name: 'Verdict' })).toBeVisible();
});

test('tells credits that were overwritten inside the step that took them (M4)', async ({ page }) => {
  await new ConsolePage(page).openAddress('/users/14');
  const { detail } = usersPage(page);
  await detail.getByRole('tab', { name: 'Balance' }).click();
  const chart = detail.getByRole('slider', { name: 'Balance over time' });
  await expect(chart).toBeVisible();
  await chart.focus();
  const card = detail.getByRole('region', { name: 'The open step' });
  await page.keyboard.press('Home');
  await expect(card).toContainText('The account was made');
  const points = Number(await chart.getAttribute('aria-valuemax'));
  for (let point = 0; point < points; point += 1) {
    if ((await card.textContent())?.includes('had come in meanwhile and were overwritten') === true) break;
    await page.keyboard.press('ArrowRight');
  }
  await expect(card).toContainText('had come in meanwhile and were overwritten');
  await expect(chart).toHaveAttribute('aria-valuetext', /Checkout, −/);
  await expect(detail.getByRole('row', { selected: true })).toContainText('Checkout');
});

test('opens a step into its lines and rows, by keyboard only', async ({ page }) => {
  await new ConsolePage(page).openAddress('/users/16');
  const { detail } = usersPage(page);
  const steps = detail.getByRole('grid', { name: 'Steps of the balance' });
  await expect(steps).toBeVisible();
  await steps.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const card = detail.getByRole('region', { name: 'The open step' });
  await expect(card).toContainText('The account was made');
  await page.keyboard.press('Tab');
  await expect(card.getByRole('button', { name: 'user 16' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'user 16' }).getByText('username')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card.getByRole('button', { name: 'user 16' })).toBeFocused();
});

test('tells of each item how it came, and of each record where it stands', async ({ page }) => {
  await new ConsolePage(page).openAddress('/users/14?tab=inventory');
  const { detail } = usersPage(page);
  const inventory = new ListPage(page, { search: 'Search users', grid: 'Inventory', detail: 'User' });
  await expect(inventory.rows.first()).toBeVisible();
  expect(new Set(await inventory.columnTexts('How it came')).size).toBeGreaterThan(1);
  await inventory.rows.filter({ hasText: 'Bought' }).first().click();
  await expect(detail.getByRole('region', { name: 'The open item' }).getByRole('button').first()).toBeVisible();

  await detail.getByRole('tab', { name: 'Timeline' }).click();
  const timeline = new ListPage(page, { search: 'Search users', grid: 'Timeline', detail: 'User' });
  await expect(timeline.rows.first()).toBeVisible();
  expect(new Set(await timeline.columnTexts('What'))).toContain('Notice');
});

for (const theme of ['Light', 'Dark'] as const) {
  test(`has no accessibility findings on any tab, ${theme.toLowerCase()}`, async ({ page }, testInfo) => {
    test.slow();
    const shell = new ConsolePage(page);
    await shell.chooseTheme(theme);
    await shell.openAddress('/users/14');
    const { detail } = usersPage(page);
    for (const tab of TABS) {
      await detail.getByRole('tab', { name: tab }).click();
      await expect(detail.getByRole('tabpanel')).toBeVisible();
      await expect(page.getByRole('status', { name: 'Rebuilding the balance' })).toHaveCount(0);
      if (tab === 'Balance') await detail.getByRole('row').nth(3).click();
      expect(await accessibilityFindings(page), tab).toEqual([]);
      await page.screenshot({ path: testInfo.outputPath(`${tab}.png`) });
    }
  });
}

test('hides names and addresses on every tab while masking is on', async ({ page }) => {
  const shell = new ConsolePage(page);
  await shell.statusBar.getByRole('button', { name: 'Mask personal data' }).click();
  await shell.openAddress('/users/16');
  const { detail } = usersPage(page);
  for (const tab of TABS) {
    await detail.getByRole('tab', { name: tab }).click();
    await expect(detail.getByRole('tabpanel')).toBeVisible();
    await expect(detail.getByText('tidy.raven')).toHaveCount(0);
    await expect(detail.getByText('@')).toHaveCount(0);
  }
});

partly(
  'opens the first step that does not fit, with what may be behind it and what could not be read',
  async ({ page }, testInfo) => {
    await new ConsolePage(page).openAddress('/users/9');
    const { detail } = usersPage(page);
    await expect(detail.getByText('−3,149.95 unexplained')).toBeVisible();
    await expect(detail.getByRole('region', { name: 'The open step' })).toContainText(
      'nothing explains −3,149.95 of it',
    );
    const behind = detail.getByRole('region', { name: 'What may be behind it' });
    await expect(behind).toContainText('The logs do not reach from one of these readings to the other.');
    await expect(behind).toContainText('Item 66 was bought by a checkout that no log tells of');
    await behind.getByRole('button', { name: 'item 66' }).click();
    await expect(page.getByRole('dialog', { name: 'item 66' }).getByText('item_number')).toBeVisible();
    await page.keyboard.press('Escape');
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath('gap.png') });
  },
);

legacy('rebuilds a balance of a database that keeps no last checkout', async ({ page }) => {
  await new ConsolePage(page).openAddress('/users/12');
  const { detail } = usersPage(page);
  await expect(detail.getByText('This database does not record it')).toBeVisible();
  await expect(detail.getByText('All of it is explained')).toBeVisible();
  await expect(detail.getByRole('grid', { name: 'Steps of the balance' }).getByText('5,000').first()).toBeVisible();
});
