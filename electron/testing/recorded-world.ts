import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import type { RecordedAttempt, Recording } from './recorded-logs.ts';
import { RECORDINGS, readRecording } from './recorded-logs.ts';

/** One physical line, and where it stood in the recording: `barterex_20251224.log:12`. */
export interface OriginalLine {
  readonly text: string;
  readonly origin: string;
}

/** How the lines of one recorded file lie in a folder, by the names of its files. */
export type Layout = (name: string, lines: readonly OriginalLine[]) => ReadonlyMap<string, readonly OriginalLine[]>;

export interface RecordedWorldOptions {
  readonly folder: string;
  readonly recording: Recording['name'];
  readonly version: RecordedAttempt['version'];
  /** Everything happens so many seconds later than it was recorded. */
  readonly laterSeconds: number;
  /** The server's local time minus UTC, at a second of UTC. */
  readonly offsetAt: (utcSeconds: number) => number;
  readonly layout: Layout;
  /** What became of a line's text, as Latin-1; null where the line was never written. */
  readonly rewrite?: (line: string) => string | null;
}

/** A recorded marketplace with its logs as another server would have written them; the recording is not touched. */
export interface RecordedWorld {
  readonly logs: string;
  readonly database: string;
  readonly attempts: readonly RecordedAttempt[];
  /** Where a line of the logs stood in the recording. */
  originOf(file: string, line: number): string | undefined;
  /** When something happened here, in milliseconds. */
  momentOf(recorded: string): number;
}

export function makeRecordedWorld(options: RecordedWorldOptions): RecordedWorld {
  const { folder, laterSeconds, layout } = options;
  const recording = readRecording(options.recording);
  const attempts = recording.attempts.filter(({ version }) => version === options.version);
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const origins = new Map<string, string>();
  for (const file of recording.files.filter(({ name }) => attempts.some(({ log_file }) => log_file === name))) {
    for (const [name, lines] of layout(file.name, movedLines(file, options))) {
      const bytes = Buffer.from(lines.map(({ text }) => `${text}\n`).join(''), 'latin1');
      writeFileSync(join(logs, name), name.endsWith('.gz') ? gzipSync(bytes) : bytes);
      for (const [index, { origin }] of lines.entries()) origins.set(`${name}:${index + 1}`, origin);
    }
  }
  return {
    logs,
    database: moveDatabase(join(RECORDINGS, options.recording, attempts[0]?.db ?? ''), folder, laterSeconds),
    attempts,
    originOf: (file, line) => origins.get(`${file}:${line}`),
    momentOf: (recorded) => Date.parse(`${recorded}Z`) + laterSeconds * 1000,
  };
}

const TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) - /;

/** Latin-1 keeps every byte as it is. */
function movedLines({ name, bytes }: Recording['files'][number], options: RecordedWorldOptions) {
  const { laterSeconds, offsetAt, rewrite = (line) => line } = options;
  const texts = bytes.toString('latin1').replace(/\n$/, '').split('\n');
  return texts.flatMap((recorded, index) => {
    const text = rewrite(
      recorded.replace(TIME, (_whole, date: string, time: string) => {
        const utc = Date.parse(`${date}T${time}Z`) / 1000 + laterSeconds;
        return `${new Date((utc + offsetAt(utc)) * 1000).toISOString().slice(0, 19).replace('T', ' ')} - `;
      }),
    );
    return text === null ? [] : [{ origin: `${name}:${index + 1}`, text }];
  });
}

/** The moment in a recording with the most attempts around it, where a change of the clocks hurts most. */
export function busiestSecond(recording: Recording['name'], version: RecordedAttempt['version']): number {
  const starts = readRecording(recording)
    .attempts.filter((attempt) => attempt.version === version)
    .map(({ start }) => Date.parse(`${start}Z`) / 1000)
    .sort((left, right) => left - right);
  const around = (second: number) => starts.filter((start) => Math.abs(start - second) < 3600).length;
  const busiest = starts.reduce((best, start) => (around(start) > around(best) ? start : best), starts[0] ?? 0);
  return Math.floor(busiest) + 60;
}

/** A copy in which every stored time is moved. */
function moveDatabase(recorded: string, folder: string, seconds: number): string {
  const file = join(folder, 'barterex.db');
  copyFileSync(recorded, file);
  chmodSync(file, 0o600);
  const database = new Database(file);
  const columns = database
    .prepare<[], { table: string; column: string }>(
      `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
       WHERE m.type = 'table' AND upper(c.type) = 'DATETIME'`,
    )
    .all();
  for (const { table, column } of columns) {
    // The decimals stay as they are: a whole number of seconds is added.
    database.exec(
      `UPDATE "${table}" SET "${column}" = datetime("${column}", '${seconds} seconds') || substr("${column}", 20)
       WHERE "${column}" IS NOT NULL`,
    );
  }
  database.close();
  return file;
}

/** As recorded. */
export const whole: Layout = (name, lines) => new Map([[name, lines]]);

export const compressed: Layout = (name, lines) => new Map([[`${name}.gz`, lines]]);

export const copied: Layout = (name, lines) =>
  new Map([
    [name, lines],
    [`copy-of-${name}`, lines],
  ]);

/** Three parts, the oldest with the highest number; a part ends where a record ends. */
export const rotated: Layout = (name, lines) => {
  const begins = (from: number): number => {
    const found = lines.findIndex(({ text }, index) => index >= from && TIME.test(text));
    return found === -1 ? lines.length : found;
  };
  const first = begins(Math.floor(lines.length / 3));
  const second = begins(Math.floor((lines.length * 2) / 3));
  return new Map([
    [`${name}.2`, lines.slice(0, first)],
    [`${name}.1`, lines.slice(first, second)],
    [name, lines.slice(second)],
  ]);
};

/** One handler per module writes into a part of its own after the first rollover (BARTEREX.md section 4). */
export const spread: Layout = (name, lines) => {
  const parts = new Map<string, OriginalLine[]>();
  let part = name;
  for (const line of lines) {
    const logger = / - (\S+) - (?:DEBUG|INFO|WARNING|ERROR) - \[/.exec(line.text)?.[1];
    if (logger !== undefined && TIME.test(line.text)) {
      part = logger === 'error_handlers' ? `${name}.2` : logger === 'trading_points' ? `${name}.1` : name;
    }
    parts.set(part, [...(parts.get(part) ?? []), line]);
  }
  return parts;
};
