import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { textOf, transactionsPage, usersPage } from '../pages/list-page.ts';
import { SandboxPage } from '../pages/sandbox-page.ts';

/** No test in this file touches the mouse. */
test.describe.configure({ mode: 'parallel' });

test('reads through the list with j, k, Enter and Escape', async ({ page }) => {
  const list = transactionsPage(page);
  await expect(list.rows.first()).toBeVisible();
  const ids = await list.columnTexts('TXN');
  const title = list.detail.getByRole('heading', { level: 2 });

  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(title).toHaveText(`TXN:${ids[1]}`);
  await expect(list.openRow).toContainText(ids[1] ?? '');

  await page.keyboard.press('j');
  await expect(title).toHaveText(`TXN:${ids[2]}`);
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect(title).toHaveText(`TXN:${ids[0]}`);

  await page.keyboard.press('Escape');
  await expect(list.detail).toBeHidden();
  await expect(list.grid).toBeFocused();
});

test('filters with / and gives the focus back to the list', async ({ page }) => {
  const list = transactionsPage(page);
  await expect(list.grid).toBeVisible();
  await page.keyboard.press('/');
  await expect(list.search).toBeFocused();
  await page.keyboard.type('user:john_doe');
  await page.keyboard.press('Enter');
  await expect.poll(async () => new Set(await list.userNames())).toEqual(new Set(['john_doe']));
});

test('resizes the detail with the arrow keys', async ({ page }) => {
  const list = transactionsPage(page);
  await expect(list.rows.first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await list.separator.focus();
  const before = Number(await list.separator.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowLeft');
  await expect(list.separator).toHaveAttribute('aria-valuenow', String(before + 2));
});

test('goes to each room by two keys', async ({ page }) => {
  const shell = new ConsolePage(page);
  await shell.expectRoom('Transactions');
  for (const [key, room] of [
    ['u', 'Users'],
    ['l', 'Logs'],
    ['s', 'Sandbox'],
    ['t', 'Transactions'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await shell.expectRoom(room);
  }
});

test('finds a transaction, a user and a scenario in the palette', async ({ page }) => {
  const shell = new ConsolePage(page);
  const list = transactionsPage(page);
  await expect(list.rows.first()).toBeVisible();
  const [id = ''] = await list.columnTexts('TXN');

  await page.keyboard.press('Control+k');
  await expect(shell.palette).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.type(`txn ${id}`);
  await expect(shell.palette.getByRole('menuitem', { name: id })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(list.detail.getByRole('heading', { level: 2 })).toHaveText(`TXN:${id}`);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('john_doe');
  const user = shell.palette.getByRole('group', { name: 'Users' }).getByRole('menuitem', { name: 'john_doe' });
  await expect(user.first()).toBeVisible();
  // What was found first has the focus; people are found a moment later.
  await expect(async () => {
    if ((await user.first().getAttribute('data-focused')) === null) await page.keyboard.press('ArrowDown');
    expect(await user.first().getAttribute('data-focused')).not.toBeNull();
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(usersPage(page).detail.getByRole('heading', { name: 'john_doe' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('insufficient');
  await expect(shell.palette.getByRole('menuitem', { name: /Insufficient/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(new SandboxPage(page).result.getByText('PASS')).toBeVisible();
});

test('runs a scenario with Ctrl Enter, chosen with the arrow keys', async ({ page }) => {
  const sandbox = new SandboxPage(page);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await sandbox.choices.getByRole('option').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(sandbox.choices.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(sandbox.result.getByText('PASS')).toBeVisible();
});

test('lists the keys under ?, and closes with Escape', async ({ page }) => {
  const shell = new ConsolePage(page);
  await expect(transactionsPage(page).rows.first()).toBeVisible();
  await page.keyboard.press('?');
  await expect(shell.help.getByText('Search this screen')).toBeVisible();
  await expect(shell.help.getByText('Every checkout attempt, from the logs')).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(shell.help).toBeHidden();
});

test('copies the id of what is open', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const list = transactionsPage(page);
  await expect(list.rows.first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(list.detail.getByRole('heading', { level: 2 })).toHaveText(/^TXN:/);
  const id = await textOf(list.detail.getByRole('heading', { level: 2 }));
  await page.keyboard.press('c');
  await page.keyboard.press('i');
  await expect(page.getByText('Id copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
});
