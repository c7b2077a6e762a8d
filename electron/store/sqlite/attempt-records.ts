import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
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
    const isTaken = this.#statements.findTransactionId.get(command.transactionId) !== undefined;
    return { kind: isTaken ? 'transaction-id-taken' : 'new' };
  }

  /** A `started` attempt is written bare: its items and events come with its end. */
  insert(command: CheckoutCommand, attempt: Attempt): StepResults['insert-attempt'] {
    try {
      return this.#insert(command, attempt);
    } catch (error) {
      // Somebody else drew the same id since it was looked up.
      if (isTaken(error)) return { kind: 'transaction-id-taken' };
      throw error;
    }
  }

  #insert(command: CheckoutCommand, attempt: Attempt): StepResults['insert-attempt'] {
    const { transactionId, commandId, buyerId, engine, items, startedAt } = attempt;
    const { lastInsertRowid } = this.#statements.insertAttempt.run(
      transactionId,
      commandId,
      inputDigest(command),
      buyerId,
      engine,
      items.length,
      storedFromInstant(startedAt),
      ...endOf(attempt),
    );
    if (attempt.status !== 'started') this.#insertStory(Number(lastInsertRowid), attempt);
    return { kind: 'inserted' };
  }

  settle(attempt: Attempt): StepResults['settle-attempt'] {
    const attemptId = this.#statements.settleAttempt.get(...endOf(attempt), attempt.commandId) as number | undefined;
    if (attemptId === undefined) return { isSettled: false };
    this.#insertStory(attemptId, attempt);
    return { isSettled: true };
  }

  #insertStory(attemptId: number, { items, events, startedAt }: Attempt): void {
    const at = storedFromInstant(startedAt);
    for (const [position, { itemId, title, price, sellerId, outcome, failure }] of items.entries()) {
      this.#statements.insertItem.run(attemptId, position, itemId, title, price, sellerId, outcome, failure);
    }
    for (const [position, { phase, level, message }] of events.entries()) {
      this.#statements.insertEvent.run(attemptId, position, at, phase, level, message);
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

function isTaken(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    error.code === 'SQLITE_CONSTRAINT_UNIQUE' &&
    error.message.includes('checkout_transaction.transaction_id')
  );
}

/** The columns that change when an attempt ends, in the order of both statements. */
function endOf(attempt: Attempt): readonly (string | number | null)[] {
  const { status, phase, items, total, charged, balanceBefore, balanceAfter, error, endedAt } = attempt;
  return [
    status,
    phase,
    items.filter(({ outcome }) => outcome === 'received').length,
    total,
    charged,
    balanceBefore,
    balanceAfter,
    error?.code ?? null,
    error?.message ?? null,
    endedAt === null ? null : storedFromInstant(endedAt),
  ];
}
