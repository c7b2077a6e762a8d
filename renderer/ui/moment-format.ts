/** A date and time as the operator reads it: `2025-12-24 13:07:42`, in the given zone (this machine's by default). */
export function formatMoment(iso: string, timeZone?: string): string {
  return formatter(timeZone).format(new Date(iso));
}

/** The exact moment in UTC, to the microsecond where it is known: `2025-12-24 12:07:42.351993 UTC`. */
export function formatUtc(iso: string): string {
  return `${iso.replace('T', ' ').replace(/Z$/, '')} UTC`;
}

/** The time of day with milliseconds, for what happens within one second: `13:07:42.351`. */
export function formatTimeOfDay(iso: string, timeZone?: string): string {
  const fraction = /\.(\d+)/.exec(iso)?.[1] ?? '';
  return `${formatMoment(iso, timeZone).slice(-8)}.${fraction.slice(0, 3).padEnd(3, '0')}`;
}

/** `412 ms`, `3.2 s`, `4 min 10 s`; whole milliseconds in. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The zone's own name and its distance from UTC at that moment: `Europe/Berlin, UTC+01:00`. */
export function describeZone(at: Date, timeZone?: string): string {
  const name = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const offset = offsetName(at, name);
  return offset === name ? name : `${name}, ${offset}`;
}

/** `UTC+01:00`; plain `UTC` at distance zero. */
export function offsetName(at: Date, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return offset.replace('GMT', 'UTC').replace(/[+-]00:00$/, '');
}

/** Making a formatter costs far more than using it, and a list formats every visible row. */
const formatters = new Map<string | undefined, Intl.DateTimeFormat>();

function formatter(timeZone: string | undefined): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  // Swedish dates are ISO dates, with a space between the day and the time.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formatters.set(timeZone, made);
  return made;
}
