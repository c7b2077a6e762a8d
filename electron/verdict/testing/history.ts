import fc from 'fast-check';
import type { Faults } from './checkout.ts';
import type { Person, Release, Thing } from './market.ts';
import { Shop } from './shop.ts';

/** One thing that somebody does; people and things are meant by their place in the list, round and round. */
export type Act =
  | {
      readonly kind: 'buy';
      readonly who: number;
      readonly cart: readonly number[];
      readonly fault: FaultKind;
      /** The item of the cart that is hit. */
      readonly at: number;
      readonly meanwhile: Meanwhile;
      readonly other: number;
      readonly isUnseen: boolean;
    }
  | { readonly kind: 'give'; readonly who: number; readonly credits: number }
  | { readonly kind: 'show'; readonly who: number }
  | { readonly kind: 'offer'; readonly who: number; readonly price: number | null }
  | { readonly kind: 'cancel'; readonly which: number }
  | { readonly kind: 'reprice'; readonly item: number; readonly price: number }
  | { readonly kind: 'restock'; readonly item: number }
  | { readonly kind: 'leave'; readonly who: number }
  | { readonly kind: 'join' }
  | { readonly kind: 'lose-points'; readonly who: number };

type FaultKind = 'none' | 'items-fail' | 'all-fail' | 'breaks' | 'commit-fails' | 'commit-fails-once' | 'order-fails';
type Meanwhile = 'nothing' | 'top-up' | 'same-cart' | 'rival' | 'seller-leaves' | 'friend-buys';

/** Somebody else buys at the same moment. */
const GUESTS: ReadonlySet<Meanwhile> = new Set(['rival', 'friend-buys']);

/** What happens under one release. */
export interface History {
  readonly release: Release;
  readonly acts: readonly Act[];
}

const place = fc.nat({ max: 20 });
/** Few prices, so that sums come out the same in several ways. */
const price = fc.constantFrom(100, 200, 300, 400, 500, 250.5, 99.99);

/**
 * What prices are edited to. An edit leaves no witness, so where edited prices add up like others by chance, nobody can
 * know: these do not.
 */
const editedPrice = fc.constantFrom(123.45, 317.31, 411.17, 77.03);

const ACT: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('buy' as const),
      who: place,
      cart: fc.uniqueArray(place, { minLength: 0, maxLength: 4 }),
      fault: fc.oneof(
        { weight: 4, arbitrary: fc.constant<FaultKind>('none') },
        {
          weight: 5,
          arbitrary: fc.constantFrom<FaultKind[]>(
            'items-fail',
            'items-fail',
            'all-fail',
            'breaks',
            'breaks',
            'commit-fails',
            'commit-fails-once',
            'order-fails',
          ),
        },
      ),
      at: fc.nat({ max: 3 }),
      meanwhile: fc.oneof(
        { weight: 5, arbitrary: fc.constant<Meanwhile>('nothing') },
        {
          weight: 3,
          arbitrary: fc.constantFrom<Meanwhile[]>('top-up', 'same-cart', 'rival', 'seller-leaves', 'friend-buys'),
        },
      ),
      other: place,
      isUnseen: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('give' as const),
      who: place,
      credits: fc.constantFrom(100, 300, 500, 1000, -200, 0.5),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('show' as const), who: place }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('offer' as const),
      who: place,
      price: fc.oneof({ weight: 9, arbitrary: price }, { weight: 1, arbitrary: fc.constant(null) }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), which: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reprice' as const), item: place, price: editedPrice }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restock' as const), item: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: place }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'join' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose-points' as const), who: place }) },
);

export const HISTORY: fc.Arbitrary<History> = fc.record({
  release: fc.constantFrom<Release[]>('legacy', 'announced', 'release-2025-12-24', 'current', 'console'),
  acts: fc.array(ACT, { minLength: 2, maxLength: 12 }),
});

/** Lets it all happen. */
export function live({ release, acts }: History): Shop {
  const shop = new Shop(release);
  const sam = shop.person('sam');
  const ana = shop.person('ana');
  const ben = shop.person('ben', undefined, ana);
  const eve = shop.person('eve', undefined, sam);
  for (const [person, balance] of [
    [ana, 3000],
    [ben, 2000],
    [eve, 1500],
  ] as const) {
    shop.wait(10);
    shop.edit(person, balance);
  }
  shop.wait(10);
  for (const value of [100, 200, 300, 400, 500, 250.5]) shop.item(sam, value);
  for (const act of acts) {
    shop.wait(17);
    perform(shop, act);
  }
  shop.wait(17);
  return shop;
}

