import { expect, type Locator, type Page } from '@playwright/test';
import { ListPage } from './list-page.ts';

/** The room of owed credits. */
export class OwedPage {
  readonly page: Page;
  readonly audit: Locator;
  readonly users: ListPage;
  readonly findings: ListPage;

  constructor(page: Page) {
    this.page = page;
    this.audit = page.getByRole('region', { name: 'Audit' });
    this.users = new ListPage(page, { search: 'Search users', grid: 'Users who are owed credits', detail: 'User' });
    this.findings = new ListPage(page, { search: 'Search users', grid: 'Findings', detail: 'Finding' });
  }

  /** Audits run by themselves after an import: waits until one has ended. */
  async expectJudged(): Promise<void> {
    await expect(this.audit.getByRole('button', { name: 'Judge again' })).toBeVisible({ timeout: 30_000 });
  }

  /** One of the figures on top, as it is written. */
  figure(label: string): Locator {
    return this.page.locator('.figure').filter({ hasText: label }).locator('.figure-value');
  }

  tab(name: 'Owed' | 'Findings'): Locator {
    return this.page.getByRole('tab', { name });
  }
}
