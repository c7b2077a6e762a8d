import { BarterexLogs, brokenPurchase, forgedPurchase, purchase } from '../fixtures/barterex-logs.ts';
import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { textOf, transactionsPage } from '../pages/list-page.ts';
import { LogsPage } from '../pages/logs-page.ts';

test.use({ workspace: 'logs' });

/** Each test begins without logs and writes its own; ids differ, because what was once found stays known. */
let logs: BarterexLogs;
test.beforeEach(async ({ page }) => {
  logs = new BarterexLogs();
  await new LogsPage(page).forgetAll();
});
test.afterEach(async ({ page }) => {
  await new LogsPage(page).forgetAll();
  logs.remove();
});

test('adds a log, imports it and shows the receipt', async ({ page }) => {
  const room = new LogsPage(page);
  await new ConsolePage(page).goTo('Logs');
  await expect(page.getByRole('heading', { name: 'No log has been read yet' })).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);

  logs.append(
    ...purchase('2026-05-25 11:49:53', 'a0000001', 'olive.bramble27', 3850),
    ...brokenPurchase('2026-05-25 11:51:00', 'a0000002'),
    ...forgedPurchase('2026-05-25 11:55:00', 'a0000003', 'olive.bramble27'),
  );
  await room.add(logs.folder);
  await expect(room.importing.getByText(/^Import complete: 1 file, .* records new\./)).toBeVisible();
  await expect(room.sources.rows).toHaveCount(1);
  await expect(room.sources.rows.first()).toContainText('app.log');
  await expect(room.sources.rows.first()).toContainText('Read');

  await page.getByRole('button', { name: 'Receipt' }).click();
  const receipt = page.getByRole('region', { name: 'Receipt', exact: true });
  await expect(receipt.getByText('Transaction ids')).toBeVisible();
  await expect(receipt.getByText('Levels missing')).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);

  await room.sources.rows.first().click();
  await expect(room.sources.detail.getByText('not calibrated')).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('says what is wrong with a place that is not there', async ({ page }) => {
  const room = new LogsPage(page);
  await new ConsolePage(page).goTo('Logs');
  await room.path.fill('/nowhere/at/all.log');
  await page.getByRole('button', { name: 'Add and import' }).click();
  await expect(page.getByText(/Import complete: 0 files|There is no|not found|nothing/i).first()).toBeVisible();
});

test('finds a transaction by its id, and shows its lines and what stands around them', async ({ page }) => {
  const room = new LogsPage(page);
  const list = transactionsPage(page);
  logs.append(
    ...purchase('2026-05-25 12:00:00', 'b0000001', 'silvermeadow', 2200),
    ...brokenPurchase('2026-05-25 12:10:00', 'b0000002'),
  );
  await room.add(logs.file);
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor('TXN:b0000001');
  await expect.poll(() => list.columnTexts('TXN')).toEqual(['b0000001']);
  await list.rows.first().click();
  await expect(list.detail.getByText('The log claims success: 2,200 for 1 item.')).toBeVisible();
  await expect(list.detail.getByText('What really happened is decided by the database')).toBeVisible();
  await expect(list.detail.getByText('Phase lines were not logged at this level.')).toBeVisible();
  await expect(
    list.detail
      .getByRole('button', { name: /silvermeadow/ })
      .or(list.detail.getByText('silvermeadow'))
      .first(),
  ).toBeVisible();

  await list.detail.getByRole('tab', { name: 'Lines' }).click();
  await expect(list.detail.getByRole('article', { name: /^app\.log:\d+$/ }).first()).toBeVisible();
  await list.detail.getByRole('button', { name: 'Lines around' }).first().click();
  const around = list.detail.getByRole('list', { name: 'Lines around' });
  await expect(around.getByRole('listitem').first()).toBeVisible();
  await expect(around).toContainText('Purchase FINALIZED');
  expect(await accessibilityFindings(page)).toEqual([]);

  await list.searchFor('txn:b0000002');
  await page.getByRole('button', { name: 'Remove the transaction id' }).first().click();
  await expect.poll(() => list.columnTexts('TXN')).toEqual(['b0000002']);
  await list.rows.first().click();
  await list.detail.getByRole('tab', { name: 'Story' }).click();
  const traceback = list.detail.getByRole('tabpanel').getByText(/^Traceback, \d+ more lines$/);
  await traceback.click();
  await expect(list.detail.getByRole('tabpanel').getByText('savepoint.commit()')).toBeVisible();
});

