import type { TransactionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { AttemptEvent } from './attempt.ts';

/** One whole log line in Barterex's own format (BARTEREX.md section 4), in UTC, so that one browser reads both. */
export function formatLogLine(transactionId: TransactionId, at: Instant, event: AttemptEvent): string {
  const time = `${at.slice(0, 10)} ${at.slice(11, 19)}`;
  return `${time} - console.engine - ${event.level} - [checkout.ts:0] - [TXN:${transactionId}] ${event.message}`;
}
