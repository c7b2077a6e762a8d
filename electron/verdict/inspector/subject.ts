import type { TransactionLink } from '../../../shared/contract/inspection.ts';
import type { Instant } from '../../../shared/time.ts';
import { instantFromMilliseconds } from '../../../shared/time.ts';
import type { Evidence, Span, UserRow } from '../evidence.ts';
import type { Judgement } from '../judge.ts';
import type { Verdict } from '../verdict.ts';

/** The user who is looked into, with everything that is known around that user. */
export interface Subject {
  readonly user: UserRow;
  readonly evidence: Evidence;
  readonly judgement: Judgement;
  /** On the user's own checkouts. */
  readonly verdicts: readonly Verdict[];
}

export function linkOf({ key, transactionId }: Verdict): TransactionLink {
  return { key, transactionId };
}

/** As it stands inside a sentence. */
export function nameOf({ transactionId }: Verdict): string {
  return transactionId === null ? 'a checkout without an id' : `TXN ${transactionId}`;
}

/** In the middle of what is known of it: that is within the second which a line gives, whatever its clock's spread. */
export function momentOf({ fromMs, toMs }: Span): Instant {
  return instantFromMilliseconds(Math.floor((fromMs + toMs) / 2));
}

/** When a checkout began, as its lines tell it. */
export function beginningOf({ told }: Pick<Verdict, 'told'>): Instant {
  return instantFromMilliseconds(told.fromMs);
}
