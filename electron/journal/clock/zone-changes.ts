/**
 * When the clocks of any zone on earth were put from one distance to UTC to another between two moments, in order. All
 * in seconds; distances are local time minus UTC. Most changes are one moment for a whole continent.
 */
export function zoneChanges(from: number, to: number, offsetBefore: number, offsetAfter: number): readonly number[] {
  if (to - from > LONGEST_SEARCH_SECONDS) return [];
  const moments = new Set<number>();
  for (const zone of zones()) {
    if (offsetAt(zone, from) === offsetBefore && offsetAt(zone, to) === offsetAfter) {
      moments.add(firstMoment(from, to, (moment) => offsetAt(zone, moment) !== offsetBefore));
    }
  }
  return [...moments].sort((left, right) => left - right);
}

/** In less than this no zone changes its clock there, back and there again. */
const LONGEST_SEARCH_SECONDS = 60 * 86_400;

/** Zones change their clocks at whole quarters of an hour. */
const STEP_SECONDS = 900;

/** The first whole quarter after `from` at which `isPast`; there is one, and it stays so up to `to`. */
function firstMoment(from: number, to: number, isPast: (moment: number) => boolean): number {
  let low = Math.floor(from / STEP_SECONDS);
  let high = Math.ceil(to / STEP_SECONDS);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isPast(middle * STEP_SECONDS)) high = middle;
    else low = middle;
  }
  return high * STEP_SECONDS;
}

function offsetAt(zone: Intl.DateTimeFormat, moment: number): number {
  const name = zone.formatToParts(moment * 1000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return sign === '-' ? 0 - seconds : seconds;
}

/** Made when the first change is found, and once: they cost a tenth of a second. */
let known: readonly Intl.DateTimeFormat[] | null = null;

function zones(): readonly Intl.DateTimeFormat[] {
  known ??= Intl.supportedValuesOf('timeZone').map(
    (timeZone) => new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }),
  );
  return known;
}
