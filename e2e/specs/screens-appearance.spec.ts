import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage, ROOMS } from '../pages/console-page.ts';
import { transactionsPage } from '../pages/list-page.ts';

test('names the workspace, that it is the demo, and that it is only read', async ({ page }) => {
  const { banner, statusBar } = new ConsolePage(page);
  await expect(banner.getByRole('heading', { name: 'Demo marketplace' })).toBeVisible();
  await expect(banner.getByText('Demo', { exact: true })).toBeVisible();
  await expect(banner.getByText('READ-ONLY')).toBeVisible();
  await expect(statusBar.getByText(/\d attempts$/)).toBeVisible();
  await expect(statusBar.getByText('UTC', { exact: true })).toBeVisible();
});

/** What each room is about, for waiting until it is there. */
const CENTRE = {
  Transactions: 'grid',
  'Lost credits': 'searchbox',
  Users: 'grid',
  'Owed credits': 'tablist',
  Logs: 'tablist',
  Sandbox: 'listbox',
} as const;

for (const theme of ['Light', 'Dark'] as const) {
  test(`has no accessibility findings in any room, ${theme.toLowerCase()}`, async ({ page }) => {
    const shell = new ConsolePage(page);
    await shell.chooseTheme(theme);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
    for (const room of ROOMS) {
      await shell.goTo(room);
      await expect(page.getByRole('main').getByRole(CENTRE[room])).toBeVisible();
      expect(await accessibilityFindings(page), room).toEqual([]);
    }
  });
}

test('follows the theme of the system until one is pinned', async ({ page }) => {
  const shell = new ConsolePage(page);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ground).not.toBe(light);
  await shell.chooseTheme('Light');
  await expect.poll(ground).toBe(light);
  await page.reload();
  await expect.poll(ground).toBe(light);
});

test('fits into 1280 by 720 without a second scroll bar', async ({ page }) => {
  await transactionsPage(page).rows.first().click();
  await expect(transactionsPage(page).detail).toBeVisible();
  const overflow = await page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    return { x: scrollWidth - clientWidth, y: scrollHeight - clientHeight };
  });
  expect(overflow).toEqual({ x: 0, y: 0 });
});

test('says what to do when the console has stopped, and recovers when it is back', async ({ page }) => {
  const shell = new ConsolePage(page);
  await expect(transactionsPage(page).grid).toBeVisible();
  await page.route('**/rpc/**', (route) => route.abort());
  await shell.rooms.getByRole('link', { name: 'Users' }).click();
  const alert = page.getByRole('alert');
  await expect(alert.getByRole('heading', { name: 'The console stopped' })).toBeVisible();
  await expect(alert.getByText('open the new link')).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);

  await page.unroute('**/rpc/**');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('grid', { name: 'Users' })).toBeVisible();
});

test('says so when this link has ended', async ({ page, context }) => {
  await expect(transactionsPage(page).grid).toBeVisible();
  await context.clearCookies();
  await new ConsolePage(page).rooms.getByRole('link', { name: 'Users' }).click();
  await expect(page.getByRole('heading', { name: 'This link has ended' })).toBeVisible();
});

test('has an answer for an address that leads nowhere', async ({ page }) => {
  await new ConsolePage(page).openAddress('/vault');
  await expect(page.getByRole('heading', { name: 'There is no such room' })).toBeVisible();
});
