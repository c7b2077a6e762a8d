/** `2025-12-24 11:01:04`, counted as if it were UTC: log time has no zone, and every day of it is a day long. */
export function millisecondsFromLogTime(time: string): number {
  return Date.parse(`${time.replace(' ', 'T')}Z`);
}

/** What the field for a date and time holds; it knows minutes, a log knows seconds. */
export function logTimeFromField(field: string): string {
  return `${field.replace('T', ' ')}:00`;
}

export function fieldFromLogTime(time: string): string {
  return time.replace(' ', 'T').slice(0, 16);
}
