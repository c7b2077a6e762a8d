import { copyFileSync, renameSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BarterexLogs, brokenPurchase, purchase } from '../fixtures/barterex-logs.ts';
import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { transactionsPage } from '../pages/list-page.ts';
import { LogsPage } from '../pages/logs-page.ts';

test.use({ workspace: 'logs' });

let logs: BarterexLogs;
test.beforeEach(async ({ page }) => {
  test.slow();
  logs = new BarterexLogs();
  await new LogsPage(page).forgetAll();
});
test.afterEach(async ({ page }) => {
  await new LogsPage(page).forgetAll();
  logs.remove();
});

const REQUESTS = 800_000;
const PURCHASES = 100;

/** Some purchases, so many requests that nobody reads them in a moment, and some more purchases. */
function writeLongLog(user: string): void {
  const purchases = (day: string, first: number) =>
    Array.from({ length: PURCHASES }, (_, at) =>
      purchase(`${day} 10:${String(Math.floor(at / 60)).padStart(2, '0')}:00`, `aaaa${hex(first + at)}`, user, 100),
    ).flat();
  const request = (at: number) =>
    `2026-05-26 ${clock(at % 86_400)} - app - INFO - [app.py:231] - Request: GET /item/${at} from 10.0.0.7`;
  logs.append(...purchases('2026-05-25', 0));
  for (let first = 0; first < REQUESTS; first += 10_000) {
    logs.append(...Array.from({ length: 10_000 }, (_, at) => request(first + at)));
  }
  logs.append(...purchases('2026-05-27', PURCHASES));
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}

function clock(second: number): string {
  return new Date(second * 1000).toISOString().slice(11, 19);
}

test('shows how far an import is and its first rows meanwhile; cancelled and resumed, it ends as if it had not been', async ({
  page,
}) => {
  const room = new LogsPage(page);
  const frame = new ConsolePage(page);
  const list = transactionsPage(page);
  writeLongLog('long.user');
  await room.startAdding(logs.file);
  await expect(room.importing).toContainText(
    /^0 of 1 files · [\d.]+ .?B of [\d.]+ MB · [1-9][\d,]* lines\/s · (about \d+ (s|min).* left|time left not known yet)/,
  );
  await expect(room.importing.getByRole('progressbar', { name: 'Import' })).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);

  await frame.goTo('Transactions');
  await list.searchFor('user:long.user');
  await expect(list.rows.first()).toBeVisible();
  await expect(frame.statusBar.getByText(/^Importing logs, \d+ %/)).toBeVisible();

  await frame.goTo('Logs');
  await room.importing.getByRole('button', { name: 'Cancel' }).click();
  await expect(room.importing).toContainText('Cancelled. What was read is kept; resuming goes on from there.');
  await expect(room.source('app.log')).toContainText('Not read to its end');
  const [read = ''] = await room.sources.columnTexts('Records');
  expect(numberIn(read)).toBeGreaterThan(0);
  expect(numberIn(read)).toBeLessThan(REQUESTS);

  await room.untilImported(() => room.importing.getByRole('button', { name: 'Resume the import' }).click());
  const records = REQUESTS + 4 * PURCHASES;
  await expect(room.importing).toContainText(`${2 * PURCHASES} transaction ids known`);
  await expect(room.source('app.log')).toContainText('Read');
  expect((await room.sources.columnTexts('Records')).map(numberIn)).toEqual([records]);
  await room.importAgain();
  await expect(room.importing).toContainText('Import complete: 0 files, 0 B, 0 lines, 0 records new.');
  await frame.goTo('Transactions');
  await list.searchFor('user:long.user');
  await expect.poll(() => list.total()).toBe(2 * PURCHASES);
});

test('ends with a receipt of copies, gaps, missing levels and suspicious lines', async ({ page }) => {
  const room = new LogsPage(page);
  logs.append(
    ...purchase('2026-05-25 12:00:00', 'bbbb0001', 'receipt.user', 100),
    ...brokenPurchase('2026-05-25 12:10:00', 'bbbb0002'),
    // Sales are told by another module.
    ...purchase('2026-05-25 12:20:00', 'bbbb0003', 'receipt.user', 90_000).map((line) =>
      line.replace('routes.items', 'routes.user'),
    ),
  );
  const copy = join(logs.folder, 'copy-of-app.log');
  copyFileSync(logs.file, copy);
  // The newest file is read first, and what has the same content is its copy.
  utimesSync(copy, new Date('2026-05-25'), new Date('2026-05-25'));
  logs.write('app.log.1', ...purchase('2026-05-24 12:00:00', 'bbbb0004', 'receipt.user', 100));
  logs.write('app.log.3', ...purchase('2026-05-24 11:00:00', 'bbbb0005', 'receipt.user', 100));
  await room.add(logs.folder);
  await expect(room.importing).toContainText('1 duplicate, 2 gaps, 1 suspicious record, no DEBUG, WARNING lines');

  const receipt = await room.openReceipt();
  await expect(receipt.getByRole('heading', { name: 'Duplicates (1)' })).toBeVisible();
  await expect(receipt.getByRole('listitem').filter({ hasText: 'has the content of' })).toHaveText(
    `${copy} has the content of ${logs.file}`,
  );
  await expect(receipt.getByText(/app\.log: part 2 missing between those that are there\.$/)).toBeVisible();
  await expect(receipt.getByText(/^Nothing from 2026-05-24 12:00:00 to 2026-05-25 12:00:00, between /)).toBeVisible();
  await expect(receipt).toContainText('Levels missingDEBUG, WARNING');
  await expect(receipt).toContainText('Suspicious1');
  await expect(receipt.getByText('Every file could be read.')).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
});

