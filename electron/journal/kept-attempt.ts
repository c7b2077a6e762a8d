import { assertNever } from '../../shared/assert-never.ts';
import type { Attribution, TransactionOutcome } from '../../shared/checkout.ts';
import type { FoundAttempt } from '../logs/parse/found-attempt.ts';
import type { PurchaseClaim } from '../logs/parse/message.ts';
import type { NamedUser } from '../logs/parse/named-user.ts';
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

/** How its own lines lead to the user. */
const REASONS: Readonly<Record<NamedUser['by'], string | null>> = {
  // The rung says it all.
  'own-line': null,
  'neighbouring-line': 'A line that another module logged in between names the user.',
  'failed-statement': "A database statement that failed in this transaction holds the user's number.",
};

/** Then its other lines and its time are those of several requests too. */
export const MIXED_REASON = 'Its lines speak of several users: some of them belong to another request.';

/** The rung of the ladder on which its own lines put the user. */
export function attributionOf({ user, isMixed }: FoundAttempt): {
  readonly attribution: Attribution;
  readonly attributionReason: string | null;
} {
  if (user === null) return { attribution: 'none', attributionReason: isMixed ? MIXED_REASON : null };
  return { attribution: user.by === 'own-line' ? 'named' : 'neighbours', attributionReason: REASONS[user.by] };
}
