import type { Database } from 'better-sqlite3';
import type { LogStretch } from './clock.ts';
import type { SeenLine } from './narrow-change.ts';
import type { ClockPair } from './stretches.ts';

export interface SourcePair extends ClockPair {
  readonly source: string;
}

/** Sources of which attempts came since they were last calibrated, and those that are seen for the first time. */
export function freshSources(journal: Database): readonly string[] {
  return journal
    .prepare<[], string>(
      `SELECT source FROM entry WHERE pairing = 'new' AND suspicions = '[]' AND source IS NOT NULL
       UNION SELECT path FROM sighting_source WHERE path NOT IN (SELECT source FROM found_clock)`,
    )
    .pluck()
    .all();
}

/** Every source that the journal has something of. */
export function knownSources(journal: Database): readonly string[] {
  return journal
    .prepare<[], string>('SELECT source FROM entry WHERE source IS NOT NULL UNION SELECT path FROM sighting_source')
    .pluck()
    .all();
}

/** The attempts of a source that the marketplace recorded as well. */
export function findPairs(journal: Database, source: string): readonly SourcePair[] {
  return journal
    .prepare<[string], SourcePair>(
      `SELECT source, last_log_time AS logSeconds, recorded_at AS utcSeconds FROM entry
       WHERE source = ? AND recorded_at IS NOT NULL`,
    )
    .all(source);
}

/** Some moment of a source's log time; null when it has none. */
export function findSecond(journal: Database, source: string): number | null {
  return (
    journal
      .prepare<[string, string], number>(
        `SELECT log_time FROM entry WHERE source = ?
         UNION ALL SELECT log_time FROM sighting JOIN sighting_source ON sighting_source.id = sighting.source_id
         WHERE path = ? LIMIT 1`,
      )
      .pluck()
      .get(source, source) ?? null
  );
}

/** An attempt may have begun so long before the stretch and still have lines in it. */
const LONGEST_ATTEMPT_SECONDS = 300;

/** What is known of a source's lines in a stretch of its time; nothing that a visitor may have written. */
export function findLines(journal: Database, source: string, stretch: LogStretch): readonly SeenLine[] {
  const place = { source, begun: stretch.from - LONGEST_ATTEMPT_SECONDS, ...stretch };
  return journal
    .prepare<[object], SeenLine>(
      `SELECT entry_line.line, entry_line.time AS second, NULL AS utcSeconds
       FROM entry JOIN entry_line ON entry_line.entry_id = entry.id
       WHERE entry.log_time BETWEEN :begun AND :to AND entry.suspicions = '[]' AND entry_line.path = :source
         AND entry_line.time BETWEEN :from AND :to
       UNION ALL
       SELECT line, log_time, NULL FROM sighting JOIN sighting_source ON sighting_source.id = sighting.source_id
       WHERE log_time BETWEEN :from AND :to AND path = :source AND is_suspicious = 0
       UNION ALL
       SELECT max(entry_line.line), entry.last_log_time, entry.recorded_at
       FROM entry JOIN entry_line ON entry_line.entry_id = entry.id AND entry_line.path = entry.source
       WHERE entry.source = :source AND entry.recorded_at IS NOT NULL AND entry.last_log_time BETWEEN :from AND :to
       GROUP BY entry.id`,
    )
    .all(place);
}
