import { BarterexLogs, brokenPurchase, purchase } from '../fixtures/barterex-logs.ts';
import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { columnOf, exportByMenu } from '../pages/exported-file.ts';
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

test('exports thousands of records page after page, and keeps hostile text in its cell', async ({ page }) => {
  const room = new LogsPage(page);
  const many = Array.from({ length: 700 }, (_, index) =>
    purchase(`2026-05-25 10:${minute(index)}:00`, `5000${String(index).padStart(4, '0')}`, `buyer ${index}`, 100),
  );
  logs.append(...many.flat());
  logs.append(
    ...purchase('2026-05-25 11:30:00', '50009998', '=HYPERLINK("http://evil","x")', 100),
    '2026-05-25 11:31:00 - =cmd - ERROR - [app.py:1] - =1+1;=2, "quoted" \u202Ecilam',
    ...brokenPurchase('2026-05-25 11:32:00', '50009999'),
  );
  await room.add(logs.file);
  await expect(room.importing.getByText(/1,405 records new/)).toBeVisible();
  await page.getByRole('tab', { name: 'Records' }).click();
  await expect(room.records.rows.first()).toBeVisible();
  const everything = await exportByMenu(page);
  expect(everything.rows).toHaveLength(1405);
  expect(new Set(columnOf(everything, 'line')).size).toBe(1405);
  expect(new Set(columnOf(everything, 'log'))).toEqual(new Set([logs.file]));
  expect(everything.rows[0]).toMatchObject({ log_time: '2026-05-25 11:32:00' });
  const hostile = everything.rows.find((row) => row['log_time'] === '2026-05-25 11:31:00');
  expect(hostile).toMatchObject({ logger: "'=cmd", message: '\'=1+1;\'=2, "quoted" ⟨U+202E⟩cilam' });
  const traceback = everything.rows.find((row) => row['transaction_id'] === 'TXN:50009999');
  expect(traceback?.['message']).toContain('⟨LF⟩Traceback (most recent call last):⟨LF⟩');

  await page.getByRole('toolbar', { name: 'Level' }).getByRole('button', { name: 'ERROR' }).click();
  await expect.poll(() => room.records.total()).toBe(2);
  expect(new Set(columnOf(await exportByMenu(page), 'level'))).toEqual(new Set(['ERROR']));

  await page.getByRole('tab', { name: 'Sources' }).click();
  const sources = await exportByMenu(page);
  expect(sources.name).toMatch(/^barterex-logs-/);
  expect(sources.rows).toHaveLength(1);
  expect(sources.rows[0]).toMatchObject({ path: logs.file, records: '1405' });
});

test('leaves out a column of the records and of the logs, and remembers it', async ({ page }) => {
  const room = new LogsPage(page);
  logs.append(...purchase('2026-05-25 12:00:00', '60000001', 'some.user', 100));
  await room.add(logs.file);
  const leaveOut = async (column: string) => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: column }).click();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
  };
  await leaveOut('State');
  await expect(room.sources.columnHead('State')).toBeHidden();
  await page.getByRole('tab', { name: 'Records' }).click();
  await leaveOut('Logger');
  await expect(room.records.columnHead('Logger')).toBeHidden();
  await page.reload();
  await expect(room.records.columnHead('Log time')).toBeVisible();
  await expect(room.records.columnHead('Logger')).toBeHidden();
  await page.getByRole('tab', { name: 'Sources' }).click();
  await expect(room.sources.columnHead('Size')).toBeVisible();
  await expect(room.sources.columnHead('State')).toBeHidden();
});

