import type { AccountClaim } from '../logs/parse/account-claim.ts';

/**
 * Something that a line of the logs says about somebody's credits, cart, items or account, kept for good with the line.
 * Who and what it is about stands in `claim`.
 */
export interface Sighting {
  /** Made of the line's content only, so that it stays the same after another import, from another file or machine. */
  readonly key: string;
  readonly claim: AccountClaim;
  /** Milliseconds since the epoch, by the clock of its source as it is known now. */
  readonly at: number;
  /** How far `at` may be off; null while nothing is known of that clock and log time counts as UTC. */
  readonly spreadSeconds: number | null;
  /** Seconds of the log's local time, counted as if it were UTC. */
  readonly logTime: number;
  /** A visitor may have written the line; it is no evidence. */
  readonly isSuspicious: boolean;
  /** Where the line lay when it was first read. */
  readonly source: string;
  readonly line: number;
  readonly lineCount: number;
  readonly offset: number;
  readonly logger: string;
  /** `admin.py:212`. */
  readonly place: string;
  readonly message: string;
}