test('answers the support step in one search: a user and a time window give the ids', async ({ page }) => {
  const room = new LogsPage(page);
  const list = transactionsPage(page);
  logs.append(
    ...purchase('2026-05-24 10:00:00', 'c0000001', 'jane.window', 100),
    ...purchase('2026-05-25 10:00:00', 'c0000002', 'jane.window', 200),
    ...purchase('2026-05-25 10:05:00', 'c0000003', 'somebody.else', 300),
    ...purchase('2026-05-25 10:10:00', 'c0000004', 'jane.window', 400),
    ...purchase('2026-05-26 10:00:00', 'c0000005', 'jane.window', 500),
  );
  await room.add(logs.file);
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor('user:jane.window after:2026-05-25 before:2026-05-26');
  await expect.poll(() => list.columnTexts('TXN')).toEqual(['c0000004', 'c0000002']);
  expect(await list.columnTexts('Outcome')).toEqual(['Success', 'Success']);
  expect(await list.columnTexts('Claimed, credits')).toEqual(['400', '200']);
});

test('marks a forged line as suspicious and says why', async ({ page }) => {
  const room = new LogsPage(page);
  const list = transactionsPage(page);
  logs.append(
    ...purchase('2026-05-25 13:00:00', 'd0000001', 'honest.user', 100),
    ...forgedPurchase('2026-05-25 13:30:00', 'd0000002', 'greedy.user'),
  );
  await room.add(logs.file);
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor('txn:d000000 suspicious');
  await expect.poll(() => list.columnTexts('TXN')).toEqual(['d0000002']);
  await expect(list.rows.first().getByText('Suspicious')).toBeVisible();
  await list.rows.first().click();
  await expect(list.detail.getByText('a visitor can write whole lines into the log')).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  // It names somebody, but is no evidence of that.
  await list.searchFor('user:greedy.user');
  await expect(list.rows).toHaveCount(0);

  await new ConsolePage(page).goTo('Logs');
  await page.getByRole('tab', { name: 'Records' }).click();
  await page.getByRole('toolbar', { name: 'Doubts' }).getByRole('button', { name: 'Suspicious' }).click();
  await expect(page).toHaveURL(/doubts=suspicious/);
  await expect(room.records.rows).toHaveCount(1);
  await room.records.rows.first().click();
  await expect(room.records.detail.getByText('a visitor can write whole lines into the log')).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('keeps a note when the log is imported again', async ({ page }) => {
  const room = new LogsPage(page);
  const list = transactionsPage(page);
  logs.append(...purchase('2026-05-25 14:00:00', 'e0000001', 'noted.user', 100));
  await room.add(logs.file);
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor('txn:e0000001');
  await list.rows.first().click();
  await list.detail.getByRole('tab', { name: 'Note' }).click();
  await list.detail.getByRole('textbox').fill('Called back on Tuesday.');
  await list.detail.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Note kept')).toBeVisible();

  await room.forgetAll();
  await room.add(logs.file);
  await room.importAgain();
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor('txn:e0000001 has:notes');
  await expect.poll(() => list.columnTexts('TXN')).toEqual(['e0000001']);
  await list.rows.first().click();
  await list.detail.getByRole('tab', { name: 'Note' }).click();
  await expect(list.detail.getByRole('textbox')).toHaveValue('Called back on Tuesday.');
});

test('copies a transaction as text and Markdown with file and line numbers', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const room = new LogsPage(page);
  const list = transactionsPage(page);
  logs.append(...purchase('2026-05-25 15:00:00', 'f0000001', 'copied.user', 100));
  await room.add(logs.file);
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor('txn:f0000001');
  await list.rows.first().click();
  await expect(list.detail.getByRole('heading', { level: 2 })).toHaveText('TXN:f0000001');
  for (const kind of ['text', 'Markdown'] as const) {
    await list.detail.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('menuitem', { name: `Copy as ${kind}` }).click();
    await expect(page.getByText(/copied$/)).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('app.log:1: 2026-05-25 15:00:00 - routes.items - INFO - [items.py:703] - [TXN:f0000001]');
  }
});

test('announces a new transaction while it watches, without moving the list', async ({ page }) => {
  const room = new LogsPage(page);
  const list = transactionsPage(page);
  logs.append(...purchase('2026-05-25 16:00:00', '11110001', 'live.user', 100));
  await room.add(logs.file);
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor('user:live.user');
  await expect.poll(() => list.columnTexts('TXN')).toEqual(['11110001']);

  const live = page.getByRole('main').getByRole('button', { name: 'Live', exact: true });
  await live.click();
  await expect(page.getByRole('contentinfo').getByText(/live$/)).toBeVisible();
  logs.append(...purchase('2026-05-25 16:05:00', '11110002', 'live.user', 200));
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
  expect(await list.columnTexts('TXN')).toEqual(['11110001']);
  await page.getByRole('button', { name: '1 new' }).click();
  await expect.poll(() => list.columnTexts('TXN')).toEqual(['11110002', '11110001']);

  await page.getByRole('button', { name: 'Pause' }).click();
  logs.append(...purchase('2026-05-25 16:10:00', '11110003', 'live.user', 300));
  await expect(page.getByRole('button', { name: /^Resume, [1-9]\d* waiting$/ })).toBeVisible();
  await expect(page.getByRole('button', { name: '1 new' })).toBeHidden();
  await page.getByRole('button', { name: /^Resume/ }).click();
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
  await live.click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeHidden();
});

test('searches every record by words, level and time, and shows one in its file', async ({ page }) => {
  const room = new LogsPage(page);
  logs.append(
    ...purchase('2026-05-25 17:00:00', '22220001', 'searched.user', 100),
    ...brokenPurchase('2026-05-25 17:10:00', '22220002'),
  );
  await room.add(logs.file);
  await page.getByRole('tab', { name: 'Records' }).click();
  await room.records.search.fill('finalization');
  await expect.poll(() => room.records.columnTexts('TXN')).toEqual(['22220002']);
  await room.records.search.fill('');
  await page.getByRole('toolbar', { name: 'Level' }).getByRole('button', { name: 'ERROR' }).click();
  await expect.poll(async () => new Set(await room.records.columnTexts('Level'))).toEqual(new Set(['ERROR']));
  expect(await accessibilityFindings(page)).toEqual([]);

  await room.records.rows.first().click();
  await expect(room.records.detail.getByRole('heading', { level: 2 })).toHaveText(/^Line \d+$/);
  await expect(room.records.detail.getByText('savepoint.commit()')).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await room.records.detail.getByRole('button', { name: 'TXN:22220002' }).click();
  await new ConsolePage(page).expectRoom('Transactions');
  await expect.poll(() => transactionsPage(page).columnTexts('TXN')).toEqual(['22220002']);
});

test('hides names in lines while masking is on', async ({ page }) => {
  const room = new LogsPage(page);
  const list = transactionsPage(page);
  logs.append(...purchase('2026-05-25 18:00:00', '33330001', 'hidden, Items: 3', 100));
  await room.add(logs.file);
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor('txn:33330001');
  await list.rows.first().click();
  await expect(list.detail.getByText('hidden, Items: 3').first()).toBeVisible();
  await new ConsolePage(page).statusBar.getByRole('button', { name: 'Mask personal data' }).click();
  await expect(list.detail.getByText('User: ••••••').first()).toBeVisible();
  expect(await textOf(page.getByRole('main'))).not.toContain('hidden');
});