test('says on each source what is wrong with it, and reads the others', async ({ page }) => {
  const room = new LogsPage(page);
  const path = (name: string) => join(logs.folder, name);
  const lines = (day: string) => purchase(`${day} 12:00:00`, `cccc${day.slice(-2)}00`, 'state.user', 100);
  logs.append(...lines('2026-05-01'));
  logs.write('emptied.log', ...lines('2026-05-02'), ...lines('2026-05-03'));
  logs.write('removed.log', ...lines('2026-05-04'));
  await room.add(logs.folder);

  truncateSync(path('emptied.log'), 300);
  rmSync(path('removed.log'));
  writeFileSync(path('binary.log'), Buffer.alloc(100_000));
  writeFileSync(
    path('encrypted.log'),
    Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 251),
  );
  writeFileSync(path('utf-16.log'), Buffer.from(`\ufeff${lines('2026-05-05').join('\n')}\n`, 'utf16le'));
  logs.write('access.log', '10.0.0.1 - - [24/Dec/2025] "GET / HTTP/1.1" 200');
  logs.write('nothing.log');
  const compressed = gzipSync(Array.from({ length: 5000 }, (_, at) => `${lines('2026-04-01')[0]} ${at}\n`).join(''));
  writeFileSync(path('cut.log.gz'), compressed.subarray(0, compressed.length / 2));
  symlinkSync('nowhere.log', path('link.log'));
  logs.append(...lines('2026-05-06'));
  await room.importAgain();

  for (const [name, word, problem] of [
    ['app.log', 'Read', null],
    ['emptied.log', 'Shorter than before', 'The file is shorter than what was read of it. What was read is kept.'],
    ['removed.log', 'Not there', 'The file is no longer there. What was read of it is kept.'],
    ['binary.log', 'Not such a log', 'This is not a text file: binary, encrypted or damaged.'],
    ['encrypted.log', 'Not such a log', 'This is not a text file: binary, encrypted or damaged.'],
    ['utf-16.log', 'Not such a log', 'This file is UTF-16 text. Save it as UTF-8 and add it again.'],
    ['access.log', 'Not such a log', 'No line in this file reads like a line of a Barterex log.'],
    ['nothing.log', 'Empty', null],
    ['cut.log.gz', 'Damaged, partly read', 'The compressed file ends too early. What could be read of it is here.'],
    ['link.log', 'Not there', 'There is no file at this place. Check the path.'],
  ] as const) {
    await expect(room.source(name), name).toContainText(word);
    if (problem === null) continue;
    await room.source(name).click();
    await expect(room.sources.detail.getByText(problem), name).toBeVisible();
  }
  expect(await accessibilityFindings(page)).toEqual([]);
  await room.sources.detail.press('Escape');
  await expect(room.importing).toContainText('8 files with a problem');

  const list = transactionsPage(page);
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor('txn:cccc user:state.user after:2026-05-01');
  await expect.poll(() => list.columnTexts('TXN')).toEqual(['06', '04', '03', '02', '01'].map((day) => `cccc${day}00`));
});

test('lists a file that could not be read, until it can be', async ({ page }) => {
  const room = new LogsPage(page);
  renameSync(logs.file, join(logs.folder, 'other.log'));
  symlinkSync('app.log', logs.file);
  await room.add(logs.file);
  await expect(room.source('app.log')).toContainText('Cannot be read');
  await room.source('app.log').click();
  await expect(room.sources.detail.getByText('This link leads nowhere.')).toBeVisible();
  await expect(room.importing).toContainText('1 file with a problem');

  rmSync(logs.file);
  logs.append(...purchase('2026-05-25 12:00:00', 'dddd0001', 'later.user', 100));
  await room.importAgain();
  await expect(room.sources.rows).toHaveCount(1);
  await expect(room.source('app.log')).toContainText('Read');
});

test('reads a folder of thousands of files', async ({ page }) => {
  const room = new LogsPage(page);
  for (let number = 0; number < 2000; number += 1) {
    const time = `2026-05-25 ${clock(number)}`;
    logs.write(`worker-${hex(number)}.log`, ...purchase(time, `eeee${hex(number)}`, 'many.user', 100));
  }
  await room.add(logs.folder);
  await expect(room.importing).toContainText('Import complete: 2,001 files');
  await expect(room.importing).toContainText('2,000 transaction ids known');
  expect(await room.sources.total()).toBe(2001);
  await expect(page.getByRole('list', { name: 'Places' })).toContainText('2001 files', { timeout: 60_000 });

  const list = transactionsPage(page);
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor('user:many.user');
  await expect.poll(() => list.total()).toBe(2000);
});

function numberIn(text: string): number {
  return Number(text.replaceAll(',', ''));
}
