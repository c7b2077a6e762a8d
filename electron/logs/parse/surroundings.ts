import type { TransactionId } from '../../../shared/ids.ts';

/** Where an attempt's lines stand: in one file, between two of its records, both included. */
export interface Stand {
  readonly firstRecordId: number;
  readonly lastRecordId: number;
  /** When the attempt begins. */
  readonly second: number;
}

/** What stands around an attempt's lines in their own file. Times are seconds as logged. */
export interface Surroundings {
  /** A record shortly before the lines, or among them, quotes what a visitor sent. */
  followsQuotation(stand: Stand): boolean;
  /** One does within two seconds of this time, before the last of the lines. */
  quotesVisitor(stand: Stand, second: number): boolean;
  /** The times of the nearest records on both sides that are of another moment; null where there is none nearby. */
  otherMoments(stand: Stand): { readonly before: number | null; readonly after: number | null };
  /** The ends of requests are logged here: some were heard before. */
  hearsRequestsEnd(stand: Stand): boolean;
  /** Phase lines are logged here: some stand before and some behind. */
  hearsPhases(stand: Stand): boolean;
  /** An earlier record that is not suspicious has this id, and is none of the attempt's own. */
  knewId(transactionId: TransactionId, stand: Stand): boolean;
}
