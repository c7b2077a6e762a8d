import type { Instant } from '../../../shared/time.ts';
import { storedFromInstant } from '../../../shared/time.ts';
import type { Performer } from '../../engine/performer.ts';
import { runSteps } from '../../engine/performer.ts';
import type { Steps } from '../../engine/steps.ts';
import type { CheckoutStore } from '../port.ts';
import type { OwnDatabase, OwnDatabaseOptions } from './own-database.ts';
import { openOwnDatabase } from './own-database.ts';
import type { LogSink } from './sqlite-performer.ts';
import { SqlitePerformer } from './sqlite-performer.ts';

export interface OwnMarketplaceOptions extends OwnDatabaseOptions {
  readonly log: LogSink;
}

/** A marketplace file of the console's own, open for checkouts. */
export class OwnMarketplace implements CheckoutStore {
  readonly database: OwnDatabase;
  readonly #performer: SqlitePerformer;

  private constructor(database: OwnDatabase, log: LogSink) {
    this.database = database;
    this.#performer = new SqlitePerformer(database, log);
  }

  static open(file: string, { log, ...options }: OwnMarketplaceOptions): OwnMarketplace {
    return new OwnMarketplace(openOwnDatabase(file, options), log);
  }

  /** Runs to the end in one go: a transaction left open on a shared connection would swallow somebody else's write. */
  async perform<Result>(work: Steps<Result>, wrap: (performer: Performer) => Performer = (same) => same) {
    try {
      return runSteps(work, wrap(this.#performer));
    } finally {
      if (this.#performer.isTransactionOpen) this.database.exec('ROLLBACK');
    }
  }

  /** What a killed process left as `started` has charged nothing: PROCESS and its record are one commit. */
  markInterrupted(at: Instant): number {
    return this.database
      .prepare("UPDATE checkout_transaction SET status = 'interrupted', ended_at = ? WHERE status = 'started'")
      .run(storedFromInstant(at)).changes;
  }

  close(): void {
    this.database.close();
  }
}
