import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { JOB_PROCESS_FLAGS } from '../electron/jobs/node-process.ts';
import type { ImportKind, ImportRun } from './log-import-process.ts';
import { generateLog } from './log-lines.ts';
import type { BenchResult } from './result.ts';

const SEED = 1;
const WORKER = join(import.meta.dirname, 'log-import-process.ts');

/** An import may take this many times as long as inserting the same rows with nothing to find out about them. */
const LEAST_OF_INSERTING = 0.3;
const LEAST_OF_READING = 0.003;
/** In this mix every fourth line is of a purchase; putting those together may take somewhat longer than reading everything. */
const LEAST_OF_INDEXING = 0.4;
/** Five times the log needs hardly more memory. */
const LEAST_FLATNESS = 0.6;
/** Its first rows are there as soon; they take a moment only, which the machine can disturb. */
const LEAST_PROMPTNESS = 0.3;

export interface LogBench {
  readonly results: readonly BenchResult[];
  /** The index of the large log, for what is searched in it. */
  readonly folder: string;
}

/** Imports a generated log, against reading its bytes and against inserting its rows, both measured in the same run. */
export async function benchLogImport(root: string, megabytes: number): Promise<LogBench> {
  const large = writeLog(join(root, 'large.log'), megabytes);
  const small = writeLog(join(root, 'small.log'), Math.max(4, megabytes / 5));
  const folder = join(root, 'large');
  const reading = timeReading(large);
  const few = await importInProcess('job', small, join(root, 'small'));
  const indexed = await importInProcess('index', large, join(root, 'indexed'));
  rmSync(join(root, 'indexed'), { recursive: true });
  const many = await importInProcess('job', large, folder);
  const inserting = timeInserting(folder, join(root, 'floor.db'));
  const size = `${megabytes} MB, ${many.records.toLocaleString('en')} records`;
  return {
    folder,
    results: [
      {
        name: `log import with full text, ${size}, against inserting the same rows`,
        unit: 'lines/s',
        ours: indexed.lines / indexed.seconds,
        floor: indexed.lines / inserting,
        ratio: inserting / indexed.seconds,
        leastRatio: LEAST_OF_INSERTING,
      },
      {
        name: `log import with full text, ${size}, against reading its bytes and counting lines`,
        unit: 'KB/s',
        ours: (megabytes * 1000) / indexed.seconds,
        floor: (megabytes * 1000) / reading,
        ratio: reading / indexed.seconds,
        leastRatio: LEAST_OF_READING,
      },
      {
        name: 'log import in the job process, with its transactions found, against the records and their text alone',
        unit: 'lines/s',
        ours: many.lines / many.seconds,
        floor: indexed.lines / indexed.seconds,
        ratio: indexed.seconds / many.seconds,
        leastRatio: LEAST_OF_INDEXING,
      },
      {
        name: 'first rows of a log, against those of a fifth of it',
        unit: 'ms',
        ours: many.firstRowsSeconds * 1000,
        floor: few.firstRowsSeconds * 1000,
        ratio: few.firstRowsSeconds / many.firstRowsSeconds,
        leastRatio: LEAST_PROMPTNESS,
      },
      {
        name: 'memory of a log import, against that of a fifth of it',
        unit: 'MB at most',
        ours: many.peakMegabytes,
        floor: few.peakMegabytes,
        ratio: few.peakMegabytes / many.peakMegabytes,
        leastRatio: LEAST_FLATNESS,
      },
    ],
  };
}

function writeLog(path: string, megabytes: number): string {
  const file = openSync(path, 'w');
  for (const piece of generateLog(megabytes * 1_000_000, SEED)) writeSync(file, piece);
  closeSync(file);
  return path;
}

async function importInProcess(kind: ImportKind, file: string, folder: string): Promise<ImportRun> {
  const child = fork(WORKER, [kind, file, folder], { execArgv: [...JOB_PROCESS_FLAGS] });
  const [run] = await once(child, 'message');
  await once(child, 'exit');
  return run as ImportRun;
}

/** In seconds. */
function timeReading(path: string): number {
  const buffer = Buffer.alloc(512 * 1024);
  const file = openSync(path, 'r');
  const start = performance.now();
  let lines = 0;
  for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
    for (let at = buffer.indexOf(10); at !== -1 && at < length; at = buffer.indexOf(10, at + 1)) lines += 1;
  }
  const seconds = (performance.now() - start) / 1000;
  closeSync(file);
  if (lines === 0) throw new Error('The log of the bench is empty');
  return seconds;
}

const ROWS_AT_ONCE = 30_000;

/** Rows that are there already, into the same tables by hand: what SQLite itself needs. In seconds. */
function timeInserting(folder: string, path: string): number {
  const source = new Database(join(folder, 'index.db'), { readonly: true });
  const target = new Database(path);
  target.pragma('page_size = 8192');
  target.pragma('journal_mode = WAL');
  target.pragma('synchronous = NORMAL');
  const tables = source
    .prepare<[], string>(
      "SELECT sql FROM sqlite_schema WHERE tbl_name IN ('record', 'record_text') AND sql IS NOT NULL",
    )
    .pluck()
    .all();
  for (const sql of tables) target.exec(sql);
  const insert = target.prepare('INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertText = target.prepare('INSERT INTO record_text (rowid, message) VALUES (?, ?)');
  const page = source
    .prepare<[number, number], unknown[]>('SELECT * FROM record WHERE id > ? ORDER BY id LIMIT ?')
    .raw();
  let milliseconds = 0;
  let last = 0;
  for (let rows = page.all(last, ROWS_AT_ONCE); rows.length > 0; rows = page.all(last, ROWS_AT_ONCE)) {
    const start = performance.now();
    target.exec('BEGIN');
    for (const row of rows) {
      insert.run(...row);
      insertText.run(row[0], row.at(-1));
    }
    target.exec('COMMIT');
    milliseconds += performance.now() - start;
    last = Number(rows.at(-1)?.[0]);
  }
  source.close();
  target.close();
  rmSync(path);
  return milliseconds / 1000;
}
