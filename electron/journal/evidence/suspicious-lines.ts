import type { Database } from 'better-sqlite3';
import type { Suspicion } from '../../../shared/checkout.ts';
import type { LineRef } from '../../verdict/evidence.ts';
import type { SuspiciousLines } from '../../verdict/findings/finding.ts';
import { prepareUtc } from '../source-clocks.ts';

interface StoredLine {
  readonly path: string;
  readonly line: number;
}

/** What is kept and not believed: attempts, and lines about accounts. */
export function readSuspiciousLines(journal: Database): readonly SuspiciousLines[] {
  const toUtc = prepareUtc(journal);
  const linesOf = journal.prepare<[number], StoredLine>(
    'SELECT path, line FROM entry_line WHERE entry_id = ? ORDER BY position',
  );
  const attempts = journal
    .prepare<[], { id: number; key: string; startedAt: number; suspicions: string }>(
      `SELECT id, key, started_at AS startedAt, suspicions FROM entry
       WHERE suspicions <> '[]' AND merged_into IS NULL ORDER BY started_at, id`,
    )
    .all()
    .map(({ id, key, startedAt, suspicions }) => ({
      key,
      atMs: startedAt,
      refs: linesOf.all(id).map(refOf),
      suspicions: JSON.parse(suspicions) as readonly Suspicion[],
    }));
  const sightings = journal
    .prepare<[], StoredLine & { logTime: number }>(
      `SELECT sighting_source.path, sighting.line, sighting.log_time AS logTime
       FROM sighting JOIN sighting_source ON sighting_source.id = sighting.source_id
       WHERE sighting.is_suspicious = 1 ORDER BY sighting.log_time, sighting.line`,
    )
    .all()
    .map(({ path, line, logTime }) => ({
      key: null,
      atMs: toUtc({ source: path, second: logTime, line }).milliseconds,
      refs: [refOf({ path, line })],
      suspicions: [],
    }));
  return [...attempts, ...sightings];
}

function refOf({ path, line }: StoredLine): LineRef {
  return { kind: 'line', path, line };
}
