import { basename } from 'node:path';
import { BarterexLogs, purchase } from '../fixtures/barterex-logs.ts';
import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { transactionsPage } from '../pages/list-page.ts';
import { LogsPage } from '../pages/logs-page.ts';

test.use({ workspace: 'logs' });

let logs: BarterexLogs;
test.beforeEach(async ({ page }) => {
  logs = new BarterexLogs();
  await new LogsPage(page).forgetAll();
});
test.afterEach(async ({ page }) => {
  await new LogsPage(page).forgetAll();
  logs.remove();
});

test('sets the clock of a log by hand, sees its transactions move, and gives it back', async ({ page }) => {
  const room = new LogsPage(page);
  const list = transactionsPage(page);
  const { detail } = room.sources;
  const row = room.sources.rows.filter({ hasText: basename(logs.folder) });
  const offset = detail.getByRole('textbox', { name: /^Log time minus UTC/ });
  const set = detail.getByRole('button', { name: 'Set by hand' });

  /** When the list says that the purchase began, in milliseconds. */
  const startOf = async (id: string): Promise<number> => {
    await new ConsolePage(page).goTo('Transactions');
    await list.searchFor(`txn:${id}`);
    await expect.poll(() => list.columnTexts('TXN')).toEqual([id]);
    const [time = ''] = await list.columnTexts('Time');
    return Date.parse(`${time.replace(' ', 'T')}Z`);
  };
  const openLog = async (): Promise<void> => {
    await new ConsolePage(page).goTo('Logs');
    await row.click();
    await expect(detail).toBeVisible();
  };

  logs.append(...purchase('2026-05-27 11:49:53', '44440001', 'clock.user', 100));
  await room.add(logs.file);
  const before = await startOf('44440001');

  await openLog();
  await expect(detail.getByText('Log time is not calibrated: it is shown as if it were UTC.')).toBeVisible();
  await offset.fill('+25');
  await expect(set).toBeDisabled();
  await offset.fill('+2');
  await set.click();
  await expect(detail.getByText('Log time is UTC+2, set by hand.')).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(detail).toBeHidden();
  await expect(row).toContainText('UTC+2, set by hand');
  expect(await startOf('44440001')).toBe(before - 2 * 3_600_000);

  // What comes later moves as well.
  logs.append(...purchase('2026-05-27 11:50:53', '44440002', 'clock.user', 100));
  await room.importAgain();
  expect(await startOf('44440002')).toBe(before - 2 * 3_600_000 + 60_000);

  await openLog();
  await detail.getByRole('button', { name: 'Find it out again' }).click();
  await expect(detail.getByText('Log time is not calibrated')).toBeVisible();
  expect(await startOf('44440001')).toBe(before);
});
