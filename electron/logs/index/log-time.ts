/** `2025-12-24 11:01:04` as seconds, counted as if it were UTC; the parser has checked that it is a time. */
export function secondsFromLogTime(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;
}

export function logTimeFromSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