function perform(shop: Shop, act: Act): void {
  const { market } = shop;
  const someone = (number: number): Person | undefined => market.people[number % Math.max(1, market.people.length)];
  const something = (number: number): Thing | undefined => market.things[number % Math.max(1, market.things.length)];
  const who = 'who' in act ? someone(act.who) : undefined;
  switch (act.kind) {
    case 'buy':
      if (who !== undefined) buy(shop, who, act);
      return;
    case 'give':
      if (who !== undefined && who.balance / 100 + act.credits >= 0) shop.give(who, act.credits);
      return;
    case 'show':
      if (who !== undefined) shop.show(who);
      return;
    case 'offer':
      if (who !== undefined) shop.item(who, act.price);
      return;
    case 'cancel': {
      const truth = market.truths[act.which % Math.max(1, market.truths.length)];
      if (truth !== undefined && market.release === 'current') shop.cancel(truth);
      return;
    }
    case 'reprice': {
      const thing = something(act.item);
      if (thing !== undefined) shop.reprice(thing, act.price);
      return;
    }
    case 'restock': {
      const thing = something(act.item);
      if (thing !== undefined) thing.isAvailable = true;
      return;
    }
    case 'leave':
      if (who !== undefined && market.people.length > 2) shop.leave(who);
      return;
    case 'join':
      shop.person(`new${market.log.records.length}`);
      return;
    case 'lose-points':
      if (who !== undefined) who.points = null;
  }
}

function buy(shop: Shop, buyer: Person, act: Act & { readonly kind: 'buy' }): void {
  const { market } = shop;
  // Nobody can put an own item into the cart.
  const things = [
    ...new Set(act.cart.flatMap((number) => market.things[number % Math.max(1, market.things.length)] ?? [])),
  ];
  const cart = things.filter(({ ownerId, isAvailable }) => ownerId !== buyer.id && isAvailable);
  const hit = cart[act.at % Math.max(1, cart.length)];
  const other = market.people[act.other % market.people.length];
  const faults: Faults = faultsOf(act.fault, { cart, hit });
  const seller = market.person(hit?.ownerId ?? null);
  const guest = act.meanwhile === 'rival' ? other : market.people.find(({ referrer }) => referrer === buyer);
  const wanted =
    act.meanwhile === 'rival'
      ? hit
      : market.things.find((thing) => thing.isAvailable && thing.ownerId !== guest?.id && !cart.includes(thing));
  const isGuest = guest !== undefined && guest !== buyer && wanted !== undefined && wanted.ownerId !== guest.id;
  if (isGuest && GUESTS.has(act.meanwhile)) shop.fillCart(guest, [wanted]);
  const meanwhile = (): void => {
    switch (act.meanwhile) {
      case 'top-up':
        shop.give(buyer, 400);
        return;
      case 'same-cart':
        shop.send(buyer, cart);
        return;
      case 'rival':
      case 'friend-buys':
        if (isGuest) shop.send(guest, [wanted]);
        return;
      case 'seller-leaves':
        if (seller !== undefined && seller !== buyer) shop.leave(seller);
    }
  };
  shop.buy(buyer, cart, { ...faults, meanwhile, ...(act.isUnseen ? { isUnseen: true } : {}) });
}

function faultsOf(
  kind: FaultKind,
  { cart, hit }: { readonly cart: readonly Thing[]; readonly hit: Thing | undefined },
): Faults {
  switch (kind) {
    case 'none':
      return {};
    case 'items-fail':
      return hit === undefined ? {} : { failing: [hit] };
    case 'all-fail':
      return { failing: cart };
    case 'breaks':
      return hit === undefined ? {} : { breaksAt: cart.indexOf(hit) };
    case 'commit-fails':
      return { commit: 'fails' };
    case 'commit-fails-once':
      return { commit: 'fails-once' };
    case 'order-fails':
      return { order: 'fails' };
  }
}
