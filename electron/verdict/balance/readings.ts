import { credits, ZERO_CREDITS } from '../../../shared/credits.ts';
import type { AttemptEvidence, Evidence, EvidenceRef } from '../evidence.ts';
import type { People } from '../facts/people.ts';
import { sightingsOf } from '../facts/sightings.ts';
import type { BalanceEvent } from './event.ts';
import { instant, shown } from './event.ts';

/** Balances that were read by something that did not change them. */
export function readings(evidence: Evidence, people: People): readonly BalanceEvent[] {
  return [
    ...signUps(evidence),
    ...orderReadings(evidence),
    ...pageReadings(evidence, people),
    ...refusals(evidence.attempts, people),
    ...balancesNow(evidence),
  ];
}

/** What an account gets at sign-up: 1,000, and 5,000 in legacy (BARTEREX.md section 5). */
const SIGN_UP_CREDITS = [credits(100_000), credits(500_000)] as const;

/** An account starts with nothing. */
function signUps({ market }: Evidence): readonly BalanceEvent[] {
  return market.users.flatMap(({ id, createdAtMs }): readonly BalanceEvent[] =>
    createdAtMs === null
      ? []
      : [
          {
            kind: 'sign-up',
            userId: id,
            at: instant(createdAtMs),
            line: null,
            changes: SIGN_UP_CREDITS,
            before: ZERO_CREDITS,
            after: null,
            refs: [{ kind: 'row', table: 'user', id }],
          },
        ],
  );
}

/**
 * Current makes the order in the purchase and reads the balance after the charge; legacy makes it in a later request,
 * reads the balance then, and stores it one charge too early (BARTEREX.md section 5).
 */
function orderReadings({ market, attempts, sightings }: Evidence): readonly BalanceEvent[] {
  const purchases = new Map(
    attempts.flatMap((attempt) => (attempt.orderNumber === null ? [] : [[attempt.orderNumber, attempt] as const])),
  );
  const legacyOrders = new Set(
    sightingsOf(sightings, 'order-created').flatMap(({ claim }) =>
      claim.username === null ? [] : [claim.orderNumber],
    ),
  );
  return market.orders.flatMap(({ id, number, userId, atMs, balanceBefore, balanceAfter }) => {
    if (number === null || balanceBefore === null || balanceAfter === null) return [];
    const row: EvidenceRef = { kind: 'row', table: 'order', id };
    const purchase = purchases.get(number);
    const line = purchase?.lines.find(({ kind }) => kind === 'order-created')?.ref ?? null;
    if (purchase !== undefined && line !== null)
      return [shown(userId, purchase.at, balanceAfter, { line, refs: [row, line] })];
    return legacyOrders.has(number) ? [shown(userId, instant(atMs), balanceBefore, { line: null, refs: [row] })] : [];
  });
}

function pageReadings({ sightings }: Evidence, people: People): readonly BalanceEvent[] {
  return [...sightingsOf(sightings, 'balance-shown'), ...sightingsOf(sightings, 'checkout-refused')].flatMap(
    ({ claim, at, ref }) => {
      const user = people.meantBy({ userId: null, username: claim.username }, at.fromMs);
      return user === null ? [] : [shown(user.id, at, claim.balance, { line: ref, refs: [ref] })];
    },
  );
}

/** A refusal for want of credits says how many there are; only where it also says whose. */
function refusals(attempts: readonly AttemptEvidence[], people: People): readonly BalanceEvent[] {
  return attempts.flatMap((attempt) => {
    const line = attempt.lines[0]?.ref ?? null;
    const user = attempt.attribution === 'named' ? people.meantBy(attempt, attempt.at.fromMs) : null;
    if (attempt.available === null || user === null || line === null) return [];
    return [shown(user.id, attempt.at, attempt.available, { line, refs: [line] })];
  });
}

/** Stored since the last thing that anybody wrote, or that a log tells of. */
function balancesNow({ market, coverage }: Evidence): readonly BalanceEvent[] {
  const at = instant(Math.max(market.lastWriteMs, ...coverage.map(({ toMs }) => toMs)) + 1);
  return market.users.flatMap(({ id, balance }): readonly BalanceEvent[] => {
    if (balance === null) return [];
    const told = { line: null, refs: [{ kind: 'row' as const, table: 'user' as const, id }] };
    return [{ ...shown(id, at, balance, told), kind: 'now' }];
  });
}
