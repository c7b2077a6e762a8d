import type { Database } from 'better-sqlite3';
import { prepareUtc } from './source-clocks.ts';

/** A stretch of a source's own log time, both ends included. */
export interface SourceStretch {
  readonly source: string;
  readonly from: number;
  readonly to: number;
}

/** In milliseconds of UTC. */
export interface UtcSpan {
  readonly from: number;
  readonly to: number;
}

/** What came since the last look: anything between two moments, and attempts in these sources. */
export interface Fresh extends UtcSpan {
  readonly sources: readonly SourceStretch[];
}

/** What has to be looked at again. */
export type Scope = 'everything' | Fresh;

interface FreshSource extends SourceStretch {
  readonly first: number;
  readonly last: number;
}

/** By the index that holds these only; SQLite would rather read those of every source. */
const UNEXAMINED = 'entry INDEXED BY entry_unexamined';
const IS_UNEXAMINED = 'is_examined = 0 AND source IS NOT NULL';

export function hasFreshAttempts(journal: Database): boolean {
  return journal.prepare(`SELECT 1 FROM ${UNEXAMINED} WHERE ${IS_UNEXAMINED} LIMIT 1`).get() !== undefined;
}

/** The newest sighting there is: what comes later has a higher number. */
export function lastSighting(journal: Database): number {
  return journal.prepare<[], number>('SELECT coalesce(max(id), 0) FROM sighting').pluck().get() ?? 0;
}

/** When what was sighted since the last time was; null when nothing was. */
export function hearFresh(journal: Database, sightingsAfter: number): UtcSpan | null {
  const toUtc = prepareUtc(journal);
  const stretches = journal
    .prepare<[number], SourceStretch>(
      `SELECT path AS source, min(log_time) AS "from", max(log_time) AS "to"
       FROM sighting JOIN sighting_source ON sighting_source.id = sighting.source_id
       WHERE sighting.id > ? GROUP BY path`,
    )
    .all(sightingsAfter);
  return spanOf(
    stretches.flatMap(({ source, from, to }) =>
      [from, to].map((second) => toUtc({ source, second, line: 1 }).milliseconds),
    ),
  );
}

/** Takes note of what came since the last time; null when nothing did. */
export function takeFresh(journal: Database, sightingsAfter: number): Fresh | null {
  const heard = hearFresh(journal, sightingsAfter);
  const found = takeAttempts(journal);
  const moments = found.flatMap(({ first, last }) => [first, last]);
  const span = spanOf(heard === null ? moments : [...moments, heard.from, heard.to]);
  return span === null ? null : { ...span, sources: found.map(({ source, from, to }) => ({ source, from, to })) };
}

function spanOf(moments: readonly number[]): UtcSpan | null {
  return moments.length === 0 ? null : { from: Math.min(...moments), to: Math.max(...moments) };
}

function takeAttempts(journal: Database): readonly FreshSource[] {
  return journal
    .transaction(() => {
      const found = journal
        .prepare<[], FreshSource>(
          `SELECT source, min(log_time) AS "from", max(last_log_time) AS "to", min(started_at) AS first,
             max(ended_at) AS last
           FROM ${UNEXAMINED} WHERE ${IS_UNEXAMINED} GROUP BY source`,
        )
        .all();
      journal.prepare(`UPDATE ${UNEXAMINED} SET is_examined = 1 WHERE ${IS_UNEXAMINED}`).run();
      return found;
    })
    .immediate();
}
