import type { Database } from 'better-sqlite3';
import type { Clock } from './clock/clock.ts';
import { readClock } from './clock/clock.ts';

/** What is known of a source's clock. */
export interface SourceClock {
  /** Set by hand it is one stretch without a pair. */
  readonly spans: Clock;
  readonly isSetByHand: boolean;
  /** The log whose clock it is, where the source's own lines tell nothing. */
  readonly borrowedFrom: string | null;
}

/** A moment as a log tells it: seconds of the server's local time counted as if UTC, and the line it stands in. */
export interface LogMoment {
  /** The path of the file. */
  readonly source: string;
  readonly second: number;
  /** From 1. The hour that a clock shows twice is told apart by its place in the file. */
  readonly line: number;
}

export interface UtcMoment {
  readonly milliseconds: number;
  /** Log time minus UTC. */
  readonly offsetSeconds: number;
  /** How far the moment may be off; null while nothing is known of the source's clock and log time counts as UTC. */
  readonly spreadSeconds: number | null;
  /** How many pairs of the same event, in log and database, say so; none when the clock was set by hand. */
  readonly pairs: number;
}

export type ToUtc = (moment: LogMoment) => UtcMoment;

/** Tells the UTC of log times by the clocks as they are known now: prepare it anew for each piece of work. */
export function prepareUtc(journal: Database): ToUtc {
  const clocks = readClocks(journal);
  return ({ source, second, line }) => {
    const clock = clocks.get(source);
    const { offsetSeconds, spreadSeconds, pairs } =
      clock === undefined ? UNKNOWN : readClock(clock.spans, second, line);
    return { milliseconds: (second - offsetSeconds) * 1000, offsetSeconds, spreadSeconds, pairs };
  };
}

const UNKNOWN = { offsetSeconds: 0, spreadSeconds: null, pairs: 0 } as const;

/** The clock of each source that has one, by its path. */
export function readClocks(journal: Database): ReadonlyMap<string, SourceClock> {
  const found = journal
    .prepare<[], { source: string; spans: string; borrowedFrom: string | null }>(
      'SELECT source, spans, borrowed_from AS borrowedFrom FROM found_clock',
    )
    .all();
  const byHand = journal
    .prepare<[], { source: string; offsetSeconds: number }>(
      'SELECT source, offset_seconds AS offsetSeconds FROM hand_clock',
    )
    .all();
  return new Map<string, SourceClock>([
    ...found.map(({ source, spans, borrowedFrom }): [string, SourceClock] => [
      source,
      { spans: JSON.parse(spans) as Clock, isSetByHand: false, borrowedFrom },
    ]),
    ...byHand.map(({ source, offsetSeconds }): [string, SourceClock] => [
      source,
      { spans: handClock(offsetSeconds), isSetByHand: true, borrowedFrom: null },
    ]),
  ]);
}

/** Keeps what was found out about a source's clock, and moves its attempts when that is something new. */
export function keepFoundClock(journal: Database, source: string, spans: Clock, borrowedFrom: string | null): void {
  journal
    .transaction(() => {
      const known = journal
        .prepare<[string], string>('SELECT spans FROM found_clock WHERE source = ?')
        .pluck()
        .get(source);
      journal
        .prepare(
          `INSERT INTO found_clock (source, spans, borrowed_from) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET spans = excluded.spans, borrowed_from = excluded.borrowed_from`,
        )
        .run(source, JSON.stringify(spans), borrowedFrom);
      if (known === undefined || courseOf(JSON.parse(known) as Clock) !== courseOf(spans))
        moveAttempts(journal, source);
    })
    .immediate();
}

/** Sets one offset for a whole source, which goes before what was found; null gives it back to that. */
export function setHandClock(journal: Database, source: string, offsetSeconds: number | null): void {
  journal
    .transaction(() => {
      journal.prepare('DELETE FROM hand_clock WHERE source = ?').run(source);
      if (offsetSeconds !== null) {
        journal.prepare('INSERT INTO hand_clock (source, offset_seconds) VALUES (?, ?)').run(source, offsetSeconds);
      }
      moveAttempts(journal, source);
    })
    .immediate();
}

/** When an attempt began and ended by the clock of its source, in milliseconds of UTC. */
export function attemptTimes(toUtc: ToUtc, { source, logTime, lastLogTime, firstLine, lastLine }: AttemptPlace) {
  const start = toUtc({ source, second: logTime, line: firstLine });
  const end = toUtc({ source, second: lastLogTime, line: lastLine });
  return { startedAt: start.milliseconds, endedAt: end.milliseconds, clockOffset: start.offsetSeconds };
}

/** An attempt in a source: its times as the log has them, and its first and last line there. */
export interface AttemptPlace {
  readonly source: string;
  readonly logTime: number;
  readonly lastLogTime: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

function moveAttempts(journal: Database, source: string): void {
  const toUtc = prepareUtc(journal);
  const attempts = journal
    .prepare<[string], AttemptPlace & { readonly id: number }>(
      `SELECT id, source, log_time AS logTime, last_log_time AS lastLogTime, min(line) AS firstLine,
         max(line) AS lastLine
       FROM entry JOIN entry_line ON entry_line.entry_id = entry.id AND entry_line.path = entry.source
       WHERE source = ? GROUP BY id`,
    )
    .all(source);
  const move = journal.prepare(
    `UPDATE entry SET started_at = :startedAt, ended_at = :endedAt, clock_offset = :clockOffset,
       is_examined = 0
     WHERE id = :id AND (started_at <> :startedAt OR ended_at IS NOT :endedAt OR clock_offset <> :clockOffset)`,
  );
  for (const attempt of attempts) move.run({ id: attempt.id, ...attemptTimes(toUtc, attempt) });
}

function handClock(offsetSeconds: number): Clock {
  return [{ offsetSeconds, spreadSeconds: 0, pairs: 0 }];
}

/** What moves attempts; more pairs alone do not. */
function courseOf(spans: Clock): string {
  return JSON.stringify(spans.map(({ spreadSeconds, pairs, ...course }) => course));
}
