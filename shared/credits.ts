/**
 * Credits, the marketplace's money, as an integer number of hundredths of a credit.
 *
 * Barterex keeps `item.value` as a float and balances as INTEGER or REAL, with cents and with float dust
 * (587.6999999999998). Inside the console there is only this type; decimals exist on screen, in files that
 * people open, and at the edge of the store.
 */
export type Credits = number & { readonly __brand: 'Credits' };

export const ZERO_CREDITS = 0 as Credits;

/** Above this, hundredths are no longer exact in a double; no Barterex balance comes near it. */
const LARGEST_HUNDREDTHS = Number.MAX_SAFE_INTEGER;

/** Takes an integer number of hundredths; anything else is a bug of the caller. */
export function credits(hundredths: number): Credits {
  if (!Number.isSafeInteger(hundredths)) {
    throw new RangeError(`Not a whole number of hundredths: ${hundredths}`);
  }
  return hundredths as Credits;
}

/** Reads a stored decimal (credits, perhaps with float dust) to the nearest hundredth; null when it is no amount at all. */
export function creditsFromDecimal(decimal: unknown): Credits | null {
  if (typeof decimal !== 'number' || !Number.isFinite(decimal)) return null;
  const hundredths = Math.round(decimal * 100);
  if (Math.abs(hundredths) > LARGEST_HUNDREDTHS) return null;
  // `-0` would print as "-0".
  return (hundredths + 0) as Credits;
}

/** True when a stored decimal means whole hundredths: a price of 12.345 is not payable, 587.6999999999998 is dust. */
export function isWholeHundredths(decimal: number): boolean {
  const scaled = decimal * 100;
  return Math.abs(scaled - Math.round(scaled)) < 1e-6;
}

/** The decimal for the edge of the store: 350000 hundredths are 3500 credits. */
export function decimalFromCredits(amount: Credits): number {
  return amount / 100;
}

/** The shortest plain form, for log lines and messages in Barterex's wording: `3000`, `587.7`, `-12.05`. */
export function plainCredits(amount: Credits): string {
  return String(amount / 100);
}

const WHOLE = new Intl.NumberFormat('en-US');

/** The form for people: thousands separated, a real minus sign, cents only when there are any. */
export function formatCredits(amount: Credits): string {
  const absolute = Math.abs(amount);
  const cents = absolute % 100;
  const whole = WHOLE.format((absolute - cents) / 100);
  const sign = amount < 0 ? '\u2212' : '';
  return cents === 0 ? `${sign}${whole}` : `${sign}${whole}.${String(cents).padStart(2, '0')}`;
}

/** The form for a movement: `+300`, `−2,000`, `0`. */
export function formatCreditChange(amount: Credits): string {
  return amount > 0 ? `+${formatCredits(amount)}` : formatCredits(amount);
}

export function addCredits(...amounts: readonly Credits[]): Credits {
  return credits(amounts.reduce<number>((sum, amount) => sum + amount, 0));
}

export function subtractCredits(from: Credits, amount: Credits): Credits {
  return credits(from - amount);
}
