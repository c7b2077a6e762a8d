import { createHash } from 'node:crypto';
import type { TransactionId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { instantFromStored, storedFromInstant } from '../../../shared/time.ts';
import type { Attempt, AttemptEvent, AttemptedItem, CheckoutCommand } from '../../engine/attempt.ts';
import type { StepResults } from '../../engine/steps.ts';
import type { CheckoutStatements } from './checkout-statements.ts';

/** What a command id stands for: the same id with another digest is another command. */
function inputDigest({ buyerId, itemIds }: CheckoutCommand): string {
  return createHash('sha256').update(JSON.stringify({ buyerId, itemIds })).digest('hex');
}

/** The records of attempts in `checkout_transaction` and its two tables. */
export class AttemptRecords {
  readonly #statements: CheckoutStatements;

  constructor(statements: CheckoutStatements) {
    this.#statements = statements;
  }

  find(command: CheckoutCommand): StepResults['find-command'] {
    const row = this.#statements.findCommand.get(command.commandId) as AttemptRecord | undefined;
    if (row !== undefined) {
      return row.input_digest === inputDigest(command)
        ? { kind: 'known', attempt: this.#attempt(row) }
        : { kind: 'command-reused' };
    }
    return { kind: this.#isTaken(command.transactionId) ? 'transaction-id-taken' : 'new' };
  }

  /** A `started` attempt is written bare: its items and events come with its end. */
  insert(command: CheckoutCommand, attempt: Attempt): StepResults['insert-attempt'] {
    if (this.#isTaken(attempt.transactionId)) return { kind: 'transaction-id-taken' };
    const { lastInsertRowid } = this.#statements.insertAttempt.run({
      ...ended(attempt),
      transactionId: attempt.transactionId,
      inputDigest: inputDigest(command),
      buyerId: attempt.buyerId,
      engine: attempt.engine,
      itemsRequested: attempt.items.length,
      startedAt: storedFromInstant(attempt.startedAt),
    });
    if (attempt.status !== 'started') this.#insertStory(Number(lastInsertRowid), attempt);
    return { kind: 'inserted' };
  }

  settle(attempt: Attempt): StepResults['settle-attempt'] {
    const attemptId = this.#statements.settleAttempt.get(ended(attempt)) as number | undefined;
    if (attemptId === undefined) return { isSettled: false };
    this.#insertStory(attemptId, attempt);
    return { isSettled: true };
  }

  #isTaken(transactionId: TransactionId): boolean {
    return this.#statements.findTransactionId.get(transactionId) !== undefined;
  }

  #insertStory(attemptId: number, { items, events, startedAt }: Attempt): void {
    const at = storedFromInstant(startedAt);
    for (const [position, item] of items.entries()) this.#statements.insertItem.run({ attemptId, position, ...item });
    for (const [position, event] of events.entries()) {
      this.#statements.insertEvent.run({ attemptId, position, at, ...event });
    }
  }

  #attempt(row: AttemptRecord): Attempt {
    const items = this.#statements.findItems.all(row.id) as readonly ItemRecord[];
    const events = this.#statements.findEvents.all(row.id) as readonly AttemptEvent[];
    return {
      transactionId: row.transaction_id,
      commandId: row.command_id,
      buyerId: row.user_id,
      engine: row.engine,
      status: row.status,
      phase: row.phase,
      items: items.map(({ item_id, title, price, seller_id, outcome, failure }) => ({
        itemId: item_id,
        title,
        price,
        sellerId: seller_id,
        outcome,
        failure,
      })),
      total: row.total,
      charged: row.charged,
      balanceBefore: row.balance_before,
      balanceAfter: row.balance_after,
      error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
      startedAt: stored(row.started_at),
      endedAt: row.ended_at === null ? null : stored(row.ended_at),
      events: events.map(({ phase, level, message }) => ({ phase, level, message })),
    };
  }
}

/** Our own rows as they come out of the table; its CHECK constraints vouch for the closed lists. */
interface AttemptRecord {
  readonly id: number;
  readonly transaction_id: TransactionId;
  readonly command_id: Attempt['commandId'];
  readonly input_digest: string;
  readonly user_id: Attempt['buyerId'];
  readonly engine: Attempt['engine'];
  readonly status: Attempt['status'];
  readonly phase: Attempt['phase'];
  readonly total: Attempt['total'];
  readonly charged: Attempt['charged'];
  readonly balance_before: Attempt['balanceBefore'];
  readonly balance_after: Attempt['balanceAfter'];
  readonly error_code: NonNullable<Attempt['error']>['code'] | null;
  readonly error_message: string | null;
  readonly started_at: string;
  readonly ended_at: string | null;
}

interface ItemRecord extends Pick<AttemptedItem, 'title' | 'price' | 'outcome' | 'failure'> {
  readonly item_id: AttemptedItem['itemId'];
  readonly seller_id: AttemptedItem['sellerId'];
}

function stored(text: string): Instant {
  const instant = instantFromStored(text);
  if (instant === null) throw new Error('A time of our own is unreadable');
  return instant;
}

function ended({
  commandId,
  status,
  phase,
  items,
  total,
  charged,
  balanceBefore,
  balanceAfter,
  error,
  endedAt,
}: Attempt) {
  return {
    commandId,
    status,
    phase,
    itemsReceived: items.filter(({ outcome }) => outcome === 'received').length,
    total,
    charged,
    balanceBefore,
    balanceAfter,
    errorCode: error?.code ?? null,
    errorMessage: error?.message ?? null,
    endedAt: endedAt === null ? null : storedFromInstant(endedAt),
  };
}
