import { ZERO_CREDITS } from '../../../shared/credits.ts';
import type { Evidence, EvidenceRef, LedgerRow } from '../evidence.ts';
import type { People } from '../facts/people.ts';
import { sightingsOf, Unclaimed } from '../facts/sightings.ts';
import type { BalanceEvent, BalanceEventKind } from './event.ts';
import { instant, isNear } from './event.ts';

/** Bonuses, payments and refunds: every one of them has a row in `credit_transaction`, where the file has that table. */
export function ledgerEntries({ market, sightings }: Evidence, people: People): readonly BalanceEvent[] {
  const cancellations = new Unclaimed(sightingsOf(sightings, 'order-cancelled'), ({ claim }) => claim.username);
  const bonuses = new Unclaimed(sightingsOf(sightings, 'referral-bonus'), ({ claim }) => claim.username);
  const told = market.ledger.map((row): BalanceEvent => {
    const kind = kindOf(row);
    const username = people.find(row.userId)?.username ?? '';
    const line =
      kind === 'refund'
        ? cancellations.take(username, ({ claim, at }) => claim.refund === row.amount && isNear(at, instant(row.atMs)))
        : kind === 'referral-bonus'
          ? bonuses.take(username, ({ at }) => isNear(at, instant(row.atMs)))
          : null;
    const ref: EvidenceRef = { kind: 'row', table: 'credit_transaction', id: row.id };
    return {
      kind,
      userId: row.userId,
      at: line?.at ?? instant(row.atMs),
      line: line?.ref ?? null,
      changes: [row.amount],
      before: null,
      after: row.balanceAfter,
      refs: line === null ? [ref] : [ref, line.ref],
    };
  });
  // A bonus that was logged and has no row was rolled back, unless this file keeps no such rows.
  const isKept = market.missing.includes('credit_transaction');
  const seen = bonuses.rest.flatMap(({ claim, at, ref }): readonly BalanceEvent[] => {
    const user = people.meantBy({ userId: null, username: claim.username }, at.fromMs);
    if (user === null) return [];
    const rest = {
      at,
      line: ref,
      changes: isKept ? [claim.credits] : [ZERO_CREDITS, claim.credits],
      before: null,
      after: null,
      refs: [ref],
    };
    return [{ kind: 'referral-bonus', userId: user.id, ...rest }];
  });
  return [...told, ...seen];
}

function kindOf({ type }: LedgerRow): BalanceEventKind {
  if (type.startsWith('referral')) return 'referral-bonus';
  if (type === 'refund') return 'refund';
  if (type === 'credit_purchase') return 'payment';
  return 'other-entry';
}
