import { z } from 'zod';
import type { Credits } from '../credits.ts';
import type { CommandId, ItemId, TransactionId, UserId } from '../ids.ts';
import { isTransactionId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { isInstant } from '../time.ts';

/** The branded values as schemas: parsed once at the boundary, trusted inside. */
export const creditsValue = z.custom<Credits>((value) => Number.isSafeInteger(value));
export const instantValue = z.custom<Instant>((value) => typeof value === 'string' && isInstant(value));
export const transactionIdValue = z.custom<TransactionId>(
  (value) => typeof value === 'string' && isTransactionId(value),
);
export const commandIdValue = z.uuid().transform((value) => value as CommandId);
export const userIdValue = z.custom<UserId>((value) => Number.isSafeInteger(value));
export const itemIdValue = z.custom<ItemId>((value) => Number.isSafeInteger(value));
