import { randomBytes } from 'node:crypto';
import type { TransactionId } from '../../shared/ids.ts';
import { transactionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { instantFromMilliseconds } from '../../shared/time.ts';

/** The clock and the dice. Everything below the core is given them, so that a run can be repeated. */
export interface Environment {
  now(): Instant;
  drawTransactionId(): TransactionId;
  /** A short reference that a person can read out: it is on screen and in the console's own log. */
  drawReference(): string;
}

export const SYSTEM_ENVIRONMENT: Environment = {
  now: () => instantFromMilliseconds(Date.now()),
  drawTransactionId: () => transactionId(randomBytes(4).toString('hex')),
  drawReference: () => randomBytes(4).toString('hex').toUpperCase(),
};
