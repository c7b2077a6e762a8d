import { describe, expect, it } from 'vitest';
import type { RecordedAttempt, Recording } from '../../testing/recorded-logs.ts';
import { HAS_RECORDINGS, readRecording } from '../../testing/recorded-logs.ts';
import type { AttemptGroup } from './attempt-group.ts';
import { summariseAttempt } from './found-attempt.ts';
import { findGroups } from './group-attempts.ts';
import { BELIEVED } from './position.ts';
import type { PurchaseRecord } from './purchase-record.ts';
import { recognise } from './recognise.ts';
import type { LogRecord } from './record.ts';
import { RecordReader } from './record-reader.ts';

/** One physical line of a variant, with where it stood in the recording. */
interface Origin {
  readonly file: string;
  readonly line: number;
}

interface Part {
  readonly bytes: Buffer;
  /** Of each line of this part. */
  readonly origins: readonly Origin[];
}

/** The same recording as other deployments would have left it. */
interface Variant {
  readonly name: string;
  /** False where the order within a second is lost. */
  readonly isOrdered?: false;
  make(recording: Recording): readonly Part[];
}

function linesOf(bytes: Buffer): readonly string[] {
  const text = bytes.toString('latin1');
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : text.split('\n');
}

/** Latin-1 keeps every byte as it is. */
function partOf(lines: readonly { readonly text: string; readonly origin: Origin }[], end = '\n'): Part {
  return {
    bytes: Buffer.from(lines.map(({ text }) => `${text}${end}`).join(''), 'latin1'),
    origins: lines.map(({ origin }) => origin),
  };
}

function numbered(file: Recording['files'][number]) {
  return linesOf(file.bytes).map((text, index) => ({ text, origin: { file: file.name, line: index + 1 } }));
}

const whole = ({ files }: Recording): readonly Part[] => files.map((file) => partOf(numbered(file)));

function rewritten(change: (line: string) => string) {
  return ({ files }: Recording): readonly Part[] =>
    files.map((file) => partOf(numbered(file).map(({ text, origin }) => ({ text: change(text), origin }))));
}

const TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) - /;

function shifted(hours: (utc: number) => number) {
  return rewritten((line) =>
    line.replace(TIME, (_whole, date: string, time: string) => {
      const utc = Date.parse(`${date}T${time}Z`);
      return `${new Date(utc + hours(utc) * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')} - `;
    }),
  );
}

