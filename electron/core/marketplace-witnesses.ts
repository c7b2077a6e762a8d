import { setImmediate as otherWork } from 'node:timers/promises';
import type { ItemId } from '../../shared/ids.ts';
import type { Witnesses } from '../journal/witnesses.ts';
import type { ItemPrice, MarketplaceReader, Walk } from '../store/port.ts';

const USERS_AT_ONCE = 2000;
const ITEMS_AT_ONCE = 5000;

/** The marketplace as a witness of what the logs tell. */
export function marketplaceWitnesses(marketplace: MarketplaceReader): Witnesses {
  return {
    users: () => users(marketplace),
    tradeTimes: (purchases) => marketplace.findTradeTimes(purchases),
    orderTimes: (orderNumbers) => marketplace.findOrderTimes(orderNumbers),
    purchasesBetween: (from, to) => walk((afterId) => marketplace.purchasesBetween({ from, to }, afterId)),
    cartRows: () => walk((afterId) => marketplace.cartRows(afterId)),
    prices: (itemIds) => prices(marketplace, itemIds),
    owners: (itemIds) => marketplace.findOwners(itemIds),
  };
}

async function* users(marketplace: MarketplaceReader) {
  for (let afterId = 0; ; await otherWork()) {
    const page = await marketplace.usersAfter(afterId, USERS_AT_ONCE);
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < USERS_AT_ONCE) return;
    afterId = last.userId;
  }
}

async function prices(marketplace: MarketplaceReader, itemIds: readonly ItemId[]) {
  const found: (ItemPrice | null)[] = [];
  for (let from = 0; from < itemIds.length; from += ITEMS_AT_ONCE) {
    found.push(...(await marketplace.findPrices(itemIds.slice(from, from + ITEMS_AT_ONCE))));
    await otherWork();
  }
  return found;
}

/** Stretch by stretch: a long walk must neither hold the file nor this process. */
async function* walk<Row>(read: (afterId: number) => Promise<Walk<Row>>): AsyncGenerator<readonly Row[]> {
  for (let afterId = 0; ; await otherWork()) {
    const { rows, lastId } = await read(afterId);
    if (lastId === null) return;
    yield rows;
    afterId = lastId;
  }
}
