import type { TransactionId } from '../../../shared/ids.ts';
import type { PurchaseClaim } from './message.ts';
import type { PurchaseRecord } from './purchase-record.ts';

type Kind = PurchaseClaim['kind'];

/** After one of these the request has said how it ends; only its commit is to come. */
const CONCLUSIONS: ReadonlySet<Kind> = new Set([
  'success',
  'insufficient',
  'empty-cart',
  'nothing-available',
  'checkout-error',
  'unexpected-error',
  'view-insufficient',
  'view-empty-cart',
]);

/** The records of one request, while they are being found. */
export class AttemptGroup {
  transactionId: TransactionId | null;
  readonly records: PurchaseRecord[] = [];
  isClosed = false;

  constructor(transactionId: TransactionId | null) {
    this.transactionId = transactionId;
  }

  get lastSecond(): number {
    return this.records.at(-1)?.second ?? 0;
  }

  get isConcluded(): boolean {
    return this.records.some(({ message }) => CONCLUSIONS.has(message.claim.kind));
  }

  has(kind: Kind): boolean {
    return this.records.some(({ message }) => message.claim.kind === kind);
  }

  /** The user that its own lines name; a request has one. */
  get user(): string | null {
    for (const { message } of this.records) {
      const { claim } = message;
      switch (claim.kind) {
        case 'success':
        case 'insufficient':
        case 'view-insufficient':
        case 'empty-cart':
        case 'view-empty-cart':
        case 'nothing-available':
          if (claim.user !== null) return claim.user;
      }
    }
    return null;
  }

  /** The line that says how it ends, or else the first one of its own: what tells it from every other attempt. */
  get marker(): PurchaseRecord | undefined {
    return (
      this.records.find(({ message }) => CONCLUSIONS.has(message.claim.kind)) ??
      this.records.find(({ message }) => message.transactionId !== null) ??
      this.records[0]
    );
  }

  add(record: PurchaseRecord): void {
    this.records.push(record);
  }

  remove(record: PurchaseRecord): void {
    this.records.splice(this.records.indexOf(record), 1);
  }
}
