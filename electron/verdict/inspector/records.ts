import type { UserRecord } from '../../../shared/contract/inspection.ts';
import { addCredits, formatCredits, subtractCredits, ZERO_CREDITS } from '../../../shared/credits.ts';
import { instantFromMilliseconds } from '../../../shared/time.ts';
import type { EvidenceTable } from '../../../shared/verdict.ts';
import { VERDICT_KIND_WORDS } from '../../../shared/verdict-words.ts';
import type { EvidenceRef } from '../evidence.ts';
import type { Verdict } from '../verdict.ts';
import type { Subject } from './subject.ts';
import { beginningOf, linkOf, nameOf } from './subject.ts';

/** Everything on record about the user in one row of time: checkouts, orders, credit rows, notifications, admin edits. */
export function findRecords({ user, evidence: { market }, verdicts }: Subject): readonly UserRecord[] {
  const own = <Row extends { readonly userId: number }>(rows: readonly Row[]): readonly Row[] =>
    rows.filter(({ userId }) => userId === user.id);
  const byOrder = new Map(verdicts.flatMap((verdict) => verdict.orderIds.map((id) => [id, verdict] as const)));
  const records: readonly UserRecord[] = [
    ...verdicts.map(checkoutRecord),
    ...own(market.orders).map(({ id, number, atMs, isCancelled, creditsUsed, itemIds }): UserRecord => {
      const verdict = byOrder.get(id);
      const items = itemIds.length === 1 ? '1 item' : `${itemIds.length} items`;
      return {
        ...rowRecord('order', { id, atMs }),
        kind: 'order',
        text: `${number ?? `Order ${id}`}: ${items}${isCancelled ? ', cancelled since' : ''}`,
        amount: creditsUsed === null ? null : subtractCredits(ZERO_CREDITS, creditsUsed),
        transaction: verdict === undefined ? null : linkOf(verdict),
      };
    }),
    ...own(market.ledger).map(
      ({ id, atMs, type, description, amount }): UserRecord => ({
        ...rowRecord('credit_transaction', { id, atMs }),
        kind: 'credit-row',
        text: description === null ? type : `${type}: ${description}`,
        amount,
      }),
    ),
    ...own(market.notices).map(
      ({ id, atMs, message, amount }): UserRecord => ({
        ...rowRecord('notification', { id, atMs }),
        kind: 'notification',
        text: message,
        amount,
      }),
    ),
    ...own(market.edits).map(
      ({ id, atMs, before, after }): UserRecord => ({
        ...rowRecord('audit_log', { id, atMs }),
        kind: 'admin-edit',
        text: `Balance written: ${formatCredits(before)} became ${formatCredits(after)}`,
        amount: subtractCredits(after, before),
      }),
    ),
  ];
  return records.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function checkoutRecord(verdict: Verdict): UserRecord {
  const { kind, charged, overwritten, reasons } = verdict;
  const taken = charged === null ? null : addCredits(charged, overwritten ?? ZERO_CREDITS);
  return {
    at: beginningOf(verdict),
    kind: 'checkout',
    text: `${VERDICT_KIND_WORDS[kind]}: ${nameOf(verdict)}`,
    amount: taken === null ? null : subtractCredits(ZERO_CREDITS, taken),
    transaction: linkOf(verdict),
    refs: reasons[0]?.refs ?? [],
  };
}

function rowRecord(table: EvidenceTable, { id, atMs }: { readonly id: number; readonly atMs: number }) {
  const refs: readonly EvidenceRef[] = [{ kind: 'row', table, id }];
  return { at: instantFromMilliseconds(atMs), transaction: null, refs };
}
