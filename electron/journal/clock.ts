/** The same event seen by a log and by the database, both in seconds; the log's local time counted as if UTC. */
export interface ClockPair {
  readonly logSeconds: number;
  readonly utcSeconds: number;
}

export interface Clock {
  /** Log time minus UTC. */
  readonly offsetSeconds: number;
  /** How far the pairs are apart, the outermost tenth left out. */
  readonly spreadSeconds: number;
  readonly pairs: number;
}

/** A line is written to the second, moments before or after the row; zones are whole quarters of an hour. */
const JITTER_SECONDS = 60;
const ZONE_STEP_SECONDS = 900;
const LEAST_PAIRS = 3;

/** The clock of a log, from what it and the database both tell; null when too little says anything. */
export function calibrate(pairs: readonly ClockPair[]): Clock | null {
  if (pairs.length < LEAST_PAIRS) return null;
  const differences = pairs.map(({ logSeconds, utcSeconds }) => logSeconds - utcSeconds).sort((a, b) => a - b);
  const at = (share: number): number => differences[Math.floor((differences.length - 1) * share)] ?? 0;
  const median = at(0.5);
  const zone = Math.round(median / ZONE_STEP_SECONDS) * ZONE_STEP_SECONDS;
  const offsetSeconds = Math.abs(median - zone) <= JITTER_SECONDS ? zone : Math.round(median);
  return { offsetSeconds: offsetSeconds + 0, spreadSeconds: Math.round(at(0.9) - at(0.1)), pairs: pairs.length };
}
