import type { Database } from 'better-sqlite3';
import type { ItemId, TransactionId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { millisecondsFromInstant } from '../../shared/time.ts';
import type { ClockPair } from './clock.ts';
import { calibrate } from './clock.ts';
import { applyClock } from './source-clocks.ts';

/** What the marketplace can say about attempts found in logs. */
export interface Witnesses {
  /** Every user's last checkout that got past the deduction. */
  lastCheckouts(): Promise<readonly LastCheckout[]>;
  /** When these purchases were recorded; null where they were not. */
  tradeTimes(
    purchases: readonly { readonly buyerId: UserId; readonly itemId: ItemId }[],
  ): Promise<readonly (Instant | null)[]>;
}

export interface LastCheckout {
  readonly transactionId: TransactionId;
  readonly userId: UserId;
  readonly username: string;
  readonly at: Instant;
}

/** Of one source, this many purchases are enough to know its clock. */
const MOST_PURCHASES = 200;

/** A line may be written some time before or after the row it belongs to. */
const SAME_MOMENT_SECONDS = 120;

/**
 * Lets the marketplace speak: calibrates each source's clock from pairs of the same event, moves its attempts to UTC,
 * and names the users whose own record points at an attempt that no line names (the second rung of DESIGN section 7).
 */
export async function callWitnesses(journal: Database, witnesses: Witnesses): Promise<void> {
  const checkouts = new Map((await witnesses.lastCheckouts()).map((checkout) => [checkout.transactionId, checkout]));
  const sources = journal
    .prepare<[], string>('SELECT DISTINCT source FROM entry WHERE source IS NOT NULL')
    .pluck()
    .all();
  for (const source of sources) {
    const pairs = [...checkoutPairs(journal, source, checkouts), ...(await tradePairs(journal, source, witnesses))];
    const clock = calibrate(pairs);
    if (clock !== null) applyClock(journal, source, clock);
  }
  nameUsers(journal, checkouts);
}

function checkoutPairs(
  journal: Database,
  source: string,
  checkouts: ReadonlyMap<string, LastCheckout>,
): readonly ClockPair[] {
  return journal
    .prepare<[string], { id: string; time: number }>(
      'SELECT transaction_id AS id, last_log_time AS time FROM entry WHERE source = ? AND transaction_id IS NOT NULL',
    )
    .all(source)
    .flatMap(({ id, time }) => {
      const checkout = checkouts.get(id);
      return checkout === undefined ? [] : [{ logSeconds: time, utcSeconds: secondsOf(checkout.at) }];
    });
}

async function tradePairs(journal: Database, source: string, witnesses: Witnesses): Promise<readonly ClockPair[]> {
  const purchases = journal
    .prepare<[string, number], { buyerId: UserId; itemId: ItemId; time: number }>(
      `SELECT entry.user_id AS buyerId, entry_item.item_id AS itemId, entry.last_log_time AS time
       FROM entry JOIN entry_item ON entry_item.entry_id = entry.id
       WHERE entry.source = ? AND entry.user_id IS NOT NULL AND entry_item.outcome = 'done' LIMIT ?`,
    )
    .all(source, MOST_PURCHASES);
  const times = await witnesses.tradeTimes(purchases);
  return purchases.flatMap(({ time }, index) => {
    const at = times[index] ?? null;
    return at === null ? [] : [{ logSeconds: time, utcSeconds: secondsOf(at) }];
  });
}

/** Only where no line of the attempt itself names anybody, and only when the times agree: ids come back. */
function nameUsers(journal: Database, checkouts: ReadonlyMap<string, LastCheckout>): void {
  const unnamed = journal
    .prepare<[], { id: number; transactionId: string; endedAt: number }>(
      `SELECT id, transaction_id AS transactionId, ended_at AS endedAt FROM entry
       WHERE attribution IN ('none', 'neighbours', 'window') AND transaction_id IS NOT NULL`,
    )
    .all();
  const name = journal.prepare(
    "UPDATE entry SET username = ?, user_id = ?, attribution = 'last-checkout' WHERE id = ?",
  );
  journal
    .transaction(() => {
      for (const { id, transactionId, endedAt } of unnamed) {
        const checkout = checkouts.get(transactionId);
        if (checkout === undefined) continue;
        const apartSeconds = Math.abs(endedAt - millisecondsFromInstant(checkout.at)) / 1000;
        if (apartSeconds <= SAME_MOMENT_SECONDS) name.run(checkout.username, checkout.userId, id);
      }
    })
    .immediate();
}

function secondsOf(at: Instant): number {
  return millisecondsFromInstant(at) / 1000;
}
