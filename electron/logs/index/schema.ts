/**
 * The log index. Everything in it can be read again from the logs, so a change of its form is a new version and a
 * fresh file, never a migration.
 */
export const INDEX_VERSION = 2;

export const INDEX_TABLES: readonly string[] = [
  /** One log, whatever its file is called today. Numbers in bytes are of the content, not of a compressed file. */
  `CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    path TEXT NOT NULL,
    file_id TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_ms REAL NOT NULL,
    is_compressed INTEGER NOT NULL,
    head_hash TEXT,
    state TEXT NOT NULL,
    problem TEXT,
    read_to INTEGER NOT NULL DEFAULT 0,
    resume_offset INTEGER NOT NULL DEFAULT 0,
    resume_line INTEGER NOT NULL DEFAULT 1,
    records INTEGER NOT NULL DEFAULT 0,
    lines INTEGER NOT NULL DEFAULT 0,
    suspicious INTEGER NOT NULL DEFAULT 0,
    skipped_bytes INTEGER NOT NULL DEFAULT 0,
    first_time INTEGER,
    last_time INTEGER,
    longest_silence INTEGER NOT NULL DEFAULT 0
  )`,
  /** A copy is recognised by its first line, a renamed file by what the file system calls it. */
  'CREATE INDEX source_by_head ON source (head_hash)',
  'CREATE INDEX source_by_file ON source (file_id)',

  /** Files whose content is a source's content: known by sight, so that they are not read again each time. */
  `CREATE TABLE duplicate (
    path TEXT PRIMARY KEY,
    file_id TEXT NOT NULL,
    size INTEGER NOT NULL,
    modified_ms REAL NOT NULL,
    source_id INTEGER NOT NULL
  ) WITHOUT ROWID`,

  /** Where records come from: a few hundred combinations, instead of forty bytes in every record. */
  `CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    logger TEXT NOT NULL,
    file TEXT NOT NULL,
    file_line INTEGER NOT NULL,
    UNIQUE (logger, file, file_line)
  )`,

  /**
   * The id is the source's number and the line's (record-id.ts): records lie in the order of their file, the context
   * of a line is a range of ids, and no line can be stored twice. \`time\` is seconds of the log's local time, counted
   * as if it were UTC; 0 without a head.
   */
  `CREATE TABLE record (
    id INTEGER PRIMARY KEY,
    offset INTEGER NOT NULL,
    byte_length INTEGER NOT NULL,
    line_count INTEGER NOT NULL,
    time INTEGER NOT NULL,
    level INTEGER NOT NULL,
    origin_id INTEGER NOT NULL,
    transaction_id TEXT,
    flags INTEGER NOT NULL,
    message TEXT NOT NULL
  )`,
  /** The list of everything, and windows of time. */
  'CREATE INDEX record_by_time ON record (time)',
  /** All lines of a transaction; most records have none, so only those that do are in it. */
  'CREATE INDEX record_by_transaction ON record (transaction_id, time) WHERE transaction_id IS NOT NULL',
  /** Warnings and errors are rare among ordinary lines: without this a list of them reads everything. */
  'CREATE INDEX record_by_trouble ON record (time) WHERE level >= 30',
  /** Suspicious records are rarer still. */
  'CREATE INDEX record_by_suspicion ON record (time) WHERE flags & 4',
  /** Whether a visitor could have written what stands behind: asked of every attempt. */
  'CREATE INDEX record_by_quotation ON record (id, time, flags) WHERE flags & 8',

  /**
   * The text is kept once, in \`record\`. Positions are kept because user names become phrases (\`john_doe\` is two words);
   * word counts are not, because nothing is ranked; a prefix index doubles the size and saves nothing that is felt.
   */
  `CREATE VIRTUAL TABLE record_text USING fts5 (
    message, content = 'record', content_rowid = 'id', columnsize = 0, tokenize = 'unicode61'
  )`,

  /** What the parser recognised as part of a purchase; read in the order of time to find attempts. */
  `CREATE TABLE event (
    record_id INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL
  )`,
  'CREATE INDEX event_by_time ON event (time)',

  /** The stretch of log time in which events came or went that have not been grouped into attempts; NULL when there is none. */
  'CREATE TABLE ungrouped (first INTEGER, last INTEGER)',
  'INSERT INTO ungrouped VALUES (NULL, NULL)',

  /**
   * Records that may say something about an account and that the journal has not looked at yet, or not as they are now. What
   * they say is read again from the record itself.
   */
  'CREATE TABLE unsighted (record_id INTEGER PRIMARY KEY, has_grown INTEGER NOT NULL DEFAULT 0)',

  /** Records per hour, so that a histogram of a year reads thousands of rows and not millions. */
  `CREATE TABLE rollup (
    hour INTEGER NOT NULL,
    level INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (hour, level, source_id)
  ) WITHOUT ROWID`,

  /** Eight times the usual buffer: fewer, larger segments to merge while a long log is read. */
  `INSERT INTO record_text (record_text, rank) VALUES ('hashsize', ${8 * 1024 * 1024})`,
];
