import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { accessibilityFindings, test as demo, expect } from '../fixtures/console.ts';
import { watchForDefects } from '../fixtures/defects.ts';
import { ROOT, type SessionCookie, signIn, startWebHost } from '../fixtures/web-host.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { columnOf, exportByMenu } from '../pages/exported-file.ts';
import { OwedPage } from '../pages/owed-page.ts';

const SAMPLE = join(ROOT, '../shared/fixtures/barterex/sample');
const HEAD = [
  '--database',
  join(SAMPLE, 'head.db'),
  '--logs',
  ...['25', '26', '28'].map((day) => join(SAMPLE, 'logs', `barterex_202605${day}.log`)),
];

demo('says of the demo that nothing was lost, and how much was judged', async ({ browser, host }) => {
  demo.skip(host === null, 'Needs a demo of its own, which the web host brings');
  // Other specs read logs of their own into the demo that they share.
  const own = await startWebHost();
  const context = await browser.newContext();
  await context.addCookies([{ ...(await signIn(own.link)), url: own.origin, httpOnly: true, sameSite: 'Strict' }]);
  const page = await context.newPage();
  await page.goto(own.origin);
  await new ConsolePage(page).goTo('Owed credits');
  await new OwedPage(page).expectJudged();
  await expect(page.getByRole('heading', { name: 'No losses found' })).toBeVisible();
  await expect(page.getByText(/\d+ attempts judged, and none of them lost credits\. The logs cover/)).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await context.close();
  await own.stop();
});

interface RecordedHost {
  readonly origin: string;
  readonly cookie: SessionCookie;
}

/** A recorded marketplace of the current release with its logs, instead of the demo. */
const test = demo.extend<object, { readonly recorded: RecordedHost | null }>({
  recorded: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its parameters.
    async ({}, use) => {
      if (!existsSync(SAMPLE)) return use(null);
      const host = await startWebHost(...HEAD);
      await use({ origin: host.origin, cookie: await signIn(host.link) });
      await host.stop();
    },
    { scope: 'worker' },
  ],

  page: async ({ context, recorded }, use, testInfo) => {
    testInfo.skip(recorded === null, 'The recordings are not here.');
    if (recorded === null) return;
    const { origin, cookie } = recorded;
    await context.addCookies([{ ...cookie, url: origin, httpOnly: true, sameSite: 'Strict' }]);
    const page = await context.newPage();
    const defects = await watchForDefects(page);
    await page.goto(`${origin}/#/owed`);
    await new OwedPage(page).expectJudged();
    await use(page);
    expect(defects).toEqual([]);
  },
});

test('shows who is owed what, and leads to the transactions behind it', async ({ page }) => {
  const owed = new OwedPage(page);
  await expect(owed.figure('Still owed')).toHaveText('21,850');
  await expect(owed.figure('Lost')).toHaveText('26,750');
  await expect(page.getByRole('slider', { name: 'Credits lost by day' })).toBeVisible();
  expect((await owed.users.columnTexts('Owed, credits')).slice(0, 3)).toEqual(['7,350', '5,050', '2,650']);

  await owed.users.rows.first().click();
  const { detail } = owed.users;
  await expect(detail.getByRole('listitem')).toHaveCount(4);
  await expect(detail.getByText('Charged 5,850; nothing was received.')).toBeVisible();
  await detail.getByRole('button', { name: 'TXN:11e8053a' }).click();
  await new ConsolePage(page).expectRoom('Transactions');
  await expect(page.getByRole('region', { name: 'Transaction', exact: true })).toContainText('11e8053a');
});

test('narrows the list by the way it came about, by name and by day, and the address holds it', async ({ page }) => {
  const shell = new ConsolePage(page);
  const owed = new OwedPage(page);
  await page.getByRole('button', { name: /Sold twice/ }).click();
  await expect(owed.users.rows).toHaveCount(1);
  expect(await shell.address()).toContain('mechanism=M3');
  await page.getByRole('button', { name: /Sold twice/ }).click();
  await owed.users.searchFor('kofi');
  await expect(owed.users.rows).toHaveCount(1);
  await owed.users.searchFor('');

  await page.getByRole('slider', { name: 'Credits lost by day' }).press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => shell.address()).toContain('from=2026-05-25&to=2026-05-25');
  await expect(owed.figure('Lost')).toHaveText('12,850');
  await page.getByRole('button', { name: 'All days' }).click();
  await expect(owed.figure('Lost')).toHaveText('26,750');
});

