import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCredits } from '../../../shared/credits.ts';
import { judge } from '../judge.ts';
import type { View } from '../testing/evidence-of.ts';
import { HISTORY, live } from '../testing/history.ts';
import type { Person, Release } from '../testing/market.ts';
import { Shop } from '../testing/shop.ts';
import type { InspectedUser } from './inspect.ts';
import { inspect } from './inspect.ts';

function open(release: Release) {
  const shop = new Shop(release);
  const sam = shop.person('sam');
  const ana = shop.person('ana', 5000);
  const ben = shop.person('ben', 5000);
  const [lamp, desk, vase] = [shop.item(sam, 1000), shop.item(sam, 500), shop.item(sam, 250.5)];
  shop.wait(30);
  return { shop, sam, ana, ben, lamp, desk, vase };
}

function look(shop: Shop, person: Person, view: View = {}): InspectedUser {
  const { evidence } = shop.seen(view);
  const found = inspect(evidence, judge(evidence), person.id);
  if (found === null) throw new Error('nobody');
  return found;
}

/** `purchase -1500 = 3500?`: the question mark where it is not certain. */
function inWords({ steps }: Pick<InspectedUser, 'steps'>): readonly string[] {
  return steps.map(({ kind, change, balance, isCertain }) =>
    [
      kind,
      ...(change === null ? [] : [change < 0 ? plainCredits(change) : `+${plainCredits(change)}`]),
      `= ${balance === null ? '?' : plainCredits(balance)}${isCertain ? '' : ' ?'}`,
    ].join(' '),
  );
}

/** Without the log's lines about this person's edits by an admin. */
const WITHOUT_EDITS: View = {
  sees: ({ text }) => !text.includes('User credits updated'),
  market: (market) => ({ ...market, edits: [] }),
  admitsGaps: false,
};

