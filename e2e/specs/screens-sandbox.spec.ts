import { accessibilityFindings, expect, test } from '../fixtures/console.ts';
import { ConsolePage } from '../pages/console-page.ts';
import { textOf } from '../pages/list-page.ts';
import { SandboxPage } from '../pages/sandbox-page.ts';

test.beforeEach(async ({ page }) => {
  await new ConsolePage(page).goTo('Sandbox');
});

test('says that it runs on a copy', async ({ page }) => {
  await expect(page.getByText('Runs on a copy. Nothing here touches the marketplace.')).toBeVisible();
});

for (const position of [0, 1, 2, 3]) {
  test(`passes release scenario ${position + 1}`, async ({ page }) => {
    const sandbox = new SandboxPage(page);
    await sandbox.choices.getByRole('option').nth(position).click();
    await sandbox.run();
    await expect(sandbox.result.getByText('PASS')).toBeVisible();
    await expect(sandbox.result.getByText('Broken')).toHaveCount(0);
    await expect(sandbox.section('What the scenario expects').getByText('Held').first()).toBeVisible();
    await expect(sandbox.section('What must always hold').getByText('Held').first()).toBeVisible();

    const id = await textOf(sandbox.result.getByText(/^[0-9a-f]{8}$/).first());
    await expect(sandbox.section('Log').getByText(`[TXN:${id}]`).first()).toBeVisible();
  });
}

test('shows who made the item unavailable, between validation and linking', async ({ page }) => {
  const sandbox = new SandboxPage(page);
  await sandbox.choose('Item becomes unavailable');
  await sandbox.run();
  const steps = await sandbox.section('Timeline').getByRole('listitem').allTextContents();
  const outside = steps.findIndex((step) => step.includes('Outside of the checkout'));
  const deduction = steps.findIndex((step) => step.includes('Deduct'));
  expect(outside).toBeGreaterThan(0);
  expect(outside).toBeLessThan(deduction);
  await expect(sandbox.section('Items that changed hands').getByRole('row')).toHaveCount(2);
});

test('runs a cart of the open database', async ({ page }) => {
  const sandbox = new SandboxPage(page);
  await sandbox.choose('Own cart');
  await expect(sandbox.runButton).toBeDisabled();
  await sandbox.pick(sandbox.buyer, 'john_doe', /john_doe/);
  await expect(page.getByText('Balance, credits')).toBeVisible();
  await sandbox.pick(sandbox.item, '', /./);
  await expect(page.getByText('Total, credits')).toBeVisible();
  await page.getByRole('button', { name: 'Becomes unavailable' }).click();
  await expect.poll(() => new ConsolePage(page).address()).toMatch(/buyer=\d+&items=\d+&vanishing=\d+/);

  await sandbox.run();
  await expect(sandbox.result.getByText(/^Nothing was charged: /)).toBeVisible();
  await expect(sandbox.section('What must always hold').getByText('Broken')).toHaveCount(0);

  await page.reload();
  await expect(sandbox.runButton).toBeEnabled();
  await expect(page.getByText('john_doe').first()).toBeVisible();
});

test('leaves the marketplace as it was', async ({ page }) => {
  const sandbox = new SandboxPage(page);
  const shell = new ConsolePage(page);
  const before = await textOf(shell.statusBar.getByText(/attempts$/));
  await sandbox.run();
  await shell.goTo('Transactions');
  await expect(shell.statusBar.getByText(before)).toBeVisible();
  await expect(page.getByText(before).first()).toBeVisible();
});

test('keeps the result while somebody looks at another room', async ({ page }) => {
  const sandbox = new SandboxPage(page);
  const shell = new ConsolePage(page);
  await sandbox.run();
  await shell.goTo('Users');
  await shell.goTo('Sandbox');
  await expect(sandbox.result).toBeVisible();
});

test('cancels a run that takes too long', async ({ page }) => {
  const sandbox = new SandboxPage(page);
  await page.route('**/rpc/sandbox/run', () => {
    // Never answered: the run goes on until somebody cancels it.
  });
  await sandbox.runButton.click();
  await expect(page.getByRole('progressbar', { name: 'Run' })).toBeVisible();
  await expect(sandbox.runButton).toBeDisabled();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'The run was cancelled' })).toBeVisible();
  await expect(sandbox.runButton).toBeEnabled();
});

test('tries a failed run again under its own command id, and starts a new run under a new one', async ({ page }) => {
  const sandbox = new SandboxPage(page);
  const commandIds: unknown[] = [];
  const busy = { defined: true, code: 'DATABASE_BUSY', status: 503, message: 'Somebody holds the file.', data: {} };
  await page.route('**/rpc/sandbox/run', async (route) => {
    commandIds.push(route.request().postDataJSON().json.commandId);
    if (commandIds.length > 1) return route.continue();
    return route.fulfill({ status: 503, contentType: 'application/json', body: JSON.stringify({ json: busy }) });
  });
  await sandbox.runButton.click();
  const alert = page.getByRole('alert');
  await expect(alert.getByText('Somebody holds the file.')).toBeVisible();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(sandbox.result.getByText('PASS')).toBeVisible();
  await sandbox.runButton.click();
  await expect.poll(() => commandIds.length).toBe(3);
  expect(commandIds[1]).toBe(commandIds[0]);
  expect(commandIds[2]).not.toBe(commandIds[0]);
});

test('names nobody while personal data is masked', async ({ page }) => {
  const sandbox = new SandboxPage(page);
  const shell = new ConsolePage(page);
  await shell.statusBar.getByRole('button', { name: 'Mask personal data' }).click();
  await shell.openAddress('/sandbox?run=own-cart&buyer=1');
  await expect(page.getByText('no. 1', { exact: true })).toBeVisible();
  await sandbox.run();
  await expect(sandbox.section('Timeline').getByText('••••••').first()).toBeVisible();
  await expect(page.getByText('john_doe')).toHaveCount(0);
});

test('has no accessibility findings, before and after a run', async ({ page }) => {
  const sandbox = new SandboxPage(page);
  await expect(sandbox.choices).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await sandbox.choose('Item becomes unavailable');
  await sandbox.run();
  expect(await accessibilityFindings(page)).toEqual([]);
});
