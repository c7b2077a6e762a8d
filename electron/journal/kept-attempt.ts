import { assertNever } from '../../shared/assert-never.ts';
import type { TransactionOutcome } from '../../shared/checkout.ts';
import type { FoundAttempt } from '../logs/parse/found-attempt.ts';
import type { PurchaseClaim } from '../logs/parse/message.ts';
import type { RecordHead } from '../logs/parse/record.ts';

/** One record of an attempt, kept with it. */
export interface KeptLine {
  readonly path: string;
  readonly line: number;
  readonly lineCount: number;
  /** Of its first byte in the file, or in what a compressed file holds. */
  readonly offset: number;
  readonly time: number;
  readonly level: RecordHead['level'];
  readonly logger: string;
  readonly file: string;
  readonly fileLine: number;
  readonly kind: PurchaseClaim['kind'];
  readonly message: string;
}

/** An attempt as it is kept: what the log says, and the lines that say it. */
export interface KeptAttempt {
  readonly key: string;
  readonly attempt: FoundAttempt;
  readonly lines: readonly KeptLine[];
}

/** What a log's claim counts as in lists; the log is one witness, and the verdict comes later. */
export function outcomeOf({ reported }: FoundAttempt): TransactionOutcome {
  switch (reported) {
    case 'success':
      return 'success';
    case 'success-with-failures':
      return 'partial';
    case 'rejected':
      return 'rejected';
    case 'error':
      return 'failed';
    case 'none':
      return 'unknown';
    default:
      return assertNever(reported);
  }
}
