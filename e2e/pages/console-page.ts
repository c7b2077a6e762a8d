import { expect, type Locator, type Page } from '@playwright/test';

export const ROOMS = ['Transactions', 'Lost credits', 'Users', 'Owed credits', 'Logs', 'Sandbox'] as const;
export type RoomName = (typeof ROOMS)[number];

/** The frame around every room, as a person sees it. */
export class ConsolePage {
  readonly page: Page;
  readonly rooms: Locator;
  readonly banner: Locator;
  readonly statusBar: Locator;
  readonly palette: Locator;
  readonly help: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rooms = page.getByRole('navigation', { name: 'Rooms' });
    this.banner = page.getByRole('banner');
    this.statusBar = page.getByRole('contentinfo');
    this.palette = page.getByRole('dialog', { name: 'Search or jump' });
    this.help = page.getByRole('dialog', { name: 'Help and keys' });
  }

  async goTo(room: RoomName): Promise<void> {
    await this.rooms.getByRole('link', { name: room }).click();
    await this.expectRoom(room);
  }

  async expectRoom(room: RoomName): Promise<void> {
    await expect(this.rooms.getByRole('link', { name: room })).toHaveAttribute('aria-current', 'page');
  }

  /** Goes to an address of the console, as a shared link would: `/users/3?tab=orders`. */
  async openAddress(address: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, address);
  }

  async address(): Promise<string> {
    return this.page.evaluate(() => location.hash.slice(1));
  }

  async chooseTheme(theme: 'System' | 'Light' | 'Dark'): Promise<void> {
    await this.statusBar.getByRole('button', { name: / theme$/ }).click();
    await this.page.getByRole('menuitemradio', { name: `${theme} theme` }).click();
    await expect(this.page.getByRole('menu')).toBeHidden();
  }

  /** Whatever has the focus right now. */
  get focused(): Locator {
    return this.page.locator('*:focus');
  }
}
