/** A checkout's id as Barterex prints it after `TXN:`: 8 lower-case hex digits. 32 bits, so never unique by itself. */
export type TransactionId = string & { readonly __brand: 'TransactionId' };

/** A UUID made by the client when a form opens and reused for every retry: the idempotency key of a write. */
export type CommandId = string & { readonly __brand: 'CommandId' };

export type UserId = number & { readonly __brand: 'UserId' };
export type ItemId = number & { readonly __brand: 'ItemId' };

const TRANSACTION_ID = /^[0-9a-f]{8}$/;

export function isTransactionId(text: string): text is TransactionId {
  return TRANSACTION_ID.test(text);
}

export function transactionId(text: string): TransactionId {
  if (!isTransactionId(text)) throw new RangeError(`Not a transaction id: ${text}`);
  return text;
}
