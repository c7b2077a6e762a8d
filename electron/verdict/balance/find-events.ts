import type { Evidence } from '../evidence.ts';
import type { People } from '../facts/people.ts';
import { adminEdits } from './admin-edits.ts';
import { approvals } from './approvals.ts';
import type { BalanceEvent } from './event.ts';
import { ledgerEntries } from './ledger-entries.ts';
import { levelUps } from './level-ups.ts';
import { readings } from './readings.ts';

/**
 * Everything but purchases that moved or showed each user's balance. `credit_transaction` is not a ledger (BARTEREX.md
 * section 5), so rows of several tables and lines of the log each tell a part; what tells of the same event is one.
 */
export function findBalanceEvents(evidence: Evidence, people: People): ReadonlyMap<number, readonly BalanceEvent[]> {
  const events = [
    ...adminEdits(evidence, people),
    ...approvals(evidence, people),
    ...levelUps(evidence, people),
    ...ledgerEntries(evidence, people),
    ...readings(evidence, people),
  ];
  return Map.groupBy(events, ({ userId }) => userId as number);
}
