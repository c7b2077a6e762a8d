import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { AccountClaim } from '../logs/parse/account-claim.ts';

/** A record, and where it lies. */
export interface SeenRecord {
  readonly path: string;
  readonly line: number;
  readonly lineCount: number;
  /** Of its first byte in the file, or in what a compressed file holds. */
  readonly offset: number;
  /** Seconds of the log's local time. */
  readonly time: number;
  readonly message: string;
}

export interface NewSighting {
  readonly claim: AccountClaim;
  /** How many equal lines of its second stand before it in its source. */
  readonly ordinal: number;
  readonly isSuspicious: boolean;
  readonly logger: string;
  readonly file: string;
  readonly fileLine: number;
}

/** A record that was looked at; `sighting` is null when it says nothing, or nothing any more. */
export interface Look {
  readonly record: SeenRecord;
  /** It was shorter when it was looked at before. */
  readonly hasGrown: boolean;
  readonly sighting: NewSighting | null;
}

/** Half of a SHA-256. */
const KEY_BYTES = 16;

/** Writes into the journal what was seen in the logs. */
export class SightingWriter {
  readonly #database: Database;
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(database: Database) {
    this.#database = database;
    this.#statements = prepareStatements(database);
  }

  /** One transaction; the same looks again change nothing. */
  write(looks: readonly Look[]): void {
    this.#database
      .transaction(() => {
        for (const look of looks) this.#put(look);
      })
      .immediate();
  }

  #put({ record, hasGrown, sighting }: Look): void {
    const { path, message, ...place } = record;
    if (hasGrown) {
      this.#statements.removeBeginning.run({ time: place.time, line: place.line, offset: place.offset, message });
    }
    if (sighting === null) return;
    const { claim, ordinal, isSuspicious, ...origin } = sighting;
    this.#statements.insert.run({
      key: keyOf(place.time, message, ordinal),
      kind: claim.kind,
      ...subjectOf(claim),
      sourceId: this.#sourceId(path),
      ...place,
      ...origin,
      isSuspicious: Number(isSuspicious),
      message,
    });
  }

  #sourceId(path: string): number {
    return this.#statements.findSource.get(path) ?? Number(this.#statements.addSource.run(path).lastInsertRowid);
  }
}

/** Content only: another import, another file or another machine gives the same key. */
function keyOf(time: number, message: string, ordinal: number): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([time, message, ordinal]))
    .digest()
    .subarray(0, KEY_BYTES);
}

/** Whom and what it is about, as far as the line itself tells. */
function subjectOf(claim: AccountClaim) {
  return {
    userId: 'userId' in claim ? claim.userId : 'ownerId' in claim ? claim.ownerId : null,
    username: 'username' in claim ? claim.username : null,
    itemId: 'itemId' in claim ? claim.itemId : null,
  };
}

function prepareStatements(database: Database) {
  return {
    findSource: database.prepare<[string], number>('SELECT id FROM sighting_source WHERE path = ?').pluck(),
    addSource: database.prepare('INSERT INTO sighting_source (path) VALUES (?)'),
    removeBeginning: database.prepare(
      `DELETE FROM sighting WHERE log_time = :time AND line = :line AND byte_offset = :offset AND message <> :message
         AND instr(:message, message || char(10)) = 1`,
    ),
    // The same line elsewhere is the same sighting. A visitor can repeat any line: where it is beyond doubt, it stands.
    insert: database.prepare(
      `INSERT INTO sighting (key, kind, user_id, username, item_id, source_id, line, line_count, byte_offset, log_time,
         logger, file, file_line, is_suspicious, message)
       VALUES (:key, :kind, :userId, :username, :itemId, :sourceId, :line, :lineCount, :offset, :time, :logger, :file,
         :fileLine, :isSuspicious, :message)
       ON CONFLICT (log_time, key) DO UPDATE SET source_id = excluded.source_id, line = excluded.line,
         line_count = excluded.line_count, byte_offset = excluded.byte_offset, logger = excluded.logger,
         file = excluded.file, file_line = excluded.file_line, is_suspicious = excluded.is_suspicious
       WHERE excluded.is_suspicious < sighting.is_suspicious OR (excluded.is_suspicious > sighting.is_suspicious
         AND excluded.line = sighting.line AND excluded.byte_offset = sighting.byte_offset)`,
    ),
  };
}
