/**
 * A moment in UTC as ISO 8601 text with a `Z`, to the microsecond at most: `2025-12-24T12:07:42.351993Z`.
 * Text, not a number, because the marketplace stores microseconds and they order rows.
 */
export type Instant = string & { readonly __brand: 'Instant' };

const STORED = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?$/;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/;

export function isInstant(text: string): text is Instant {
  return ISO.test(text) && !Number.isNaN(Date.parse(text));
}

/** Takes milliseconds since the epoch, as a clock gives them. */
export function instantFromMilliseconds(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

export function millisecondsFromInstant(instant: Instant): number {
  return Date.parse(instant);
}

/** Reads the marketplace's `YYYY-MM-DD HH:MM:SS[.ffffff]` (UTC, BARTEREX.md section 5); null when it is not one. */
export function instantFromStored(stored: unknown): Instant | null {
  if (typeof stored !== 'string') return null;
  const match = STORED.exec(stored);
  if (match === null) return null;
  const [, date, time, fraction] = match;
  const text = `${date}T${time}${fraction === undefined ? '' : `.${fraction}`}Z`;
  return isInstant(text) ? text : null;
}

/** Writes the marketplace's stored form, always with six decimals, so that text order is time order. */
export function storedFromInstant(instant: Instant): string {
  const [date = '', rest = ''] = instant.slice(0, -1).split('T');
  const [time = '', fraction = ''] = rest.split('.');
  return `${date} ${time}.${fraction.padEnd(6, '0')}`;
}
