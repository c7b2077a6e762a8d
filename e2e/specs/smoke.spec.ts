import { expect, test } from '../fixtures/console.ts';

test('opens with its main navigation', async ({ page }) => {
  await expect(page.getByRole('navigation').first()).toBeVisible();
});
