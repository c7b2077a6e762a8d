import type { Locator, Page } from '@playwright/test';
import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { textOf, transactionsPage } from '../pages/list-page.ts';

test('lists every attempt, newest first, and draws only the rows that can be seen', async ({ page }) => {
  const list = transactionsPage(page);
  await expect(list.grid).toBeVisible();
  const total = await list.total();
  expect(total).toBeGreaterThan(100);
  await expect(page.getByText(`${total.toLocaleString('en-US')} transactions`).first()).toBeVisible();
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

test('narrows by outcome, user and time, shows each as a chip, and clears them', async ({ page }) => {
  const list = transactionsPage(page);
  const everything = await list.total();

  await outcome(page, 'Partial').click();
  await expect.poll(() => list.total()).toBeLessThan(everything);
  expect(new Set(await list.columnTexts('Outcome'))).toEqual(new Set(['Partial']));

  await list.searchFor('user:finch after:2020-01-01');
  await expect(page.getByRole('button', { name: 'Remove the user' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove the earliest time' })).toBeVisible();
  await expect
    .poll(async () => [...new Set((await list.userNames()).map((name) => name.replace(/^.*finch$/, 'finch')))])
    .toEqual(['finch']);

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect.poll(() => list.total()).toBe(everything);
});

test('turns chips into text and text into chips', async ({ page }) => {
  const list = transactionsPage(page);
  const shell = new ConsolePage(page);
  await list.searchFor('user:john_doe -status:success');
  await expect.poll(() => shell.address()).toBe('/transactions?q=user:john_doe+-status:success');

  await page.getByRole('button', { name: 'User john_doe' }).click();
  await expect(list.search).toHaveValue('user:john_doe');
  await list.searchFor('user:ivory');
  await expect.poll(() => shell.address()).toBe('/transactions?q=user:ivory+-status:success');

  await page.getByRole('button', { name: 'Edit as text' }).click();
  await expect(list.search).toHaveValue('user:ivory -status:success');
  await list.searchFor('user:ivory');
  await expect(page.getByRole('button', { name: 'Remove the outcome' })).toBeHidden();

  await list.search.press('Backspace');
  await expect(list.search).toHaveValue('user:ivory');
  await list.search.press('Escape');
  await expect(page.getByRole('button', { name: 'User ivory' })).toBeVisible();
});

test('counts the outcomes of what matches, with their rates', async ({ page }) => {
  const list = transactionsPage(page);
  await list.searchFor('status:failed');
  await expect.poll(async () => new Set(await list.columnTexts('Outcome'))).toEqual(new Set(['Failed']));
  const total = await list.total();
  await expect(outcome(page, 'Failed')).toContainText(`${total} · 100.0 %`);
  await expect(outcome(page, 'Success')).not.toContainText('%');
});

test('zooms into a part of the time, by keyboard and by dragging', async ({ page }) => {
  const list = transactionsPage(page);
  const plot = page.getByRole('slider', { name: 'Transactions over time' });
  const everything = await list.total();
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(plot).toHaveAttribute('aria-valuetext', / … .*: \d+/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove the earliest time' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Remove the latest time' })).toBeVisible();
  await expect.poll(() => list.total()).toBeLessThan(everything);

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect.poll(() => list.total()).toBe(everything);
  const box = await plot.boundingBox();
  if (box === null) throw new Error('The plot is not on screen');
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => list.total()).toBeLessThan(everything);
  expect(await list.total()).toBeGreaterThan(0);
});

test('has the table behind the bars', async ({ page }) => {
  await page.getByRole('button', { name: 'Show as a table' }).click();
  const table = page.getByRole('dialog', { name: 'Transactions over time' });
  await expect(table.getByRole('columnheader', { name: 'Success' })).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('keeps the whole state in the address', async ({ page }) => {
  const list = transactionsPage(page);
  const shell = new ConsolePage(page);
  await outcome(page, 'Failed').click();
  await expect.poll(() => shell.address()).toBe('/transactions?q=status:failed');
  await list.rows.first().click();
  await expect(list.detail).toBeVisible();
  await expect.poll(() => shell.address()).toMatch(/^\/transactions\/db:\d+\?q=status:failed$/);
  await expect(list.detail.getByRole('heading', { level: 2 })).toHaveText(/^TXN:/);
  const id = await textOf(list.detail.getByRole('heading', { level: 2 }));
  await list.detail.getByRole('tab', { name: 'Note' }).click();
  await expect.poll(() => shell.address()).toMatch(/tab=note$/);

  await page.reload();
  await expect(list.detail.getByRole('heading', { level: 2 })).toHaveText(id);
  await expect(list.detail.getByRole('tab', { name: 'Note' })).toHaveAttribute('aria-selected', 'true');
  await expect(outcome(page, 'Failed')).toHaveAttribute('aria-pressed', 'true');

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

test('explains a query that it does not understand, and keeps what was typed', async ({ page }) => {
  const list = transactionsPage(page);
  await list.searchFor('user:ada status:lost');
  await expect(page.getByText('A status is one of:')).toBeVisible();
  await expect(list.search).toHaveValue('user:ada status:lost');
});

test('takes a pasted id for a transaction', async ({ page }) => {
  const list = transactionsPage(page);
  const [id = ''] = await list.columnTexts('TXN');
  await list.searchFor(id.toUpperCase());
  await expect(page.getByRole('button', { name: 'Remove the transaction id' })).toBeVisible();
  await expect.poll(() => list.columnTexts('TXN')).toEqual([id]);
});

test('tells the story of a partial attempt', async ({ page }) => {
  const list = transactionsPage(page);
  await outcome(page, 'Partial').click();
  await expect.poll(async () => new Set(await list.columnTexts('Outcome'))).toEqual(new Set(['Partial']));
  await list.rows.first().click();
  await expect(list.detail.getByText(/^Charged [\d,.]+ for \d+ of \d+ items; /)).toBeVisible();
  await list.detail.getByRole('tab', { name: 'Database' }).click();
  await expect(list.detail.getByRole('list', { name: 'Phases' }).getByText('done')).toHaveCount(3);
  await expect(list.detail.getByText(/Checkout SUCCESSFUL/)).toBeVisible();
  await list.detail.getByRole('tab', { name: 'Items' }).click();
  const items = list.detail.getByRole('table', { name: 'Items', exact: true });
  await expect(items.getByText('Received').first()).toBeVisible();
  await expect(items.getByText('Failed').first()).toBeVisible();
});

test('keeps a note, and finds what has one', async ({ page }) => {
  const list = transactionsPage(page);
  await list.rows.first().click();
  const id = await textOf(list.detail.getByRole('heading', { level: 2 }));
  await list.detail.getByRole('tab', { name: 'Note' }).click();
  await list.detail.getByRole('textbox', { name: 'Note about this transaction' }).fill('Asked ops on Monday.');
  await list.detail.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Note kept')).toBeVisible();
  await page.reload();
  await expect(list.detail.getByRole('textbox')).toHaveValue('Asked ops on Monday.');
  await list.searchFor('has:notes');
  await expect.poll(() => list.columnTexts('TXN')).toContain(id.replace('TXN:', ''));
});

test('saves a query as a view, opens it from the palette too, and removes it', async ({ page }) => {
  const list = transactionsPage(page);
  const shell = new ConsolePage(page);
  const views = page.getByRole('dialog', { name: 'Saved views' });
  await list.searchFor('status:failed credits:=0');
  await page.getByRole('button', { name: 'Views' }).click();
  await views.getByRole('textbox', { name: 'Save this query as' }).fill('Failed for nothing');
  await views.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(views).toBeHidden();

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByRole('button', { name: 'Views' }).click();
  await views.getByRole('button', { name: 'Failed for nothing', exact: true }).click();
  await expect.poll(() => shell.address()).toBe('/transactions?q=status:failed+credits:%3D0');

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('failed for nothing');
  await shell.palette.getByRole('group', { name: 'Saved views' }).getByRole('menuitem').click();
  await expect.poll(() => shell.address()).toBe('/transactions?q=status:failed+credits:%3D0');

  await page.getByRole('button', { name: 'Views' }).click();
  await views.getByRole('button', { name: 'Remove the view Failed for nothing' }).click();
  await expect(views.getByText('No view is saved yet.')).toBeVisible();
});

test('says so when an attempt does not exist', async ({ page }) => {
  await new ConsolePage(page).openAddress('/transactions/db:999999999');
  await expect(page.getByRole('alert').getByRole('heading', { name: 'No such transaction' })).toBeVisible();
});

test('leaves out a column, and remembers it', async ({ page }) => {
  const list = transactionsPage(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Outcome' }).click();
  await page.keyboard.press('Escape');
  await expect(list.columnHead('Outcome')).toBeHidden();
  await page.reload();
  await expect(list.columnHead('Time')).toBeVisible();
  await expect(list.columnHead('Outcome')).toBeHidden();
});

test('has no accessibility findings with a detail open', async ({ page }) => {
  const list = transactionsPage(page);
  await list.rows.first().click();
  for (const tab of ['Database', 'Items', 'Note']) {
    await list.detail.getByRole('tab', { name: tab }).click();
    await expect(list.detail.getByRole('tabpanel')).toBeVisible();
    expect(await accessibilityFindings(page), tab).toEqual([]);
  }
});

/** The switch of an outcome; its name goes on with the count and the rate. */
function outcome(page: Page, word: string): Locator {
  return page.getByRole('toolbar', { name: 'Outcome' }).getByRole('button', { name: word });
}

function isDescending(numbers: readonly number[]): boolean {
  return numbers.length > 1 && numbers.every((number, index) => index === 0 || number <= (numbers[index - 1] ?? 0));
}
