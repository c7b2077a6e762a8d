import type { Database } from 'better-sqlite3';
import type { Clock } from './clock.ts';

export interface SourceClock extends Clock {
  readonly isSetByHand: boolean;
}

/** The clock of each source that has one, by its path. */
export function readClocks(journal: Database): ReadonlyMap<string, SourceClock> {
  const rows = journal
    .prepare<[], Clock & { readonly source: string; readonly byHand: number }>(
      `SELECT source, offset_seconds AS offsetSeconds, spread_seconds AS spreadSeconds, pairs, is_set_by_hand AS byHand
       FROM source_clock`,
    )
    .all();
  return new Map(rows.map(({ source, byHand, ...clock }) => [source, { ...clock, isSetByHand: byHand !== 0 }]));
}

/** Keeps a source's clock and moves its attempts to UTC by it. */
export function applyClock(journal: Database, source: string, clock: Clock, isSetByHand = false): void {
  journal
    .transaction(() => {
      journal
        .prepare(
          `INSERT INTO source_clock (source, offset_seconds, spread_seconds, pairs, is_set_by_hand)
         VALUES (:source, :offsetSeconds, :spreadSeconds, :pairs, :byHand)
         ON CONFLICT DO UPDATE SET offset_seconds = excluded.offset_seconds, spread_seconds = excluded.spread_seconds,
           pairs = excluded.pairs, is_set_by_hand = excluded.is_set_by_hand`,
        )
        .run({ source, ...clock, byHand: Number(isSetByHand) });
      moveAttempts(journal, source, clock.offsetSeconds);
    })
    .immediate();
}

/** Gives a clock that was set by hand back to the pairs; until they speak, log time counts as UTC. */
export function forgetClock(journal: Database, source: string): void {
  journal
    .transaction(() => {
      journal.prepare('DELETE FROM source_clock WHERE source = ?').run(source);
      moveAttempts(journal, source, 0);
    })
    .immediate();
}

function moveAttempts(journal: Database, source: string, offset: number): void {
  journal
    .prepare(
      `UPDATE entry SET clock_offset = :offset, started_at = (log_time - :offset) * 1000,
         ended_at = (last_log_time - :offset) * 1000
       WHERE source = :source AND (clock_offset <> :offset OR started_at <> (log_time - :offset) * 1000)`,
    )
    .run({ source, offset });
}
