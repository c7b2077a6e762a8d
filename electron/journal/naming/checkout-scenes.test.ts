import { describe, expect, it } from 'vitest';
import type { MarketDay } from '../../testing/market-day.ts';
import { rowOf } from '../../testing/market-day.ts';
import { marketDays, NOBODY } from './testing/days.ts';

const { marketDay, open, userOf } = marketDays();

describe('the time window', () => {
  /** A cart that was filled just now, and an attempt whose items all fail. */
  function failedCart(day: MarketDay, username: string, itemIds: readonly number[], moment: number): string {
    for (const itemId of itemIds) day.addToCart(username, itemId, moment - 20);
    return allFailed(day, itemIds, moment);
  }

  function allFailed(day: MarketDay, itemIds: readonly number[], moment: number): string {
    const id = day.transactionId();
    for (const itemId of itemIds) day.log(moment, `[TXN:${id}] Item processing failed - Item: ${itemId}, Error: boom`);
    day.log(moment, `[TXN:${id}] All items failed - Refunding credits: 100.0`);
    day.log(moment, `[TXN:${id}] Checkout error: Could not process any items in your cart.`, 'routes.items', 'ERROR');
    day.commit(moment);
    return id;
  }

  function tooExpensive(day: MarketDay, required: number, available: number, moment: number): string {
    const id = day.transactionId();
    day.log(moment, `[TXN:${id}] Insufficient credits - Required: ${required}.0, Available: ${available}`);
    day.commit(moment);
    return id;
  }

  it('names the only user who had the failed items in the cart', async () => {
    const { day, ann } = marketDay();
    const items = [day.item(), day.item()];
    day.addToCart('ben', day.item(), 55);
    const id = failedCart(day, 'ann', items, 60);
    const journal = open(day);
    const row = rowOf(await day.look(journal), id);
    expect(row.user).toEqual({ attribution: 'window', username: 'ann', userId: ann });
    expect(journal.find(row.key)?.log?.attributionReason).toBe(
      `Only this user had items ${items.join(', ')} in the cart at that time.`,
    );
  });

  it('names nobody when another user had them in the cart too, by the log or by the marketplace', async () => {
    const { day, ben } = marketDay();
    const [told, untold] = [day.item(), day.item()];
    day.addToCart('ben', told, -40_000);
    day.inCart(ben, untold, -500_000);
    const [first, second] = [failedCart(day, 'ann', [told], 60), failedCart(day, 'ann', [untold], 200)];
    expect(await userOf(day, first)).toEqual(NOBODY);
    expect(await userOf(day, second)).toEqual(NOBODY);
  });

  it('lets a cart that was cleared, or filled later, count for nothing', async () => {
    const { day, ben } = marketDay();
    const item = day.item();
    day.addToCart('ben', item, -600);
    day.log(-500, 'Cart cleared - User: ben, Items: 1');
    const id = failedCart(day, 'ann', [item], 60);
    day.addToCart('ben', item, 120);
    day.inCart(ben, item, 120);
    expect(await userOf(day, id)).toMatchObject({ attribution: 'window', username: 'ann' });
  });

  it('names nobody who was not seen shopping just before', async () => {
    const { day } = marketDay();
    const item = day.item();
    day.addToCart('ann', item, -7000);
    expect(await userOf(day, allFailed(day, [item], 60))).toEqual(NOBODY);
  });

  it('names the only user whose cart came to what was missing', async () => {
    const { day, ann } = marketDay();
    day.addToCart('ann', day.item(300), 10);
    day.addToCart('ben', day.item(400), 20);
    expect(await userOf(day, tooExpensive(day, 300, 50, 60))).toEqual({
      attribution: 'window',
      username: 'ann',
      userId: ann,
    });
  });

  it('tells two carts of one price apart by a balance that was read, and names nobody without one', async () => {
    const { day, ann } = marketDay();
    day.addToCart('ann', day.item(300), 10);
    day.addToCart('ben', day.item(300), 20);
    const untold = tooExpensive(day, 300, 50, 60);
    day.log(70, `User credits updated - User ID: ${ann}, Old: 1000, New: 70, Admin ID: 1`, 'routes.admin');
    const other = tooExpensive(day, 300, 50, 80);
    const rows = await day.look(open(day));
    expect(rowOf(rows, untold).user).toEqual(NOBODY);
    expect(rowOf(rows, other).user).toMatchObject({ username: 'ben' });
  });

  it('asks who had an item without a price in the cart when the sum failed, if nobody else was there', async () => {
    const { day, ben } = marketDay();
    const error = "unsupported operand type(s) for +: 'int' and 'NoneType'";
    day.addToCart('ben', day.item(), 5);
    day.purchase('ben', ben, 10);
    day.addToCart('ann', day.item(null), 20);
    const alone = day.error(60, error);
    day.addToCart('ben', day.item(), 150);
    const together = day.error(200, error);
    const rows = await day.look(open(day));
    expect(rowOf(rows, alone).user).toMatchObject({ attribution: 'window', username: 'ann' });
    expect(rowOf(rows, together).user).toEqual(NOBODY);
  });

  it('names the only user who had set up a delivery, and nobody when two had', async () => {
    const { day } = marketDay();
    const finalized = (moment: number): string => {
      const id = day.transactionId();
      day.log(moment, `[TXN:${id}] Unexpected error during purchase finalization: boom`, 'routes.items', 'ERROR');
      day.commit(moment, 'finalize_purchase');
      return id;
    };
    day.log(10, 'Delivery setup completed - User: ann, Method: pickup');
    const alone = finalized(60);
    day.log(100, 'Delivery setup completed - User: ben, Method: pickup');
    const together = finalized(160);
    const rows = await day.look(open(day));
    expect(rowOf(rows, alone).user).toMatchObject({ attribution: 'window', username: 'ann' });
    expect(rowOf(rows, together).user).toEqual(NOBODY);
  });

  it('names nobody by a name that two users have', async () => {
    const { day } = marketDay();
    day.user('ann');
    expect(await userOf(day, failedCart(day, 'ann', [day.item()], 60))).toEqual(NOBODY);
  });

  it('hears of lines that come later than the attempt', async () => {
    const { day } = marketDay();
    const item = day.item();
    const id = allFailed(day, [item], 60);
    const journal = open(day);
    expect(await userOf(day, id, journal)).toEqual(NOBODY);
    // The last line of the file: no attempt is read anew.
    day.addToCart('ann', item, 60);
    expect(await userOf(day, id, journal)).toMatchObject({ attribution: 'window', username: 'ann' });
  });
});