test('works by keyboard alone', async ({ page }) => {
  const shell = new ConsolePage(page);
  const owed = new OwedPage(page);
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await shell.expectRoom('Users');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await shell.expectRoom('Owed credits');
  await expect(owed.users.grid).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(owed.users.detail).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(owed.users.detail).toBeHidden();
  await page.keyboard.press('/');
  await page.keyboard.type('zesty');
  await expect(owed.users.rows).toHaveCount(1);

  await owed.tab('Owed').focus();
  await page.keyboard.press('ArrowRight');
  await expect(owed.findings.grid).toBeVisible();
  await page.keyboard.press('a');
  await owed.expectJudged();
});

test('lists what nobody asked about, with the evidence', async ({ page }) => {
  const owed = new OwedPage(page);
  await owed.tab('Findings').click();
  await page.getByRole('button', { name: /^Refunded, items kept/ }).click();
  await expect(owed.findings.rows).toHaveCount(3);
  await owed.findings.rows.first().click();
  await expect(owed.findings.detail.getByText(/^Order \d+ was cancelled and .* credits came back/)).toBeVisible();
  await owed.findings.detail.getByRole('button', { name: /^order \d+/ }).click();
  await expect(page.getByRole('dialog').getByText('order_number')).toBeVisible();
  await page.keyboard.press('Escape');
  await owed.findings.detail.getByRole('button', { name: 'Transaction', exact: true }).click();
  await new ConsolePage(page).expectRoom('Transactions');
});

test('exports everybody as CSV, and nobody by name while masked', async ({ page }) => {
  const file = await exportByMenu(page);
  expect(file.name).toMatch(/^barterex-owed-users-\d{8}-\d{6}Z\.csv$/);
  expect(columnOf(file, 'owed').slice(0, 2)).toEqual(['7350', '5050']);
  expect(columnOf(file, 'username')).toContain('zestyember76');
  await page.keyboard.press('m');
  const masked = await exportByMenu(page);
  expect(masked.text).not.toContain('zestyember76');
  await expect(page.getByText('zestyember76')).toHaveCount(0);
});

test('judges again when asked, shows how far it is, and keeps the old result when that is cancelled', async ({
  page,
}) => {
  const owed = new OwedPage(page);
  const before = await owed.audit.getByRole('time').getAttribute('datetime');
  // An audit that never begins, so that there is time to cancel it.
  await page.route('**/rpc/overview/audit', () => {});
  await owed.audit.getByRole('button', { name: 'Judge again' }).click();
  await expect(owed.audit.getByRole('progressbar', { name: 'Audit' })).toBeVisible();
  await owed.audit.getByRole('button', { name: 'Cancel' }).click();
  await expect(owed.audit.getByText('Cancelled.')).toBeVisible();
  await expect(owed.audit.getByRole('time')).toHaveAttribute('datetime', before ?? '');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await owed.audit.getByRole('button', { name: 'Judge again' }).click();
  await expect(owed.audit.getByRole('time')).not.toHaveAttribute('datetime', before ?? '');
});

for (const theme of ['Light', 'Dark'] as const) {
  test(`has no accessibility findings and no second scroll bar, ${theme.toLowerCase()}`, async ({ page }, testInfo) => {
    const owed = new OwedPage(page);
    await new ConsolePage(page).chooseTheme(theme);
    await owed.users.rows.first().click();
    await expect(owed.users.detail.getByRole('listitem').first()).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath('owed.png') });
    await owed.tab('Findings').click();
    await owed.findings.rows.first().click();
    await expect(owed.findings.detail).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath('findings.png') });
    const overflow = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(overflow).toBe(0);
  });
}
