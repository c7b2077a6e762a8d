import { expect, type Locator, type Page } from '@playwright/test';

/** A list of rows and what is open beside it. */
export class ListPage {
  readonly page: Page;
  readonly search: Locator;
  readonly grid: Locator;
  readonly detail: Locator;
  readonly separator: Locator;

  constructor(page: Page, names: { readonly search: string; readonly grid: string; readonly detail: string }) {
    this.page = page;
    this.search = page.getByRole('searchbox', { name: names.search });
    this.grid = page.getByRole('grid', { name: names.grid });
    this.detail = page.getByRole('region', { name: names.detail, exact: true });
    this.separator = page.getByRole('separator', { name: `Width of ${names.detail}` });
  }

  /** The rows that are drawn now, without the head. */
  get rows(): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell') });
  }

  get openRow(): Locator {
    return this.grid.locator('[role="row"][aria-selected="true"]');
  }

  /** How many rows there are in all, as the list tells assistive technology. */
  async total(): Promise<number> {
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1;
  }

  columnHead(name: string): Locator {
    return this.grid.getByRole('columnheader', { name });
  }

  /** The texts of one column, in the order of the screen. */
  async columnTexts(name: string): Promise<readonly string[]> {
    await expect(this.rows.first()).toBeVisible();
    const heads = await this.grid.getByRole('columnheader').allTextContents();
    const index = heads.findIndex((head) => head.trim() === name);
    expect(index, `a column ${name}`).toBeGreaterThanOrEqual(0);
    const rows = await this.rows.all();
    return Promise.all(rows.map((row) => textOf(row.getByRole('gridcell').nth(index))));
  }

  /** The user of each row of transactions, without the badge beside the name. */
  async userNames(): Promise<readonly string[]> {
    return this.grid.locator('.attributed > bdi').allTextContents();
  }

  async searchFor(text: string): Promise<void> {
    await this.search.fill(text);
    await this.search.press('Enter');
  }
}

export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? '';
}

export function transactionsPage(page: Page): ListPage {
  return new ListPage(page, { search: 'Filter transactions', grid: 'Transactions', detail: 'Transaction' });
}

export function usersPage(page: Page): ListPage {
  return new ListPage(page, { search: 'Search users', grid: 'Users', detail: 'User' });
}
