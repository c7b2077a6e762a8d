import type { LogRecord } from '../parse/record.ts';

/** What the rules about purchases make of a record; the index only keeps it. */
export interface Recognised {
  readonly kind: string;
  /** Kept as JSON. */
  readonly payload: unknown;
  /** It claims something that its logger or place does not fit. */
  readonly isSuspicious?: boolean;
}

export type Recogniser = (record: LogRecord) => Recognised | null;
