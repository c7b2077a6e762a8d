import { expect, type Locator, type Page } from '@playwright/test';
import { ConsolePage } from './console-page.ts';
import { ListPage } from './list-page.ts';

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
    await new ConsolePage(this.page).goTo('Logs');
    await this.path.fill(path);
    await this.page.getByRole('button', { name: 'Add and import' }).click();
    await this.expectImported();
  }

  async importAgain(): Promise<void> {
    await new ConsolePage(this.page).goTo('Logs');
    await this.page.getByRole('button', { name: 'Import what is new' }).click();
    await this.expectImported();
  }

  private async expectImported(): Promise<void> {
    await expect(this.importing.getByText(/^Import complete: /)).toBeVisible();
  }

  /** Takes away every place, so that the next test begins without logs. */
  async forgetAll(): Promise<void> {
    await new ConsolePage(this.page).goTo('Logs');
    const forget = this.page.getByRole('button', { name: /^Forget / });
    await expect(this.path).toBeVisible();
    while ((await forget.count()) > 0) {
      const before = await forget.count();
      await forget.first().click();
      await expect(forget).toHaveCount(before - 1);
    }
  }
}