test('sorts the logs by name, size and time, and keeps the order in the address', async ({ page }) => {
  const room = new LogsPage(page);
  logs.write('app.log.2', ...purchase('2026-05-23 12:00:00', '60000002', 'a.user', 100));
  logs.write(
    'app.log.10',
    ...purchase('2026-05-22 12:00:00', '60000003', 'a.user', 100),
    ...brokenPurchase('2026-05-22 13:00:00', '60000004'),
  );
  logs.append(...purchase('2026-05-24 12:00:00', '60000005', 'a.user', 100), 'one more line');
  await room.add(logs.folder);
  const names = async () =>
    (await room.sources.grid.locator('.source-file').allTextContents()).map((name) => name.trim());
  await expect.poll(names).toEqual(['app.log', 'app.log.2', 'app.log.10']);
  await room.sources.columnHead('Size').getByRole('button').click();
  await expect(room.sources.columnHead('Size')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(names).toEqual(['app.log.10', 'app.log', 'app.log.2']);
  await room.sources.columnHead('Last line').getByRole('button').click();
  await expect.poll(names).toEqual(['app.log', 'app.log.2', 'app.log.10']);
  await room.sources.columnHead('Last line').getByRole('button').click();
  await expect.poll(names).toEqual(['app.log.10', 'app.log.2', 'app.log']);
  await expect.poll(() => new ConsolePage(page).address()).toBe('/logs?sort=lastTime&order=ascending');
  await page.reload();
  await expect.poll(names).toEqual(['app.log.10', 'app.log.2', 'app.log']);
});

test('shows records over time, zooms into a part of it, and keeps it in the address', async ({ page }) => {
  const room = new LogsPage(page);
  for (let index = 0; index < 60; index += 1) {
    logs.append(
      ...purchase(`2026-05-25 14:${minute(index)}:30`, `7000${String(index).padStart(4, '0')}`, 'a.user', 100),
    );
  }
  logs.append(...brokenPurchase('2026-05-25 14:59:45', '70009999'));
  await room.add(logs.file);
  await page.getByRole('tab', { name: 'Records' }).click();
  const plot = page.getByRole('slider', { name: 'Records over time' });
  await expect(page.getByText(/^Records per 1 min /)).toBeVisible();
  await expect.poll(() => room.records.total()).toBe(122);
  expect(await accessibilityFindings(page)).toEqual([]);

  await plot.focus();
  for (const key of ['Home', 'ArrowRight', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await expect(plot).toHaveAttribute('aria-valuetext', '2026-05-25 14:01 … 2026-05-25 14:02: 4 info');
  await page.keyboard.press('Enter');
  await expect.poll(() => new ConsolePage(page).address()).toContain('after=2026-05-25T14:01&before=2026-05-25T14:03');
  await expect.poll(() => room.records.total()).toBe(4);
  await page.reload();
  await expect.poll(() => room.records.total()).toBe(4);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect.poll(() => room.records.total()).toBe(122);

  const box = await plot.boundingBox();
  if (box === null) throw new Error('The plot is not on screen');
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => room.records.total()).toBe(62);

  await room.records.search.fill('finalization');
  await expect.poll(() => room.records.total()).toBe(1);
  await page.getByRole('button', { name: 'Show as a table' }).click();
  const table = page.getByRole('dialog', { name: 'Records over time' });
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(table.getByRole('columnheader', { name: 'ERROR' })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('turns the order of the records round', async ({ page }) => {
  const room = new LogsPage(page);
  logs.append(...purchase('2026-05-25 15:00:00', '80000001', 'a.user', 100));
  logs.append(...purchase('2026-05-25 16:00:00', '80000002', 'a.user', 100));
  await room.add(logs.file);
  await page.getByRole('tab', { name: 'Records' }).click();
  const times = async () => [...new Set(await room.records.columnTexts('Log time'))];
  await expect.poll(times).toEqual(['2026-05-25 16:00:00', '2026-05-25 15:00:00']);
  await room.records.columnHead('Log time').getByRole('button').click();
  await expect.poll(times).toEqual(['2026-05-25 15:00:00', '2026-05-25 16:00:00']);
  await expect.poll(() => new ConsolePage(page).address()).toContain('order=ascending');
});

function minute(index: number): string {
  return String(index % 60).padStart(2, '0');
}
