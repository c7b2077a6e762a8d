import { describe, expect, it } from 'vitest';
import { credits, formatCredits } from '../../../shared/credits.ts';
import { judge } from '../judge.ts';
import type { Person, Release, Thing } from '../testing/market.ts';
import { Shop } from '../testing/shop.ts';
import { findFindings } from './find-findings.ts';
import type { SuspiciousLines } from './finding.ts';

interface Cast {
  readonly shop: Shop;
  /** Users 2 and 3, with 5,000 credits each. */
  readonly ana: Person;
  readonly ben: Person;
  /** Items 1 and 2: 1,000 and 500 credits. */
  readonly lamp: Thing;
  readonly desk: Thing;
}

function found(release: Release, story: (cast: Cast) => void, suspicious: readonly SuspiciousLines[] = []) {
  const shop = new Shop(release);
  const sam = shop.person('sam');
  const cast = { shop, ana: shop.person('ana', 5000), ben: shop.person('ben', 5000) };
  const [lamp, desk] = [shop.item(sam, 1000), shop.item(sam, 500)];
  shop.wait(30);
  story({ ...cast, lamp, desk });
  const { evidence } = shop.seen();
  const findings = findFindings({ evidence, judgement: judge(evidence), suspicious });
  return findings.map(({ kind, sentence, amount, userId, key }) =>
    [
      `${kind}: ${sentence}`,
      amount === null ? '' : formatCredits(amount),
      userId === null ? '' : `user ${userId}`,
      key === null ? '' : 'with its transaction',
    ]
      .filter((part) => part !== '')
      .join(' | '),
  );
}

describe('findings', () => {
  it('are none where everything is as it should be', () => {
    expect(found('current', ({ shop, ana, lamp, desk }) => shop.buy(ana, [lamp, desk]))).toEqual([]);
    expect(found('console', ({ shop, ana, lamp, desk }) => shop.buy(ana, [lamp], { failing: [desk] }))).toEqual([]);
  });

  it('tell of an item that two buyers paid for', () => {
    const sold = found('announced', ({ shop, ana, ben, lamp }) => {
      shop.fillCart(ana, [lamp]);
      shop.buy(ben, [lamp], { meanwhile: () => shop.send(ana, [lamp]) });
    });
    expect(sold).toEqual([
      'double-sale: Item 1 was sold to users 2 and 3 at the same moment; user 3 has it. | 1,000 | user 2 | with its transaction',
    ]);
  });

  it('tell a resale from a double sale', () => {
    const resold = found('announced', ({ shop, ana, ben, lamp }) => {
      shop.buy(ana, [lamp]);
      lamp.isAvailable = true;
      shop.wait(30);
      shop.buy(ben, [lamp]);
    });
    expect(resold).toEqual([]);
  });

  it('tell of a cart that was submitted twice, and of its second order', () => {
    expect(found('announced', ({ shop, ana, lamp }) => shop.buyTwice(ana, [lamp]))).toEqual([
      'double-submit: The same cart was submitted twice at the same moment. It was charged once, its purchases are recorded twice. | user 2 | with its transaction',
    ]);
    expect(found('current', ({ shop, ana, lamp }) => shop.buyTwice(ana, [lamp]))).toEqual([
      'double-submit: The same cart was submitted twice at the same moment. It was charged once; the second submit has order 2. | user 2 | with its transaction',
    ]);
    // Legacy makes one order for both, after the later one: nothing waits to be delivered.
    expect(found('legacy', ({ shop, ana, lamp }) => shop.buyTwice(ana, [lamp]))).toEqual([
      'double-submit: The same cart was submitted twice at the same moment. It was charged once; the second submit has order 1. | user 2 | with its transaction',
    ]);
  });

  it('tell of both orders of such a cart being refunded', () => {
    const refunded = found('current', ({ shop, ana, lamp }) => {
      const [first, second] = shop.buyTwice(ana, [lamp]);
      shop.wait(30);
      shop.cancel(first);
      shop.cancel(second);
    });
    expect(refunded).toContain(
      'refunded-twice: One cart was submitted twice and charged once, and both of its orders (1, 2) were cancelled and refunded. | 1,000 | user 2 | with its transaction',
    );
  });

  it('tell of items that stay with the buyer of a cancelled order, until they are sold on', () => {
    const kept =
      'items-kept-after-refund: Order 1 was cancelled and 1,500 credits came back, but its buyer still owns items 1, 2. | 1,500 | user 2 | with its transaction';
    const cancelled = ({ shop, ana, lamp, desk }: Cast) => {
      const bought = shop.buy(ana, [lamp, desk]);
      shop.wait(30);
      shop.cancel(bought);
    };
    expect(found('current', cancelled)).toEqual([kept]);
    const soldOn = found('current', (cast) => {
      cancelled(cast);
      cast.shop.wait(30);
      cast.shop.buy(cast.ben, [cast.lamp, cast.desk]);
    });
    expect(soldOn).toEqual([]);
  });

  it('tell of what was paid for and owned without an order', () => {
    const withoutOrder =
      'item-without-order: The buyer paid for and owns items 1, 2, and there is no order: nobody was told to deliver. | 1,500 | user 2 | with its transaction';
    expect(found('legacy', ({ shop, ana, lamp, desk }) => shop.buy(ana, [lamp, desk], { leaves: true }))).toEqual([
      withoutOrder,
    ]);
    // This release creates no orders at all: that is no news.
    expect(found('announced', ({ shop, ana, lamp, desk }) => shop.buy(ana, [lamp, desk]))).toEqual([]);
  });

  it('tell of an order that covers more than was received', () => {
    expect(found('current', ({ shop, ana, lamp, desk }) => shop.buy(ana, [lamp, desk], { failing: [desk] }))).toEqual([
      'order-beyond-receipt: Order 1 covers 1,500 credits, and the buyer received 1,000 by it. | 500 | user 2 | with its transaction',
    ]);
  });

  it('tell of a step of the balance that nothing explains', () => {
    const unexplained = found('current', ({ shop, ana }) => {
      shop.show(ana);
      shop.wait(10);
      ana.balance = credits(ana.balance - 30_000);
      shop.wait(10);
      shop.show(ana);
    });
    expect(unexplained).toEqual([
      'unexplained-balance: The balance went from 5,000 to 4,700; nothing explains −300 of it. | −300 | user 2',
    ]);
  });

  it('tell of lines that are not believed', () => {
    const line = { kind: 'line', path: 'barterex.log', line: 7 } as const;
    const forged = found('current', () => {}, [
      { key: 'k', atMs: 0, refs: [line], suspicions: ['inside-visitor-text', 'out-of-time'] },
      { key: null, atMs: 0, refs: [line], suspicions: [] },
    ]);
    expect(forged).toEqual([
      expect.stringMatching(
        /^suspicious-lines: Log lines of a checkout are not believed\. .* \| with its transaction$/,
      ),
      'suspicious-lines: A log line about an account is not believed: a visitor could have written it.',
    ]);
  });
});
