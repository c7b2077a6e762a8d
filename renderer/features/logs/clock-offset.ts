const OFFSET = /^(?:UTC)?\s*([+\-\u2212]?)(\d{1,2})(?::?([0-5]\d))?$/i;
const LONGEST_SECONDS = 86_400;

/** Reads `+2`, `-03:30`, `UTC+5:45` as seconds; null when it is none or more than a day. */
export function readOffset(text: string): number | null {
  const match = OFFSET.exec(text.trim());
  if (match === null) return null;
  const [, sign, hours, minutes = '0'] = match;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  if (seconds > LONGEST_SECONDS) return null;
  return sign === '' || sign === '+' ? seconds : 0 - seconds;
}
