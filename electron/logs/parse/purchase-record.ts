import type { RecordSuspicion } from '../../../shared/checkout.ts';
import type { PurchaseMessage } from './message.ts';

/** A recognised record with its place, as grouping needs it. */
export interface PurchaseRecord {
  /** Whatever its keeper calls it. */
  readonly recordId: number;
  readonly sourceId: number;
  /** Seconds, the server's local time counted as if it were UTC. */
  readonly second: number;
  /** Its place in its second is not known: that second holds several requests and lies in several files. */
  readonly isUnordered?: true;
  readonly message: PurchaseMessage;
  /** Why it is not to be believed; empty for nearly all records. */
  readonly suspicions: readonly RecordSuspicion[];
  /** The message's text, for the attempt's key. */
  readonly text: string;
}
