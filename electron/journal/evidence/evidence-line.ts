import type { Database } from 'better-sqlite3';
import type { RecordPlace } from '../../logs/index/record-place.ts';

/** Where a line lies that a verdict rests on: of an attempt, or of what the logs say about an account; null when unknown. */
export function findEvidenceLine(journal: Database, path: string, line: number): RecordPlace | null {
  const find = (statement: string): RecordPlace | undefined =>
    journal.prepare<[string, number], RecordPlace>(statement).get(path, line);
  return find(OF_ATTEMPTS) ?? find(OF_SIGHTINGS) ?? null;
}

const OF_ATTEMPTS = `SELECT path, line, line_count AS lineCount, byte_offset AS offset, message FROM entry_line
  WHERE path = ? AND line = ? LIMIT 1`;

const OF_SIGHTINGS = `SELECT sighting_source.path AS path, line, line_count AS lineCount, byte_offset AS offset, message
  FROM sighting JOIN sighting_source ON sighting_source.id = sighting.source_id
  WHERE sighting_source.path = ? AND line = ? LIMIT 1`;
