import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { ImportProgress, ImportReceipt } from '../../../shared/contract/logs.ts';
import type { Instant } from '../../../shared/time.ts';
import { importLogs } from '../import/import-logs.ts';
import { Mutex } from '../import/mutex.ts';
import type { ImportTools } from '../import/tools.ts';
import { indexFile } from '../index/index-folder.ts';
import type { IndexWriter } from '../index/index-writer.ts';
import { openIndexWriter } from '../index/index-writer.ts';
import type { IndexOptions } from '../index/open-index.ts';
import type { Recogniser } from '../index/recogniser.ts';
import type { StoredSource } from '../index/source.ts';
import { recogniseRecord } from '../recognise-record.ts';

/** A folder with logs and an index of them, for tests. */
export class LogWorld {
  readonly folder = mkdtempSync(join(tmpdir(), 'logs-test-'));
  readonly indexFolder = join(this.folder, 'index');
  readonly options: IndexOptions;
  readonly recogniser: Recogniser;
  progress: ImportProgress[] = [];
  #index: IndexWriter | null = null;

  constructor(options: IndexOptions = {}, recogniser: Recogniser = recogniseRecord) {
    this.options = options;
    this.recogniser = recogniser;
    mkdirSync(this.path());
  }

  path(...names: readonly string[]): string {
    return join(this.folder, 'logs', ...names);
  }

  write(name: string, content: string | Uint8Array): string {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  get index(): IndexWriter {
    this.#index ??= openIndexWriter(this.indexFolder, this.recogniser, this.options);
    return this.#index;
  }

  tools(): ImportTools {
    return {
      index: this.index,
      identifying: new Mutex(),
      claimed: new Set(),
      now: () => '2026-01-15T10:00:00Z' as Instant,
      elapsedMs: () => performance.now(),
    };
  }

  async import(
    places: readonly string[] = [this.path()],
    signal = new AbortController().signal,
  ): Promise<ImportReceipt> {
    this.progress = [];
    return await importLogs(this.tools(), places, { signal, onProgress: (progress) => this.progress.push(progress) });
  }

  closeIndex(): void {
    this.#index?.close();
    this.#index = null;
  }

  source(name: string): StoredSource {
    const found = this.index.sources.all().find(({ path }) => path === this.path(name));
    if (found === undefined) throw new Error(`No source ${name}`);
    return found;
  }

  /** Everything that the index holds, without what differs from run to run; equal for equal content. */
  content(): Readonly<Record<string, readonly unknown[]>> {
    const database = new Database(indexFile(this.indexFolder), { readonly: true });
    try {
      const all = (sql: string) => database.prepare(sql).raw().all();
      const key = 's.head_hash, r.id & 4294967295';
      return {
        records: all(
          `SELECT ${key}, r.offset, r.byte_length, r.line_count, r.time, r.level, o.logger, o.file, o.file_line,
             r.transaction_id, r.flags, r.message
           FROM record r JOIN source s ON s.id = r.id >> 32 LEFT JOIN origin o ON o.id = r.origin_id ORDER BY 1, 2`,
        ),
        events: all(
          `SELECT ${key}, e.time, e.kind, e.payload FROM event e JOIN record r ON r.id = e.record_id
           JOIN source s ON s.id = r.id >> 32 ORDER BY 1, 2`,
        ),
        rollup: all(
          `SELECT hour, level, s.head_hash, u.records FROM rollup u JOIN source s ON s.id = u.source_id
           WHERE u.records <> 0 ORDER BY 1, 2, 3`,
        ),
        sources: all(
          `SELECT head_hash, read_to, resume_offset, resume_line, records, lines, suspicious, skipped_bytes,
             first_time, last_time, longest_silence, state FROM source ORDER BY 1`,
        ),
        found: ['successful', 'traceback', 'number'].map((word) =>
          database
            .prepare(
              `SELECT count(*), min(r.message), max(r.message) FROM record_text t JOIN record r ON r.id = t.rowid
               WHERE record_text MATCH ?`,
            )
            .raw()
            .get(word),
        ),
      };
    } finally {
      database.close();
    }
  }

  /** Throws when the text does not fit the records. */
  checkText(): void {
    if (!existsSync(indexFile(this.indexFolder))) return;
    const database = new Database(indexFile(this.indexFolder));
    try {
      // It was killed before its first commit.
      if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'record_text'").get() === undefined) return;
      database.prepare("INSERT INTO record_text (record_text, rank) VALUES ('integrity-check', 1)").run();
      const damage = database.pragma('integrity_check', { simple: true });
      if (damage !== 'ok') throw new Error(String(damage));
    } finally {
      database.close();
    }
  }

  remove(): void {
    this.closeIndex();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
