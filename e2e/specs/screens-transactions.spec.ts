import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { textOf, transactionsPage } from '../pages/list-page.ts';

test('lists every attempt, newest first, and draws only the rows that can be seen', async ({ page }) => {
  const list = transactionsPage(page);
  await expect(list.grid).toBeVisible();
  const total = await list.total();
  expect(total).toBeGreaterThan(100);
  await expect(page.getByText(`${total.toLocaleString('en-US')} attempts`).first()).toBeVisible();
  expect(await list.rows.count()).toBeLessThan(60);

  const times = await list.columnTexts('Time');
  expect(times).toEqual([...times].sort().reverse());
  await expect(list.columnHead('Time')).toHaveAttribute('aria-sort', 'descending');
});

test('reaches the last attempt by paging', async ({ page }) => {
  const list = transactionsPage(page);
  const total = await list.total();
  await list.grid.focus();
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(list.grid.locator(`[aria-rowindex="${total + 1}"]`)).toBeVisible({ timeout: 500 });
  }).toPass();
});

test('sorts by what was charged, both ways', async ({ page }) => {
  const list = transactionsPage(page);
  const amounts = async () =>
    (await list.columnTexts('Charged, credits')).map((text) => Number(text.replaceAll(',', '')));
  await list.columnHead('Charged, credits').getByRole('button').click();
  await expect(list.columnHead('Charged, credits')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => isDescending(await amounts())).toBe(true);
  await list.columnHead('Charged, credits').getByRole('button').click();
  await expect(list.columnHead('Charged, credits')).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(async () => isDescending((await amounts()).toReversed())).toBe(true);
});

test('narrows by status, user and time, shows each as a chip, and clears them', async ({ page }) => {
  const list = transactionsPage(page);
  const everything = await list.total();

  await page.getByRole('button', { name: 'Partial' }).click();
  await expect.poll(() => list.total()).toBeLessThan(everything);
  expect(new Set(await list.columnTexts('Status'))).toEqual(new Set(['Partial']));

  await list.searchFor('user:john_doe after:2020-01-01');
  await expect(page.getByRole('button', { name: 'Remove the user' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove the earliest time' })).toBeVisible();
  await expect.poll(async () => new Set(await list.columnTexts('User'))).toEqual(new Set(['john_doe']));

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect.poll(() => list.total()).toBe(everything);
});

test('keeps the whole state in the address', async ({ page }) => {
  const list = transactionsPage(page);
  const shell = new ConsolePage(page);
  await page.getByRole('button', { name: 'Failed' }).click();
  await expect.poll(() => shell.address()).toBe('/transactions?status=failed');
  await list.rows.first().click();
  await expect(list.detail).toBeVisible();
  await expect.poll(() => shell.address()).toMatch(/^\/transactions\/\d+\?status=failed$/);
  await expect(list.detail.getByRole('heading', { level: 2 })).toHaveText(/^TXN:/);
  const id = await textOf(list.detail.getByRole('heading', { level: 2 }));

  await page.reload();
  await expect(list.detail.getByRole('heading', { level: 2 })).toHaveText(id);
  await expect(page.getByRole('button', { name: 'Failed' })).toHaveAttribute('aria-pressed', 'true');

  await page.goBack();
  await expect(list.detail).toBeHidden();
});

test('goes on by keyboard from a row that was opened with the mouse', async ({ page }) => {
  const list = transactionsPage(page);
  const ids = await list.columnTexts('TXN');
  await list.rows.first().click();
  await expect(list.detail.getByRole('heading', { level: 2 })).toHaveText(`TXN:${ids[0]}`);
  await page.keyboard.press('ArrowDown');
  await expect(list.detail.getByRole('heading', { level: 2 })).toHaveText(`TXN:${ids[1]}`);
});

test('gives the focus back to the list when what is open is closed', async ({ page }) => {
  const list = transactionsPage(page);
  await list.rows.first().click();
  await list.detail.getByRole('button', { name: 'Close' }).click();
  await expect(list.detail).toBeHidden();
  await expect(list.grid).toBeFocused();
});

test('finds one transaction by its id, typed or pasted with TXN:', async ({ page }) => {
  const list = transactionsPage(page);
  const [id = ''] = await list.columnTexts('TXN');
  await list.searchFor(`TXN:${id}`);
  await expect.poll(() => list.columnTexts('TXN')).toEqual([id]);
});

test('explains a query that it does not understand', async ({ page }) => {
  await transactionsPage(page).searchFor('colour:red');
  await expect(page.getByText('Nothing is called “colour:” here.')).toBeVisible();
});

test('tells the story of a partial attempt', async ({ page }) => {
  const list = transactionsPage(page);
  await page.getByRole('button', { name: 'Partial' }).click();
  await expect.poll(async () => new Set(await list.columnTexts('Status'))).toEqual(new Set(['Partial']));
  await list.rows.first().click();
  await expect(list.detail.getByText(/^Charged [\d,.]+ for \d+ of \d+ items; /)).toBeVisible();
  await expect(list.detail.getByRole('list', { name: 'Phases' }).getByText('done')).toHaveCount(3);
  const items = list.detail.getByRole('table', { name: 'Items' });
  await expect(items.getByText('Received').first()).toBeVisible();
  await expect(items.getByText('Failed').first()).toBeVisible();
  await expect(list.detail.getByText(/Checkout SUCCESSFUL/)).toBeVisible();
});

test('says so when an attempt does not exist', async ({ page }) => {
  await new ConsolePage(page).openAddress('/transactions/999999999');
  await expect(page.getByRole('alert').getByRole('heading', { name: 'No such transaction' })).toBeVisible();
});

test('leaves out a column, and remembers it', async ({ page }) => {
  const list = transactionsPage(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Status' }).click();
  await page.keyboard.press('Escape');
  await expect(list.columnHead('Status')).toBeHidden();
  await page.reload();
  await expect(list.columnHead('Time')).toBeVisible();
  await expect(list.columnHead('Status')).toBeHidden();
});

test('has no accessibility findings with a detail open', async ({ page }) => {
  const list = transactionsPage(page);
  await list.rows.first().click();
  await expect(list.detail.getByRole('heading', { name: 'Events' })).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
});

function isDescending(numbers: readonly number[]): boolean {
  return numbers.length > 1 && numbers.every((number, index) => index === 0 || number <= (numbers[index - 1] ?? 0));
}
