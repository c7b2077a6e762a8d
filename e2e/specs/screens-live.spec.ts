import { copyFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { BarterexLogs, purchase } from '../fixtures/barterex-logs.ts';
import { expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { type ListPage, transactionsPage } from '../pages/list-page.ts';
import { LogsPage } from '../pages/logs-page.ts';

test.use({ workspace: 'logs' });

let logs: BarterexLogs;
test.beforeEach(async ({ page }) => {
  logs = new BarterexLogs();
  await new LogsPage(page).forgetAll();
});
test.afterEach(async ({ page }) => {
  await liveSwitch(page).click();
  await new LogsPage(page).forgetAll();
  logs.remove();
});

function liveSwitch(page: Page): Locator {
  return page.getByRole('main').getByRole('button', { name: 'Live', exact: true });
}

/** The transactions of one user, while the log is watched. */
async function watch(page: Page, user: string, count: number): Promise<ListPage> {
  const list = transactionsPage(page);
  await new LogsPage(page).add(logs.file);
  await new ConsolePage(page).goTo('Transactions');
  await list.searchFor(`user:${user}`);
  await expect.poll(() => list.total()).toBe(count);
  await liveSwitch(page).click();
  await expect(page.getByRole('contentinfo').getByText(/live$/)).toBeVisible();
  return list;
}

test('keeps the place of who reads while transactions arrive', async ({ page }) => {
  const at = (minute: number) => `2026-05-25 ${String(10 + Math.floor(minute / 60))}:${padded(minute % 60)}:00`;
  for (let number = 0; number < 150; number += 1) {
    logs.append(...purchase(at(number), `5555${hex(number)}`, 'read.user', 100));
  }
  const list = await watch(page, 'read.user', 150);
  await list.rows.first().click();
  await list.grid.press('End');
  await expect.poll(() => list.columnTexts('TXN')).toContain(`5555${hex(0)}`);
  const top = () => list.grid.evaluate((grid) => grid.scrollTop);
  const [scrolled, shown] = [await top(), await list.columnTexts('TXN')];
  expect(scrolled).toBeGreaterThan(0);

  for (let number = 150; number < 153; number += 1) {
    logs.append(...purchase(at(number), `5555${hex(number)}`, 'read.user', 100));
    await expect(page.getByRole('button', { name: `${number - 149} new` })).toBeVisible();
  }
  expect(await top()).toBe(scrolled);
  expect(await list.columnTexts('TXN')).toEqual(shown);
  await page.getByRole('button', { name: '3 new' }).click();
  await expect.poll(() => list.total()).toBe(153);
});

test('fills a list of records that was empty as soon as there is one', async ({ page }) => {
  const { records } = new LogsPage(page);
  logs.append(...purchase('2026-05-25 10:00:00', '88880000', 'early.user', 100));
  await watch(page, 'early.user', 1);
  await new ConsolePage(page).goTo('Logs');
  await page.getByRole('tab', { name: 'Records' }).click();
  await records.search.fill('late.user');
  await expect(page.getByRole('heading', { name: 'No record matches' })).toBeVisible();
  logs.append(...purchase('2026-05-25 11:00:00', '88880001', 'late.user', 100));
  await expect.poll(() => records.columnTexts('TXN')).toEqual(['88880001']);
  await new ConsolePage(page).goTo('Transactions');
});

test('counts what arrives during a pause, to the record', async ({ page }) => {
  logs.append(...purchase('2026-05-25 10:00:00', '66660000', 'resting.user', 100));
  const list = await watch(page, 'resting.user', 1);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  // Two records each: the sale, and the end of its request.
  for (let number = 1; number <= 3; number += 1) {
    logs.append(...purchase(`2026-05-25 10:0${number}:00`, `6666${hex(number)}`, 'resting.user', 100));
    await expect(page.getByRole('button', { name: `Resume, ${2 * number} waiting` })).toBeVisible();
  }
  await expect(page.getByRole('button', { name: /new$/ })).toBeHidden();
  await page.getByRole('button', { name: /^Resume/ }).click();
  await page.getByRole('button', { name: '3 new' }).click();
  await expect.poll(() => list.total()).toBe(4);
});

test('drops nothing while the log is renamed, copied and emptied, emptied, and made anew', async ({ page }) => {
  let written = 0;
  /** As one writer does who does not know what becomes of the file. */
  const sell = () => {
    const time = `2026-05-25 10:${padded(written)}:00`;
    logs.append(...purchase(time, `7777${hex(written)}`, 'turned.user', 100));
    written += 1;
  };
  const part = (number: number) => join(logs.folder, `app.log.${number}`);
  sell();
  const list = await watch(page, 'turned.user', 1);
  const news = page.getByRole('button', { name: /^\d+ new$/ });
  const turns: readonly (() => void)[] = [
    () => renameSync(logs.file, part(1)),
    () => {
      copyFileSync(logs.file, part(2));
      truncateSync(logs.file);
    },
    () => truncateSync(logs.file),
    () => rmSync(logs.file),
  ];
  for (const turn of turns) {
    sell();
    await expect(news).toHaveText(`${written - 1} new`);
    turn();
    sell();
    sell();
    await expect(news).toHaveText(`${written - 1} new`);
  }
  await news.click();
  await expect.poll(() => list.total()).toBe(written);
  const ids = Array.from({ length: written }, (_, number) => `7777${hex(number)}`);
  expect((await list.columnTexts('TXN')).toSorted()).toEqual(ids);
});

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}
