import type { ItemFailure } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import { creditsFromDecimal, isWholeHundredths } from '../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import type { MarketItem } from '../steps.ts';

/** An item that can be bought, with what linking it will insist on. */
export interface BuyableItem {
  readonly kind: 'buyable';
  readonly itemId: ItemId;
  readonly title: string;
  readonly price: Credits;
  readonly sellerId: UserId;
}

export interface RefusedItem {
  readonly kind: 'refused';
  readonly itemId: ItemId;
  readonly title: string | null;
  readonly price: Credits | null;
  readonly sellerId: UserId | null;
  readonly failure: ItemFailure;
}

/** The rules of VALIDATE for one item (DESIGN section 5, step 1), in order of precedence. Changes nothing. */
export function checkItem(itemId: ItemId, item: MarketItem | undefined, buyerId: UserId): BuyableItem | RefusedItem {
  if (item === undefined) {
    return { kind: 'refused', itemId, title: null, price: null, sellerId: null, failure: 'not-found' };
  }
  const price = payablePrice(item.value);
  const sellerId = item.seller?.userId ?? null;
  const refuse = (failure: ItemFailure): RefusedItem => ({
    kind: 'refused',
    itemId,
    title: item.title,
    price,
    sellerId,
    failure,
  });
  if (!item.isAvailable) return refuse('not-available');
  if (sellerId === null) return refuse('no-seller');
  if (sellerId === buyerId) return refuse('own-item');
  if (price === null) return refuse('bad-price');
  return { kind: 'buyable', itemId, title: item.title, price, sellerId };
}

function payablePrice(value: number | null): Credits | null {
  const price = creditsFromDecimal(value);
  return value !== null && price !== null && price > 0 && isWholeHundredths(value) ? price : null;
}