describe('the steps of a balance', () => {
  it('go from the sign-up to the balance now, each balance being the one before plus the change', () => {
    const { shop, ana, lamp, desk, vase } = open('current');
    shop.buy(ana, [lamp, desk, vase], { failing: [desk] });
    const found = look(shop, ana);
    expect(inWords(found)).toEqual([
      'sign-up +1000 = 1000',
      'admin-edit +4000 = 5000',
      'purchase -1750.5 = 3249.5',
      'shown = 3249.5',
      'now = 3249.5',
    ]);
    expect([found.explained, found.unexplained]).toEqual([324_950, 0]);
  });

  it('count what a checkout overwrote as a part of what it took (M4)', () => {
    const { shop, ana, lamp } = open('current');
    shop.buy(ana, [lamp], { meanwhile: () => shop.give(ana, 400) });
    shop.show(ana);
    const purchase = look(shop, ana).steps.find(({ kind }) => kind === 'purchase');
    expect(purchase?.change).toBe(-140_000);
    expect(purchase?.sentence).toContain('400 had come in meanwhile and were overwritten');
  });

  it('say at sign-up what the readings prove, whichever release the account was made in', () => {
    const { shop, ana } = open('legacy');
    expect(inWords(look(shop, ana))[0]).toBe('sign-up +5000 = 5000');
  });

  it('have no running balance where no balance was ever read', () => {
    const { shop, ana, lamp } = open('announced');
    shop.buy(ana, [lamp]);
    const found = look(shop, ana, {
      market: (market) => ({
        ...market,
        users: market.users.map((user) => ({ ...user, balance: null, createdAtMs: null })),
      }),
      sees: ({ text }) => !text.includes('User credits updated'),
    });
    expect(inWords(found)).toEqual(['purchase -1000 = ?']);
    expect([found.explained, found.unexplained]).toEqual([0, 0]);
  });

  it('add up in any history, and end at the balance now', () => {
    fc.assert(
      fc.property(HISTORY, (history) => {
        const shop = live(history);
        const { evidence } = shop.seen();
        const judgement = judge(evidence);
        for (const user of evidence.market.users) {
          const steps = inspect(evidence, judgement, user.id)?.steps ?? [];
          for (const [index, { balance, change }] of steps.entries()) {
            const before = steps[index - 1]?.balance ?? null;
            if (before !== null) expect(balance).toBe(before + (change ?? 0));
          }
          expect(steps.at(-1)).toMatchObject({ kind: 'now', balance: user.balance });
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a step that does not fit', () => {
  it('is told with its amount, and with what it may have been made good for', () => {
    const { shop, ana, lamp, desk } = open('announced');
    const { transactionId } = shop.buy(ana, [lamp, desk], { failing: [desk] });
    shop.show(ana);
    shop.wait(30);
    shop.give(ana, 500);
    shop.show(ana);
    const found = look(shop, ana, WITHOUT_EDITS);
    const gap = found.steps.findLast(({ kind }) => kind === 'unexplained');
    expect(gap?.change).toBe(50_000);
    expect(gap?.sentence).toContain('3,500 became 4,000; nothing explains +500 of it.');
    expect(gap?.gap?.unread).toEqual([]);
    expect(gap?.gap?.candidates).toMatchObject([{ isExact: true, transaction: { transactionId } }]);
  });

  it('names a checkout of nobody whose charge it would be', () => {
    const { shop, ana, lamp, desk } = open('announced');
    shop.show(ana);
    shop.wait(10);
    const truth = shop.buy(ana, [lamp], { breaksAt: 0 });
    shop.wait(10);
    shop.show(ana);
    // From here on the account remembers another one as its last checkout.
    shop.buy(ana, [desk]);
    const found = look(shop, ana, { knowsUser: () => false });
    const gap = found.steps.find(({ change }) => change === -100_000);
    expect(gap?.kind).toBe('unexplained');
    expect(gap?.isCertain).toBe(false);
    expect(gap?.gap?.unread).toEqual(['A checkout ran meanwhile whose user nobody can name.']);
    expect(gap?.gap?.candidates).toMatchObject([{ transaction: { transactionId: truth.transactionId } }]);
  });

  it('says that the logs do not reach, and which purchase no log tells of', () => {
    const { shop, ana, lamp, desk } = open('announced');
    shop.buy(ana, [desk]);
    shop.show(ana);
    const seen = shop.market.log.records.length;
    shop.wait(60);
    shop.buy(ana, [lamp]);
    const kept = new Set(shop.market.log.records.slice(0, seen));
    const gap = look(shop, ana, { sees: (record) => kept.has(record) }).steps.find(
      ({ kind }) => kind === 'unexplained',
    );
    expect(gap?.change).toBe(-100_000);
    expect(gap?.gap?.unread).toContain('Something was bought meanwhile by a checkout that no log tells of.');
    expect(gap?.gap?.candidates).toMatchObject([
      { isExact: true, sentence: 'Item 1 was bought by a checkout that no log tells of; it costs 1,000 today.' },
    ]);
  });
});

describe('the net position', () => {
  it('stands beside what is owed: credits came back and the item is still there', () => {
    const { shop, ana, lamp, desk, vase } = open('current');
    shop.cancel(shop.buy(ana, [lamp]));
    shop.buy(ana, [desk, vase], { failing: [desk] });
    const found = look(shop, ana);
    expect(found.owed).toBe(50_000);
    expect(found.net).toEqual({
      charged: 175_050,
      overwritten: 0,
      returned: 100_000,
      received: 125_050,
      stillOwned: 125_050,
      net: 50_000,
    });
  });

  it('counts a rise by hand once, however many losses it may have been meant for', () => {
    const { shop, ana, lamp, desk } = open('current');
    shop.buy(ana, [lamp], { breaksAt: 0 });
    shop.buy(ana, [desk], { breaksAt: 0 });
    shop.wait(30);
    shop.give(ana, 600);
    const { owed, possiblyReturned } = look(shop, ana);
    expect({ owed, possiblyReturned }).toEqual({ owed: 150_000, possiblyReturned: 60_000 });
  });
});

describe('the inventory', () => {
  it('tells how each item came', () => {
    const { shop, ana, ben, lamp, desk } = open('announced');
    const own = shop.item(ana, 300);
    const eve = shop.person('eve');
    const chair = shop.item(eve, 700);
    shop.buy(ana, [lamp]);
    shop.buy(ana, [chair]);
    shop.leave(eve);
    const seen = shop.market.log.records.length;
    shop.wait(60);
    shop.buy(ana, [desk]);
    shop.buy(ben, [own]);
    own.ownerId = ana.id;
    const kept = new Set(shop.market.log.records.slice(0, seen));
    const { inventory } = look(shop, ana, { sees: (record) => kept.has(record) });
    expect(inventory.map(({ itemId, arrival }) => [itemId, arrival])).toEqual([
      [lamp.id, 'bought'],
      [desk.id, 'bought-unseen'],
      [own.id, 'put-up'],
      [chair.id, 'kept'],
    ]);
  });

  it('does not guess where nothing tells', () => {
    const { shop, ana, lamp } = open('current');
    lamp.ownerId = ana.id;
    expect(look(shop, ana).inventory).toMatchObject([{ itemId: lamp.id, arrival: 'unknown', transaction: null }]);
  });
});

describe('the records', () => {
  it('are in one row of time, with the checkout that an order belongs to', () => {
    const { shop, ana, lamp } = open('current');
    const truth = shop.buy(ana, [lamp]);
    shop.wait(5);
    shop.cancel(truth);
    const { records } = look(shop, ana);
    expect(records.map(({ kind }) => kind)).toEqual(['admin-edit', 'checkout', 'order', 'credit-row', 'notification']);
    expect(records[2]).toMatchObject({ transaction: { transactionId: truth.transactionId } });
    expect(records[2]?.text).toContain('cancelled since');
  });
});
