import type { Credits } from '../../../shared/credits.ts';
import { credits } from '../../../shared/credits.ts';
import { ConsoleError } from '../../../shared/errors.ts';

/**
 * Reads stored values. Any value can be in any column: SQLite does not hold Barterex to its types, and a text can be
 * any bytes. What only informs becomes null when it is unreadable; what a row cannot do without is damage.
 */

export function textOf(stored: unknown): string | null {
  if (typeof stored === 'string') return stored;
  if (typeof stored === 'number') return String(stored);
  return Buffer.isBuffer(stored) ? stored.toString('utf8') : null;
}

export function flagOf(stored: unknown): boolean {
  return stored === 1;
}

export function numberOf(stored: unknown): number | null {
  return typeof stored === 'number' && Number.isFinite(stored) ? stored : null;
}

export function integerOf(stored: unknown): number | null {
  return typeof stored === 'number' && Number.isSafeInteger(stored) ? stored : null;
}

/** The console's own tables keep amounts in hundredths; Barterex's decimals are read by `creditsFromDecimal`. */
export function hundredthsOf(stored: unknown): Credits | null {
  const hundredths = integerOf(stored);
  return hundredths === null ? null : credits(hundredths);
}

export function memberOf<Member extends string>(list: readonly Member[], stored: unknown): Member | null {
  return list.find((member) => member === stored) ?? null;
}

/** `where` is a table's name. */
export function required<Value>(value: Value | null, where: string): Value {
  if (value !== null) return value;
  throw new ConsoleError(
    'DATABASE_DAMAGED',
    `The table ${where} holds a value that this console cannot read. Use a backup, or a newer console.`,
    {},
  );
}
