import { expect, type Locator, type Page } from '@playwright/test';
import { ConsolePage } from './console-page.ts';
import { ListPage } from './list-page.ts';

/** A large log is read and taken out again piece by piece, and other tests run meanwhile. */
const PATIENCE_MS = 90_000;

/** The room of the log files. */
export class LogsPage {
  readonly page: Page;
  readonly path: Locator;
  readonly importing: Locator;
  readonly sources: ListPage;
  readonly records: ListPage;

  constructor(page: Page) {
    this.page = page;
    this.path = page.getByRole('textbox', { name: /^Where logs lie/ });
    this.importing = page.getByRole('region', { name: 'Import' });
    this.sources = new ListPage(page, { search: '', grid: 'Logs', detail: 'Log' });
    this.records = new ListPage(page, { search: 'Search records', grid: 'Records', detail: 'Record' });
  }

  /** Adds a place and waits until everything in it is read. */
  async add(path: string): Promise<void> {
    await this.untilImported(() => this.startAdding(path));
  }

  /** Adds a place and does not wait. */
  async startAdding(path: string): Promise<void> {
    await new ConsolePage(this.page).goTo('Logs');
    await this.path.fill(path);
    await this.page.getByRole('button', { name: 'Add and import' }).click();
  }

  async importAgain(): Promise<void> {
    await new ConsolePage(this.page).goTo('Logs');
    await this.untilImported(() => this.page.getByRole('button', { name: 'Import what is new' }).click());
  }

  /** What the import before said stands there until the next one begins, so that is waited for first. */
  async untilImported(start: () => Promise<void>): Promise<void> {
    await Promise.all([this.page.waitForRequest(/\/rpc\/logs\/import$/), start()]);
    await expect(this.importing.getByText(/^Import complete: /)).toBeVisible({ timeout: PATIENCE_MS });
  }

  /** The row of the file with this name. */
  source(name: string): Locator {
    return this.sources.rows.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async openReceipt(): Promise<Locator> {
    await this.importing.getByRole('button', { name: 'Receipt' }).click();
    return this.page.getByRole('region', { name: 'Receipt', exact: true });
  }

  /** Takes away every place, so that the next test begins without logs. */
  async forgetAll(): Promise<void> {
    await new ConsolePage(this.page).goTo('Logs');
    // The screen does not have them yet when it opens.
    const places = await this.page.evaluate(async () => {
      const answer = await fetch('/rpc/logs/places', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
      const { json }: { json: readonly unknown[] } = await answer.json();
      return json.length;
    });
    const forget = this.page.getByRole('button', { name: /^Forget / });
    for (let left = places; left > 0; left -= 1) {
      await expect(forget).toHaveCount(left, { timeout: PATIENCE_MS });
      await forget.first().click();
    }
    await expect(forget).toHaveCount(0, { timeout: PATIENCE_MS });
  }
}