/** One handler per module writes into a part of its own after the first rollover (BARTEREX.md section 4). */
function spread({ files }: Recording): readonly Part[] {
  return files.flatMap((file) => {
    const parts = new Map<string, { text: string; origin: Origin }[]>();
    let part = 'log';
    for (const line of numbered(file)) {
      const logger = / - (\S+) - (?:DEBUG|INFO|WARNING|ERROR) - \[/.exec(line.text)?.[1];
      if (logger !== undefined && TIME.test(line.text)) {
        part = logger === 'error_handlers' ? 'log.2' : logger === 'trading_points' ? 'log.1' : 'log';
      }
      parts.set(part, [...(parts.get(part) ?? []), line]);
    }
    return [...parts.values()].map((lines) => partOf(lines));
  });
}

const MARKS: Readonly<Record<string, string>> = { 'â\x9c\x93': 'Ã¢Å"â', 'â\x9a\xa0': 'Ã¢Å¡Â\xa0', 'â\x86\x92': '?' };

const VARIANTS: readonly Variant[] = [
  { name: 'as recorded', make: whole },
  { name: 'two hours east', make: shifted(() => 2) },
  { name: 'clocks go back in between', make: shifted((utc) => (new Date(utc).getUTCDate() % 2 === 0 ? 2 : 1)) },
  { name: 'line ends of Windows', make: ({ files }) => files.map((file) => partOf(numbered(file), '\r\n')) },
  {
    name: 'garbled marks',
    make: rewritten((line) =>
      Object.entries(MARKS).reduce((text, [mark, garbled]) => text.replaceAll(mark, garbled), line),
    ),
  },
  {
    name: 'marks lost',
    make: rewritten((line) => Object.keys(MARKS).reduce((text, mark) => text.replaceAll(mark, '?'), line)),
  },
  { name: 'lines of a request in three parts', isOrdered: false, make: spread },
];

interface Found {
  readonly group: AttemptGroup;
  readonly origins: ReadonlySet<string>;
}

const keyOf = ({ file, line }: Origin): string => `${file}:${line}`;

function find(parts: readonly Part[]): readonly Found[] {
  const places = new Map<number, readonly string[]>();
  const records: PurchaseRecord[] = [];
  for (const [sourceId, { bytes, origins }] of parts.entries()) {
    const reader = new RecordReader((record: LogRecord) => {
      const message = recognise(record);
      if (message === null || record.head === null) return;
      const recordId = records.length + 1;
      const lines = origins.slice(record.line - 1, record.line - 1 + record.lineCount);
      places.set(recordId, lines.map(keyOf));
      const second = Date.parse(`${record.head.time.replace(' ', 'T')}Z`) / 1000;
      records.push({ recordId, sourceId, second, message, text: record.message, suspicions: [] });
    });
    reader.push(bytes);
    reader.end();
  }
  return findGroups(records).map((group) => ({
    group,
    origins: new Set(group.records.flatMap(({ recordId }) => places.get(recordId) ?? [])),
  }));
}

interface Score {
  attempts: number;
  found: number;
  exactLines: number;
  missingLines: number;
  wrongLines: number;
  userRight: number;
  userWrong: number;
  userUnknown: number;
  reportedRight: number;
  readonly misses: string[];
}

function emptyScore(): Score {
  return {
    attempts: 0,
    found: 0,
    exactLines: 0,
    missingLines: 0,
    wrongLines: 0,
    userRight: 0,
    userWrong: 0,
    userUnknown: 0,
    reportedRight: 0,
    misses: [],
  };
}

function scoreAttempt(score: Score, attempt: RecordedAttempt, found: readonly Found[]): void {
  score.attempts += 1;
  const own = new Set(attempt.log_lines.map((line) => keyOf({ file: attempt.log_file, line })));
  const neutral = new Set(attempt.related_log_lines.map((line) => keyOf({ file: attempt.log_file, line })));
  const shared = (candidate: Found): number => [...candidate.origins].filter((origin) => own.has(origin)).length;
  const match = [...found].sort((left, right) => shared(right) - shared(left))[0];
  if (match === undefined || shared(match) === 0) {
    score.misses.push(`${attempt.attempt_id} (${attempt.scenario}): not found`);
    return;
  }
  score.found += 1;
  const missing = own.size - shared(match);
  const wrong = [...match.origins].filter((origin) => !own.has(origin) && !neutral.has(origin)).length;
  score.missingLines += missing;
  score.wrongLines += wrong;
  if (missing === 0 && wrong === 0) score.exactLines += 1;
  else score.misses.push(`${attempt.attempt_id} (${attempt.scenario}): ${missing} lines missing, ${wrong} wrong`);
  const { user, reported } = summariseAttempt(match.group, BELIEVED);
  if (user === null) score.userUnknown += 1;
  else if (user.username === null ? user.userId === attempt.user_id : user.username === attempt.username)
    score.userRight += 1;
  else score.userWrong += 1;
  if (reported === attempt.reported.replaceAll('_', '-')) score.reportedRight += 1;
  else
    score.misses.push(
      `${attempt.attempt_id} (${attempt.scenario}): reported ${reported}, recorded ${attempt.reported}`,
    );
}

function scoreVariant({ make }: Variant): ReadonlyMap<string, Score> {
  const scores = new Map<string, Score>();
  for (const name of ['sample', 'debug'] as const) {
    const recording = readRecording(name);
    const found = find(make(recording));
    for (const attempt of recording.attempts) {
      const family = `${name} ${attempt.version}`;
      const score = scores.get(family) ?? emptyScore();
      scores.set(family, score);
      scoreAttempt(score, attempt, found);
    }
  }
  return scores;
}

describe.skipIf(!HAS_RECORDINGS)('the log against what really happened (skipped without the recordings)', () => {
  it.each(VARIANTS)('$name: no attempt missed, no line of another attempt, no wrong user', (variant) => {
    const scores = scoreVariant(variant);
    for (const [family, { misses, ...numbers }] of scores) {
      process.stdout.write(
        `${variant.name} | ${family} | ${JSON.stringify(numbers)}\n${misses.map((miss) => `    ${miss}\n`).join('')}`,
      );
      expect.soft(numbers.found, family).toBe(numbers.attempts);
      expect.soft(numbers.wrongLines, family).toBe(0);
      expect.soft(numbers.userWrong, family).toBe(0);
      expect.soft(numbers.reportedRight, family).toBe(numbers.attempts);
      // Lines of several parts that fit several requests of one second are given to none.
      if (variant.isOrdered !== false) expect.soft(numbers.exactLines, family).toBe(numbers.attempts);
    }
    expect(scores.size).toBe(5);
  });
});
