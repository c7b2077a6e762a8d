import { basename, dirname } from 'node:path';
import type { LogGap } from '../../../shared/contract/logs.ts';
import { logTimeFromSeconds } from '../index/log-time.ts';
import type { StoredSource } from '../index/source.ts';
import { historyName, rotatedName } from './rotated-name.ts';

/** A quiet night between two daily files says nothing. */
const SHORTEST_SILENCE_SECONDS = 12 * 3600;

/** What is not there: part numbers that are left out, and silences between files longer than any within them. */
export function findGaps(sources: readonly StoredSource[]): readonly LogGap[] {
  return [...missingParts(sources), ...silences(sources)];
}

function* missingParts(sources: readonly StoredSource[]): Generator<LogGap> {
  const byBase = Map.groupBy(sources, ({ path }) => `${dirname(path)}/${rotatedName(basename(path)).base}`);
  for (const [path, parts] of byBase) {
    const numbers = new Set(parts.map((part) => rotatedName(basename(part.path)).part));
    const last = Math.max(...numbers);
    // The largest number may come from a name that only looks rotated; a long row of holes says nothing.
    if (last > numbers.size * 10) continue;
    const missing = Array.from({ length: last }, (_, index) => index + 1).filter((number) => !numbers.has(number));
    if (missing.length > 0) yield { kind: 'missing-parts', path, parts: missing };
  }
}

interface Covered {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  readonly silence: number;
}

function* silences(sources: readonly StoredSource[]): Generator<LogGap> {
  const byHistory = Map.groupBy(sources, ({ path }) => `${dirname(path)}/${historyName(basename(path))}`);
  for (const parts of byHistory.values()) {
    const covered = parts.flatMap(coveredBy).toSorted((left, right) => left.first - right.first);
    let before = covered[0];
    for (const after of covered.slice(1)) {
      if (before === undefined) break;
      const silence = after.first - before.last;
      if (silence > Math.max(SHORTEST_SILENCE_SECONDS, before.silence, after.silence)) {
        yield {
          kind: 'silence',
          pathBefore: before.path,
          pathAfter: after.path,
          from: logTimeFromSeconds(before.last),
          to: logTimeFromSeconds(after.first),
        };
      }
      // Parts overlap when every module rotates by itself (BARTEREX.md section 4).
      if (after.last > before.last) before = after;
    }
  }
}

function coveredBy({ path, first_time: first, last_time: last, longest_silence: silence }: StoredSource): Covered[] {
  return first === null || last === null ? [] : [{ path, first, last, silence }];
}
