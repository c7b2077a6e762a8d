import { type Instant, instantFromMilliseconds, isInstant, millisecondsFromInstant } from '../../../shared/time.ts';
import { formatMoment } from '../../ui/moment-format.ts';

const LOCAL = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?$/;

/** Reads `2025-12-24` (its midnight) or `2025-12-24T13:07[:42]` in the operator's zone, or a moment in UTC with a `Z`. */
export function readMoment(text: string): Instant | null {
  if (isInstant(text)) return text;
  if (!LOCAL.test(text)) return null;
  const milliseconds = Date.parse(text.length === 10 ? `${text}T00:00` : text);
  if (Number.isNaN(milliseconds)) return null;
  const instant = instantFromMilliseconds(milliseconds);
  // The browser takes 30 February for a day in March.
  return formatMoment(instant).startsWith(text.slice(0, 10)) ? instant : null;
}

/**
 * The shortest form that `readMoment` reads back as the same moment. The hour that a clock shows twice a year, and
 * moments finer than a millisecond, stay in UTC.
 */
export function writeMoment(instant: Instant): string {
  const fraction = /\.(\d+)Z$/.exec(instant)?.[1]?.replace(/0+$/, '') ?? '';
  const local = `${formatMoment(instant).replace(' ', 'T')}${fraction === '' ? '' : `.${fraction}`}`;
  const short = local.replace(/:00$/, '').replace(/T00:00$/, '');
  const readBack = readMoment(short);
  return readBack !== null && millisecondsFromInstant(readBack) === millisecondsFromInstant(instant) ? short : instant;
}

/** What a field for a local date and time shows. */
export function localField(instant: Instant | undefined): string {
  return instant === undefined ? '' : formatMoment(instant).slice(0, 16).replace(' ', 'T');
}
