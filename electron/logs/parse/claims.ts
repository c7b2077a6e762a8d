import type { Credits } from '../../../shared/credits.ts';
import { creditsFromDecimal } from '../../../shared/credits.ts';
import type { PurchaseClaim } from './message.ts';

/** The parts of a message as claims; null when a part is no amount. */
export function success([user = '', items, credits]: readonly string[]): PurchaseClaim | null {
  return amount(credits, (value) => ({ kind: 'success', user, items: Number(items), credits: value }));
}

export function insufficient(groups: readonly (string | null)[]): PurchaseClaim | null {
  return shortage('insufficient', groups);
}

/** On the checkout page, before anything was posted. */
export function viewInsufficient(groups: readonly (string | null)[]): PurchaseClaim | null {
  return shortage('view-insufficient', groups);
}

function shortage(
  kind: 'insufficient' | 'view-insufficient',
  [user, required, available]: readonly (string | null)[],
): PurchaseClaim | null {
  return amount(required, (needed) =>
    amount(available, (there) => ({ kind, user: user ?? null, required: needed, available: there })),
  );
}

export function itemDone([id, title = '']: readonly string[]): PurchaseClaim {
  return { kind: 'item-done', itemId: Number(id), title };
}

export function unexpected([error = '']: readonly string[]): PurchaseClaim {
  return { kind: 'unexpected-error', error };
}

export function amount(
  text: string | null | undefined,
  use: (value: Credits) => PurchaseClaim | null,
): PurchaseClaim | null {
  const value = text === null || text === undefined || text === '' ? null : creditsFromDecimal(Number(text));
  return value === null ? null : use(value);
}

export function numbers(list = ''): readonly number[] {
  return list
    .split(',')
    .map(Number)
    .filter((number) => number > 0);
}
