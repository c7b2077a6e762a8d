import { describe, expect, it } from 'vitest';
import { rowOf } from '../../testing/market-day.ts';
import { marketDays, NOBODY } from './testing/days.ts';

const { marketDay, open, userOf } = marketDays();

describe('a user number in a line', () => {
  it('gets its name from the marketplace, but not the name of whoever got the number later', async () => {
    const { day, ann } = marketDay();
    const late = day.user('late', { signedUp: 3600 });
    const failed = (userId: number, moment: number): string => {
      const error = [
        '(sqlite3.OperationalError) database is locked',
        '[SQL: UPDATE user SET credits=?, last_checkout_transaction_id=?, last_checkout_timestamp=? WHERE user.id = ?]',
        `[parameters: (100.0, 'abcd0123', '2026-01-15 12:00:00.000000', ${userId})]`,
      ];
      return day.error(moment, error.join('\n'));
    };
    const [known, reused] = [failed(ann, 60), failed(late, 90)];
    const journal = open(day);
    const rows = await day.look(journal);
    expect(rowOf(rows, known).user).toEqual({ attribution: 'neighbours', username: 'ann', userId: ann });
    expect(rowOf(rows, reused).user).toEqual({ attribution: 'neighbours', username: null, userId: late });
    expect(journal.find(rowOf(rows, known).key)?.log?.attributionReason).toMatch(/failed in this transaction/);
  });
});

describe('the ladder', () => {
  it('lets a better witness take the place of a weaker one', async () => {
    const { day, ann, ben } = marketDay();
    day.trade(ann, day.item(), 60.4);
    const id = day.error(60);
    const journal = open(day);
    expect(await userOf(day, id, journal)).toMatchObject({ attribution: 'neighbours', username: 'ann' });
    day.lastCheckout(ben, id, 60);
    day.error(70);
    expect(await userOf(day, id, journal)).toEqual({ attribution: 'last-checkout', username: 'ben', userId: ben });
  });

  it('takes a name back when its witness turns out to be another attempt’s', async () => {
    const { day, ann } = marketDay();
    const item = day.item();
    day.trade(ann, item, 60.4);
    const id = day.error(60);
    const journal = open(day);
    expect(await userOf(day, id, journal)).toMatchObject({ username: 'ann' });
    day.log(61, `[TXN:${day.transactionId()}] ✓ Checkout SUCCESSFUL - User: ann, Items: 1, Credits Deducted: 100.0`);
    day.commit(61);
    expect(await userOf(day, id, journal)).toEqual(NOBODY);
  });

  it('keeps whom a user’s own record named once, when the record has moved on and the log is read anew', async () => {
    const { day, ann } = marketDay();
    const id = day.error(60);
    day.lastCheckout(ann, id, 60);
    const journal = open(day);
    expect(await userOf(day, id, journal)).toMatchObject({ attribution: 'last-checkout', username: 'ann' });
    day.lastCheckout(ann, 'ffff0000', 5000);
    // An earlier line moves every other one: the file is another one now, and is read from its beginning.
    day.log(-20_000, 'Item added to cart - Item: 1, User: early');
    expect(await userOf(day, id, journal)).toMatchObject({ attribution: 'last-checkout', username: 'ann' });
  });

  it('goes back to what the lines say, also to what they say since more of them came', async () => {
    const { day, ann } = marketDay();
    const [bought, failed] = [day.item(), day.item()];
    day.trade(ann, bought, 60.4);
    const id = day.transactionId();
    day.log(60, `[TXN:${id}] Item processing failed - Item: ${failed}, Error: boom`);
    const journal = open(day);
    expect(await userOf(day, id, journal)).toMatchObject({ attribution: 'neighbours', username: 'ann' });
    day.database.exec(`DELETE FROM trade WHERE item_id = ${bought}`);
    day.points('ann', ann, bought, 60);
    day.log(60, `[TXN:${id}] Unexpected error during checkout: boom`, 'routes.items', 'ERROR');
    const row = rowOf(await day.look(journal), id);
    expect(row.user).toMatchObject({ attribution: 'neighbours', username: 'ann' });
    expect(journal.find(row.key)?.log?.attributionReason).toMatch(/another module/);
  });

  it('names nobody by a last checkout of another time, or of two users', async () => {
    const { day, ann, ben } = marketDay();
    const [early, shared] = [day.error(60), day.error(600)];
    day.lastCheckout(ann, early, 12_345);
    expect(await userOf(day, early)).toEqual(NOBODY);
    day.lastCheckout(ann, shared, 600);
    day.lastCheckout(ben, shared, 601);
    expect(await userOf(day, shared)).toEqual(NOBODY);
  });

  it('names nobody by lines that speak of two users', async () => {
    const { day, ann, ben } = marketDay();
    day.points('ann', ann, 9, 60);
    day.points('ben', ben, 9, 60);
    day.trade(ann, day.item(), 60.4);
    const id = day.error(60);
    const journal = open(day);
    const row = rowOf(await day.look(journal), id);
    expect(row.user).toEqual(NOBODY);
    expect(journal.find(row.key)?.log?.attributionReason).toMatch(/speak of several users/);
  });
});
