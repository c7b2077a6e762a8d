import type { Database } from 'better-sqlite3';
import { instantFromMilliseconds, millisecondsFromInstant } from '../../../shared/time.ts';
import type { Witnesses } from '../witnesses.ts';
import type { MarketplaceUsers } from './marketplace-users.ts';
import type { NamingSources } from './naming-sources.ts';
import type { Named } from './naming-writer.ts';
import type { OpenAttempt } from './open-attempt.ts';
import type { FoundBuyer, RecordedPurchase, Span } from './purchase-rung.ts';
import { buyerAtThatMoment, canBeAsked, purchaseSpan } from './purchase-rung.ts';
import { RivalFinder } from './rivals.ts';

/** Names those of these attempts at whose moment just one user bought something that belongs to no other attempt. */
export async function nameByPurchases(
  journal: Database,
  attempts: readonly OpenAttempt[],
  { toUtc, users, witnesses }: NamingSources,
): Promise<readonly Named[]> {
  const questions = attempts.filter(canBeAsked).map((attempt) => ({ attempt, span: purchaseSpan(attempt) }));
  if (questions.length === 0) return [];
  const purchases = await readPurchases(
    witnesses,
    questions.map(({ span }) => span),
  );
  const rivals = new RivalFinder(journal, toUtc, users);
  return questions.flatMap(({ attempt, span }) => {
    const near = within(purchases, span);
    const found = near.length === 0 ? null : buyerAtThatMoment(attempt, span, near, rivals.of(attempt));
    return found === null ? [] : named(attempt, found, users);
  });
}

function named(attempt: OpenAttempt, { userId, itemIds }: FoundBuyer, users: MarketplaceUsers): readonly Named[] {
  const user = users.withId(userId, attempt.from);
  if (user === null) return [];
  const what =
    itemIds.length === 1 ? `A purchase of item ${itemIds[0]} was` : `Purchases of items ${itemIds.join(', ')} were`;
  const reason = `${what} recorded at that moment by this user only.`;
  return [{ attempt, naming: { username: user.username, userId: user.userId, attribution: 'neighbours', reason } }];
}

/** Those that lie in one of the spans, in order of time. */
async function readPurchases(witnesses: Witnesses, spans: readonly Span[]): Promise<readonly RecordedPurchase[]> {
  const merged = mergeSpans(spans);
  const from = instantFromMilliseconds(merged[0]?.from ?? 0);
  const to = instantFromMilliseconds((merged.at(-1)?.to ?? 0) + 1000);
  const found: RecordedPurchase[] = [];
  for await (const page of witnesses.purchasesBetween(from, to)) {
    for (const { buyerId, itemId, at } of page) {
      const milliseconds = millisecondsFromInstant(at);
      const span = merged[firstIndex(merged, (candidate) => candidate.to >= milliseconds)];
      if (span !== undefined && span.from <= milliseconds) found.push({ buyerId, itemId, at: milliseconds });
    }
  }
  return found.sort((left, right) => left.at - right.at);
}

function within(purchases: readonly RecordedPurchase[], { from, to }: Span): readonly RecordedPurchase[] {
  return purchases.slice(
    firstIndex(purchases, ({ at }) => at >= from),
    firstIndex(purchases, ({ at }) => at > to),
  );
}

/** In order and apart from each other. */
function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((left, right) => left.from - right.from)) {
    const last = merged.at(-1);
    if (last === undefined || last.to < span.from) merged.push(span);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
  }
  return merged;
}

/** Of rows in order: where those begin that fulfil `is`. */
function firstIndex<Row>(rows: readonly Row[], is: (row: Row) => boolean): number {
  let low = 0;
  for (let high = rows.length; low < high; ) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row !== undefined && is(row)) high = middle;
    else low = middle + 1;
  }
  return low;
}
