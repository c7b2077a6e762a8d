import type { Locator, Page } from '@playwright/test';

export class SandboxPage {
  readonly page: Page;
  readonly choices: Locator;
  readonly runButton: Locator;
  readonly result: Locator;
  readonly buyer: Locator;
  readonly item: Locator;

  constructor(page: Page) {
    this.page = page;
    this.choices = page.getByRole('listbox', { name: 'What to run' });
    this.runButton = page.getByRole('button', { name: 'Run on a copy' });
    this.result = page.getByRole('article', { name: 'Result of the run' });
    this.buyer = page.getByRole('combobox', { name: 'Buyer' });
    this.item = page.getByRole('combobox', { name: 'Add an item' });
  }

  async choose(title: string): Promise<void> {
    await this.choices.getByRole('option', { name: title }).click();
  }

  async run(): Promise<void> {
    await this.runButton.click();
    await this.result.waitFor();
  }

  /** Searches and takes the first that is found. */
  async pick(field: Locator, text: string, found: RegExp): Promise<void> {
    await field.fill(text);
    await this.page.getByRole('option', { name: found }).first().click();
  }

  section(title: string): Locator {
    return this.result.getByRole('heading', { name: title, exact: true }).locator('xpath=ancestor::section[1]');
  }
}
