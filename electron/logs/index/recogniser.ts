import type { RecordSuspicion } from '../../../shared/checkout.ts';
import type { LogRecord } from '../parse/record.ts';

/** What the rules make of a record; the index only keeps it. */
export interface Recognised {
  /** Part of a purchase: the kind to ask for, and all of it, kept as JSON. */
  readonly event: { readonly kind: string; readonly payload: unknown } | null;
  /** It says something about somebody's account, which the journal is to keep. */
  readonly isSighting: boolean;
  /** Why the record itself speaks against what it claims. */
  readonly suspicion: RecordSuspicion | null;
}

/** Null for nearly all records: nothing is said that anybody keeps. */
export type Recogniser = (record: LogRecord) => Recognised | null;
