import type { CheckoutErrorCode } from '../../../shared/checkout.ts';
import type { Credits } from '../../../shared/credits.ts';
import { plainCredits } from '../../../shared/credits.ts';

/** Raised when a checkout as a whole cannot go on. 400 and the wording are Barterex's (`exceptions.py`, log lines). */
export class CheckoutError extends Error {
  readonly status = 400;
  readonly code: CheckoutErrorCode;

  constructor(code: CheckoutErrorCode, message: string) {
    super(message);
    this.name = 'CheckoutError';
    this.code = code;
  }
}

export function cartEmpty(): CheckoutError {
  return new CheckoutError('CART_EMPTY', 'Your cart is empty.');
}

export function buyerNotFound(): CheckoutError {
  return new CheckoutError('BUYER_NOT_FOUND', 'This account does not exist.');
}

export function buyerBanned(): CheckoutError {
  return new CheckoutError('BUYER_BANNED', 'This account is banned and cannot buy.');
}

export function noAvailableItems(): CheckoutError {
  return new CheckoutError('NO_AVAILABLE_ITEMS', 'No available items in your cart.');
}

export function insufficientCredits(required: Credits, available: Credits): CheckoutError {
  return new CheckoutError(
    'INSUFFICIENT_CREDITS',
    `Insufficient credits. Required: ${plainCredits(required)}, Available: ${plainCredits(available)}`,
  );
}

export function allItemsFailed(): CheckoutError {
  return new CheckoutError('ALL_ITEMS_FAILED', 'Could not process any items in your cart.');
}
