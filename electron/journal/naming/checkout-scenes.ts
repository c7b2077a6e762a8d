import { setImmediate as otherWork } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { TransactionOutcome } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Sighting } from '../sighting.ts';
import { readSightings } from '../sightings.ts';
import type { Witnesses } from '../witnesses.ts';
import type { MarketplaceUsers } from './marketplace-users.ts';
import { MEMORY_MS } from './memory.ts';
import type { OpenAttempt } from './open-attempt.ts';
import type { Prices, Purchase } from './shopper.ts';
import { Shoppers } from './shoppers.ts';
import type { StoredCarts } from './stored-carts.ts';
import type { CheckoutScene } from './window-rung.ts';

/** So much of the logs is held in memory at once, with what goes before it. */
const STRETCH_MS = 7 * 24 * 3_600_000;

/** After so many attempts other work may go on. */
const AT_ONCE = 500;

interface SceneSources {
  readonly users: MarketplaceUsers;
  readonly carts: StoredCarts;
  readonly witnesses: Witnesses;
}

/** Something that changes a scene. */
interface SceneEvent {
  readonly at: number;
  happen(shoppers: Shoppers): void;
}

/**
 * Goes through the time of these attempts, which are in order of time, and shows to each what was known of everybody's
 * way to the checkout just then.
 */
export async function showScenes(
  journal: Database,
  attempts: readonly OpenAttempt[],
  sources: SceneSources,
  show: (attempt: OpenAttempt, scene: CheckoutScene) => void,
): Promise<void> {
  const byStretch = Map.groupBy(attempts, ({ from }) => Math.floor(from / STRETCH_MS));
  for (const stretch of byStretch.values()) await showStretch(journal, stretch, sources, show);
}

async function showStretch(
  journal: Database,
  attempts: readonly OpenAttempt[],
  { users, carts, witnesses }: SceneSources,
  show: (attempt: OpenAttempt, scene: CheckoutScene) => void,
): Promise<void> {
  const span = {
    fromMs: (attempts[0]?.from ?? 0) - MEMORY_MS,
    toMs: Math.max(...attempts.map(({ to }) => to)),
  };
  // What a visitor may have written tells nothing.
  const sightings = readSightings(journal, span).filter(({ isSuspicious }) => !isSuspicious);
  const prices = await findPrices(witnesses, new Set(sightings.flatMap(itemInCart)));
  const events = [...sightings.map(sightingEvent), ...purchaseEvents(journal, span, users)];
  const waiting = events.sort((left, right) => left.at - right.at).values();
  const shoppers = new Shoppers(users);
  let next = waiting.next();
  for (const [index, attempt] of attempts.entries()) {
    if (index % AT_ONCE === 0) await otherWork();
    for (; next.value !== undefined && next.value.at <= attempt.to; next = waiting.next()) next.value.happen(shoppers);
    show(attempt, { shoppers, carts, prices });
  }
}

async function findPrices(witnesses: Witnesses, seen: ReadonlySet<ItemId>): Promise<Prices> {
  const itemIds = [...seen];
  const costs = await witnesses.prices(itemIds);
  return new Map(
    itemIds.flatMap((itemId, index): readonly (readonly [number, Credits | null])[] => {
      const cost = costs[index] ?? null;
      return cost === null ? [] : [[itemId, cost.price]];
    }),
  );
}

function itemInCart({ claim }: Sighting): readonly ItemId[] {
  return claim.kind === 'cart-item-added' ? [claim.itemId as ItemId] : [];
}

function sightingEvent({ claim, at }: Sighting): SceneEvent {
  return { at, happen: (shoppers) => shoppers.hear(claim, at) };
}

interface KnownPurchase {
  readonly endedAt: number;
  readonly outcome: TransactionOutcome;
  readonly username: string | null;
  readonly userId: number | null;
  /** Item ids by outcome, as JSON. */
  readonly items: string;
}

/** What attempts whose user is known by more than the time took out of the carts. */
function purchaseEvents(
  journal: Database,
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  users: MarketplaceUsers,
): readonly SceneEvent[] {
  return journal
    .prepare<[number, number], KnownPurchase>(
      `SELECT coalesce(ended_at, started_at) AS endedAt, outcome, username, user_id AS userId,
         (SELECT json_group_array(json_array(outcome, item_id)) FROM entry_item WHERE entry_id = entry.id) AS items
       FROM entry
       WHERE started_at BETWEEN ? AND ? AND merged_into IS NULL AND outcome <> 'rejected' AND suspicions = '[]'
         AND attribution NOT IN ('none', 'window')`,
    )
    .all(fromMs, toMs)
    .flatMap(({ endedAt, outcome, username, userId, items }) => {
      const name = username ?? (userId === null ? null : (users.withId(userId, endedAt)?.username ?? null));
      return name === null ? [] : [purchaseEvent(endedAt, name, purchaseOf(outcome, items))];
    });
}

function purchaseEvent(at: number, username: string, purchase: Purchase): SceneEvent {
  return { at, happen: (shoppers) => shoppers.buy(username, purchase) };
}

function purchaseOf(outcome: TransactionOutcome, stored: string): Purchase {
  const items = JSON.parse(stored) as readonly (readonly [outcome: string, itemId: number])[];
  const itemsOf = (...outcomes: readonly string[]) =>
    items.filter(([found]) => outcomes.includes(found)).map(([, itemId]) => itemId);
  return {
    itemsDone: itemsOf('done', 'received'),
    itemsFailed: itemsOf('failed'),
    isThrough: outcome === 'success' || outcome === 'partial',
  };
}
