import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ImportRun } from './log-import-process.ts';
import { generateLog } from './log-lines.ts';
import type { BenchResult } from './result.ts';

const SEED = 1;
const WORKER = join(import.meta.dirname, 'log-import-process.ts');

/** An import may take this many times as long as inserting the same rows with nothing to find out about them. */
const LEAST_OF_INSERTING = 0.3;
const LEAST_OF_READING = 0.003;
/** Memory is flat when five times the log needs hardly more. */
const LEAST_FLATNESS = 0.6;

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
  const few = await importInProcess(small, join(root, 'small'));
  const many = await importInProcess(large, folder);
  const inserting = timeInserting(folder, join(root, 'floor.db'));
  const linesPerSecond = many.lines / many.seconds;
  const size = `${megabytes} MB, ${many.records.toLocaleString('en')} records`;
  return {
    folder,
    results: [
      {
        name: `log import with full text, ${size}, against inserting the same rows`,
        unit: 'lines/s',
        ours: linesPerSecond,
        floor: many.lines / inserting,
        ratio: inserting / many.seconds,
        leastRatio: LEAST_OF_INSERTING,
      },
      {
        name: `log import with full text, ${size}, against reading its bytes and counting lines`,
        unit: 'KB/s',
        ours: (megabytes * 1000) / many.seconds,
        floor: (megabytes * 1000) / reading,
        ratio: reading / many.seconds,
        leastRatio: LEAST_OF_READING,
      },
      {
        name: `memory of a log import, first rows after ${many.firstRowsSeconds.toFixed(2)} s`,
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

async function importInProcess(file: string, folder: string): Promise<ImportRun> {
  const child = fork(WORKER, [file, folder]);
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
