import type { Database } from 'better-sqlite3';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { millisecondsFromInstant } from '../../../shared/time.ts';
import type { LastCheckout, Witnesses } from '../witnesses.ts';
import type { LogStretch } from './clock.ts';

/** Who can tell when an attempt was recorded. */
export interface ClockWitnesses {
  readonly marketplace: Pick<Witnesses, 'tradeTimes' | 'orderTimes'>;
  readonly checkouts: ReadonlyMap<string, LastCheckout>;
}

/** Looking a purchase up may read a whole table: of one source and at one time, this many are enough. */
const MOST_ASKED = 100;

/** The newest are asked about in any case: a clock may just have been changed. */
const NEWEST_ASKED = 20;

interface Unpaired {
  readonly id: number;
  readonly key: string;
  readonly transactionId: string | null;
  readonly orderNumber: string | null;
  readonly userId: UserId | null;
  readonly itemId: ItemId | null;
}

const UNPAIRED = `
  SELECT id, key, transaction_id AS transactionId, order_number AS orderNumber, user_id AS userId,
    (SELECT min(item_id) FROM entry_item WHERE entry_id = entry.id AND outcome = 'done') AS itemId
  FROM entry WHERE source = :source AND suspicions = '[]'`;

/** Asks when the marketplace recorded what came to a source since the last time. */
export async function pairNewAttempts(journal: Database, source: string, witnesses: ClockWitnesses): Promise<void> {
  const attempts = journal
    .prepare<[object], Unpaired>(`${UNPAIRED} AND pairing = 'new' ORDER BY last_log_time`)
    .all({ source });
  await pair(journal, attempts, witnesses);
}

/** Asks about more attempts in a part of a source, where its clock was changed. */
export async function pairSpareAttempts(
  journal: Database,
  source: string,
  stretch: LogStretch,
  witnesses: ClockWitnesses,
): Promise<void> {
  const attempts = journal
    .prepare<[object], Unpaired>(
      `${UNPAIRED} AND pairing = 'spare' AND log_time BETWEEN :from AND :to ORDER BY last_log_time`,
    )
    .all({ source, ...stretch });
  await pair(journal, attempts, witnesses);
}

async function pair(journal: Database, attempts: readonly Unpaired[], witnesses: ClockWitnesses): Promise<void> {
  const recorded = new Map(attempts.flatMap((attempt) => checkoutTime(attempt, witnesses)));
  const asked = choose(attempts.filter((attempt) => !recorded.has(attempt) && isAskable(attempt)));
  for (const [attempt, at] of await askMarketplace(asked, witnesses.marketplace)) recorded.set(attempt, at);
  // By the key as well: meanwhile the number may have gone to another attempt.
  const keep = journal.prepare('UPDATE entry SET recorded_at = ?, pairing = ? WHERE id = ? AND key = ?');
  journal
    .transaction(() => {
      for (const attempt of attempts) {
        const at = recorded.get(attempt);
        const isDone = at !== undefined || asked.includes(attempt);
        keep.run(at === undefined ? null : secondsOf(at), isDone ? 'asked' : 'spare', attempt.id, attempt.key);
      }
    })
    .immediate();
}

type Recorded = readonly (readonly [Unpaired, Instant])[];

function checkoutTime(attempt: Unpaired, { checkouts }: ClockWitnesses): Recorded {
  const checkout = attempt.transactionId === null ? undefined : checkouts.get(attempt.transactionId);
  return checkout === undefined ? [] : [[attempt, checkout.at]];
}

/** An order is found by its own number, a purchase only by who bought what. */
async function askMarketplace(
  attempts: readonly Unpaired[],
  marketplace: ClockWitnesses['marketplace'],
): Promise<Recorded> {
  const ordered = attempts.flatMap((attempt) =>
    attempt.orderNumber === null ? [] : [{ attempt, orderNumber: attempt.orderNumber }],
  );
  const orderTimes = await marketplace.orderTimes(ordered.map(({ orderNumber }) => orderNumber));
  const byOrder = timesOf(ordered, orderTimes);
  const found = new Set(byOrder.map(([attempt]) => attempt));
  const bought = attempts.flatMap((attempt) => {
    const { userId, itemId } = attempt;
    return found.has(attempt) || userId === null || itemId === null ? [] : [{ attempt, buyerId: userId, itemId }];
  });
  return [...byOrder, ...timesOf(bought, await marketplace.tradeTimes(bought))];
}

function timesOf(asked: readonly { readonly attempt: Unpaired }[], times: readonly (Instant | null)[]): Recorded {
  return asked.flatMap(({ attempt }, index): Recorded => {
    const at = times[index] ?? null;
    return at === null ? [] : [[attempt, at]];
  });
}

function isAskable({ orderNumber, userId, itemId }: Unpaired): boolean {
  return orderNumber !== null || (userId !== null && itemId !== null);
}

/** Evenly over the whole time, and the newest. */
function choose(attempts: readonly Unpaired[]): readonly Unpaired[] {
  if (attempts.length <= MOST_ASKED) return attempts;
  const older = attempts.slice(0, -NEWEST_ASKED);
  const step = older.length / (MOST_ASKED - NEWEST_ASKED);
  return [...older.filter((_, index) => index % step < 1), ...attempts.slice(-NEWEST_ASKED)];
}

function secondsOf(at: Instant): number {
  return Math.round(millisecondsFromInstant(at) / 1000);
}
