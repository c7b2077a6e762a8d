import type { Inspection, NetPosition } from '../../../shared/contract/inspection.ts';
import type { Credits } from '../../../shared/credits.ts';
import { addCredits, credits, subtractCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Verdict } from '../verdict.ts';
import type { Subject } from './subject.ts';

/**
 * What the checkouts come to when everything is put together: a cancelled order gives credits back and leaves the items
 * (BARTEREX.md section 6). It is shown beside what is owed and never subtracted from it. Checkouts of which it cannot
 * be told are left out.
 */
export function netPosition({ user, evidence, verdicts }: Subject): NetPosition {
  const told = verdicts.filter(({ lost }) => lost !== null);
  const charged = sumOf(told, (verdict) => verdict.charged);
  const overwritten = sumOf(told, (verdict) => verdict.overwritten);
  const returned = sumOf(told, (verdict) => verdict.returned);
  const received = sumOf(told, (verdict) => verdict.received);
  const own = new Set(evidence.market.items.filter(({ ownerId }) => ownerId === user.id).map(({ id }) => id));
  // What was bought, cancelled and bought again is owned once.
  const prices = new Map<ItemId, Credits | null>(
    told.flatMap(({ items }) =>
      items.filter(({ itemId, outcome }) => outcome === 'received' && own.has(itemId)).map(pricedItem),
    ),
  );
  const stillOwned = addCredits(ZERO_CREDITS, ...[...prices.values()].map((price) => price ?? ZERO_CREDITS));
  const net = subtractCredits(addCredits(returned, stillOwned), addCredits(charged, overwritten));
  return { charged, overwritten, returned, received, stillOwned, net };
}

/** What all checkouts owe together, and how much of it may have come back already. */
export function debtOf({ user, judgement, verdicts }: Subject): Pick<Inspection, 'owed' | 'possiblyReturned'> {
  const owing = verdicts.filter((verdict) => (verdict.owed ?? 0) > 0);
  const owed = sumOf(owing, (verdict) => verdict.owed);
  const sinceMs = Math.min(...owing.map(({ at }) => at.toMs));
  const rises = (judgement.events.get(user.id) ?? []).flatMap(({ kind, at, changes: [change] }) =>
    (kind === 'admin-edit' || kind === 'other-entry') && at.fromMs > sinceMs && (change ?? 0) > 0 ? (change ?? 0) : [],
  );
  const risen = rises.reduce<number>((sum, rise) => sum + rise, 0);
  return { owed, possiblyReturned: credits(Math.min(owed, risen)) };
}

function pricedItem({ itemId, price }: Verdict['items'][number]): readonly [ItemId, Credits | null] {
  return [itemId, price];
}

function sumOf(verdicts: readonly Verdict[], amountOf: (verdict: Verdict) => Credits | null): Credits {
  return addCredits(ZERO_CREDITS, ...verdicts.map((verdict) => amountOf(verdict) ?? ZERO_CREDITS));
}
