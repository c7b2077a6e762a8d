import type { Statement } from 'better-sqlite3';
import type { Credits } from '../../../shared/credits.ts';
import { ZERO_CREDITS } from '../../../shared/credits.ts';
import type { ItemId, UserId } from '../../../shared/ids.ts';
import { storedFromInstant } from '../../../shared/time.ts';
import type { Performer } from '../../engine/performer.ts';
import type {
  Buyer,
  CheckoutFacts,
  MarketItem,
  RowsChanged,
  StepKind,
  StepOf,
  StepResults,
} from '../../engine/steps.ts';
import { AttemptRecords } from './attempt-records.ts';
import type { CheckoutStatements } from './checkout-statements.ts';
import { prepareCheckoutStatements } from './checkout-statements.ts';
import type { OwnDatabase } from './own-database.ts';

type Handlers = { readonly [Kind in StepKind]: (step: StepOf<Kind>) => StepResults[Kind] };

/** Where log lines go while a checkout runs. */
export type LogSink = (step: StepOf<'log'>) => void;

const OUTSIDE_TRANSACTION: ReadonlySet<StepKind> = new Set(['begin', 'rollback', 'log']);

/** Carries the engine's steps out on one SQLite connection. Amounts are hundredths on both sides. */
export class SqlitePerformer implements Performer {
  readonly #database: OwnDatabase;
  readonly #statements: CheckoutStatements;
  readonly #handlers: Handlers;
  #changesAtBegin = 0;

  constructor(database: OwnDatabase, log: LogSink) {
    this.#database = database;
    this.#statements = prepareCheckoutStatements(database);
    this.#handlers = this.#createHandlers(log);
  }

  get isTransactionOpen(): boolean {
    return this.#database.inTransaction;
  }

  perform<Kind extends StepKind>(step: StepOf<Kind>): StepResults[Kind] {
    // SQLite rolls back by itself after some errors; a give-back outside the transaction would create credits.
    if (!this.isTransactionOpen && !OUTSIDE_TRANSACTION.has(step.kind)) throw new Error('The transaction is closed');
    const handler = this.#handlers[step.kind as Kind] as Handlers[Kind];
    return handler(step);
  }

  #createHandlers(log: LogSink): Handlers {
    const statements = this.#statements;
    const records = new AttemptRecords(statements);
    return {
      begin: ({ mode }) => {
        run(mode === 'read' ? statements.beginRead : statements.beginWrite);
        this.#changesAtBegin = this.#totalChanges();
        return null;
      },
      commit: () => run(statements.commit),
      rollback: () => {
        const wasOpen = this.isTransactionOpen;
        if (wasOpen) statements.rollback.run();
        return { wasOpen };
      },
      'open-savepoint': () => run(statements.openSavepoint),
      'release-savepoint': () => run(statements.releaseSavepoint),
      'rollback-to-savepoint': () => run(statements.rollbackToSavepoint),
      'find-command': ({ command }) => records.find(command),
      'read-buyer': ({ buyerId }) => this.#readBuyer(buyerId),
      'read-items': ({ itemIds }) => itemIds.flatMap((itemId) => this.#readItem(itemId)),
      'deduct-credits': ({ buyerId, amount }) => change(statements.deductCredits, { buyerId, amount }),
      'give-back-credits': ({ buyerId, amount }) => change(statements.giveBackCredits, { buyerId, amount }),
      'link-item': ({ itemId, buyerId, sellerId, price }) =>
        change(statements.linkItem, { itemId, buyerId, sellerId, price }),
      'record-trade': ({ itemId, buyerId, sellerId, at }) =>
        change(statements.recordTrade, { itemId, buyerId, sellerId, at: storedFromInstant(at) }),
      'remove-cart-row': ({ itemId, buyerId }) =>
        statements.removeCartRow === null ? { rowsChanged: 0 } : change(statements.removeCartRow, { itemId, buyerId }),
      'mark-last-checkout': ({ buyerId, transactionId, at }) =>
        change(statements.markLastCheckout, { buyerId, transactionId, at: storedFromInstant(at) }),
      'read-facts': ({ buyerId, itemIds }) => ({
        rowsChanged: this.#totalChanges() - this.#changesAtBegin,
        balance: (statements.readBalance.get(buyerId) as Credits | null | undefined) ?? null,
        owners: itemIds.flatMap((itemId) => this.#readOwner(itemId)),
      }),
      'insert-attempt': ({ command, attempt }) => records.insert(command, attempt),
      'settle-attempt': ({ attempt }) => records.settle(attempt),
      log: (step) => {
        log(step);
        return null;
      },
    };
  }

  #readBuyer(buyerId: UserId): Buyer | null {
    const row = this.#statements.readBuyer.get(buyerId) as BuyerRecord | undefined;
    if (row === undefined) return null;
    return {
      userId: row.userId,
      username: row.username,
      balance: row.balance ?? ZERO_CREDITS,
      isBanned: row.isBanned !== 0,
    };
  }

  #readItem(itemId: ItemId): readonly MarketItem[] {
    const row = this.#statements.readItem.get(itemId) as ItemRecord | undefined;
    if (row === undefined) return [];
    const { sellerId, sellerName } = row;
    const seller = sellerId === null ? null : { userId: sellerId, username: sellerName ?? '' };
    const value = typeof row.value === 'number' ? row.value : null;
    return [{ itemId, title: row.title ?? '', value, isAvailable: row.isAvailable !== 0, seller }];
  }

  #readOwner(itemId: ItemId): CheckoutFacts['owners'] {
    const row = this.#statements.readOwner.get(itemId) as OwnerRecord | undefined;
    return row === undefined ? [] : [{ itemId, ownerId: row.ownerId, isAvailable: row.isAvailable !== 0 }];
  }

  #totalChanges(): number {
    return this.#statements.totalChanges.get() as number;
  }
}

function change(statement: Statement, parameters: object): RowsChanged {
  return { rowsChanged: statement.run(parameters).changes };
}

function run(statement: Statement): null {
  statement.run();
  return null;
}

interface BuyerRecord {
  readonly userId: UserId;
  readonly username: string;
  readonly balance: Credits | null;
  readonly isBanned: number;
}

interface ItemRecord {
  readonly title: string | null;
  readonly value: unknown;
  readonly isAvailable: number;
  readonly sellerId: UserId | null;
  readonly sellerName: string | null;
}

interface OwnerRecord {
  readonly ownerId: UserId;
  readonly isAvailable: number;
}
