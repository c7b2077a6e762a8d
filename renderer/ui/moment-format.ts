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

const SPANS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const;

/** A length of time in its two largest units: `3 d 4 h`, `2 min`, `8 s`; whole seconds in. */
export function formatSpan(seconds: number): string {
  const first = SPANS.findIndex(([size]) => seconds >= size);
  if (first === -1) return '0 s';
  let rest = seconds;
  const parts = SPANS.slice(first, first + 2).map(([size, unit]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? '' : `${count} ${unit}`;
  });
  return parts.filter(Boolean).join(' ');
}

/** A clock's distance from UTC: `UTC`, `UTC+2`, `UTC−3:30`, to the second where it has any. */
export function formatOffset(seconds: number): string {
  if (seconds === 0) return 'UTC';
  const absolute = Math.abs(seconds);
  const hours = Math.floor(absolute / 3600);
  const rest = [Math.floor((absolute % 3600) / 60), absolute % 60];
  const shown = rest[1] === 0 ? rest.slice(0, rest[0] === 0 ? 0 : 1) : rest;
  return `UTC${seconds < 0 ? '\u2212' : '+'}${[hours, ...shown.map((part) => String(part).padStart(2, '0'))].join(':')}`;
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
