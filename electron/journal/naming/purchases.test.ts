import { describe, expect, it } from 'vitest';
import { rowOf } from '../../testing/market-day.ts';
import { marketDays, NOBODY } from './testing/days.ts';

const { marketDay, open, userOf } = marketDays();

describe('a purchase recorded at the moment of an attempt', () => {
  it('names its buyer, and says which it was', async () => {
    const { day, ann } = marketDay();
    const item = day.item();
    day.trade(ann, item, 60.4);
    const id = day.error(60);
    const journal = open(day);
    const row = rowOf(await day.look(journal), id);
    expect(row.user).toEqual({ attribution: 'neighbours', username: 'ann', userId: ann });
    expect(journal.find(row.key)?.log?.attributionReason).toBe(
      `A purchase of item ${item} was recorded at that moment by this user only.`,
    );
  });

  it('names its buyer also when the log goes two hours ahead', async () => {
    const { day, ann } = marketDay({ offsetSeconds: 7200 });
    day.trade(ann, day.item(), 60.4);
    expect(await userOf(day, day.error(60))).toMatchObject({ username: 'ann' });
  });

  it('names nobody while nothing is known of the clock', async () => {
    const { day, ann } = marketDay({ isCalibrated: false });
    day.trade(ann, day.item(), 60.4);
    expect(await userOf(day, day.error(60))).toEqual(NOBODY);
  });

  it('names nobody while the clock is known to hours only', async () => {
    const { day, ann, ben } = marketDay();
    day.lastCheckout(ben, day.error(-5000), 3000);
    day.trade(ann, day.item(), 60.4);
    expect(await userOf(day, day.error(60))).toEqual(NOBODY);
  });

  it('names nobody when two users bought something in that second', async () => {
    const { day, ann, ben } = marketDay();
    day.trade(ann, day.item(), 60.1);
    day.trade(ben, day.item(), 60.2);
    expect(await userOf(day, day.error(60))).toEqual(NOBODY);
  });

  it('names nobody when it belongs to an attempt that names its user', async () => {
    const { day, ann } = marketDay();
    day.purchase('ann', ann, 60);
    expect(await userOf(day, day.error(61))).toEqual(NOBODY);
  });

  it('names nobody when two attempts could have made it', async () => {
    const { day, ann } = marketDay();
    day.trade(ann, day.item(), 60.4);
    const [first, second] = [day.error(60), day.error(61)];
    expect(await userOf(day, first)).toEqual(NOBODY);
    expect(await userOf(day, second)).toEqual(NOBODY);
  });

  it('goes to the attempt whose lines name the item, and two of one second are told apart', async () => {
    const { day, ann, ben } = marketDay();
    const [hers, his] = [day.item(), day.item()];
    day.trade(ann, hers, 60.1);
    day.trade(ben, his, 60.2);
    const processed = (itemId: number): string => {
      const id = day.transactionId();
      day.log(60, `[TXN:${id}] Item processed - Item: ${itemId}, Title: Lamp`, 'routes.items', 'DEBUG');
      day.log(60, `[TXN:${id}] Unexpected error during checkout: boom`, 'routes.items', 'ERROR');
      day.commit(60);
      return id;
    };
    const [first, second] = [processed(his), processed(hers)];
    expect(await userOf(day, first)).toMatchObject({ attribution: 'neighbours', username: 'ben' });
    expect(await userOf(day, second)).toMatchObject({ attribution: 'neighbours', username: 'ann' });
  });

  it('of an item that the attempt says has failed is another one’s', async () => {
    const { day, ann } = marketDay();
    const item = day.item();
    day.trade(ann, item, 60.4);
    const id = day.transactionId();
    day.log(60, `[TXN:${id}] Item processing failed - Item: ${item}, Error: points service unavailable`);
    day.log(60, `[TXN:${id}] Unexpected error during checkout: boom`, 'routes.items', 'ERROR');
    day.commit(60);
    expect(await userOf(day, id)).toEqual(NOBODY);
  });

  it('is not that of an attempt which bought nothing', async () => {
    const { day, ann } = marketDay();
    day.trade(ann, day.item(), 60.4);
    const id = day.transactionId();
    day.log(60, `[TXN:${id}] All items failed - Refunding credits: 100.0`);
    day.log(60, `[TXN:${id}] Checkout error: Could not process any items in your cart.`, 'routes.items', 'ERROR');
    day.commit(60);
    expect(await userOf(day, id)).toEqual(NOBODY);
  });

  it('is not that of whoever got the user number later', async () => {
    const { day } = marketDay();
    const late = day.user('late', { signedUp: 3600 });
    day.trade(late, day.item(), 60.4);
    expect(await userOf(day, day.error(60))).toEqual(NOBODY);
  });
});
