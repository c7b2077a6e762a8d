import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { RECORD_SUSPICIONS } from '../checkout.ts';
import { logging, reading } from './base.ts';
import { page, pageRequest, sortDirection } from './page.ts';
import { commandIdValue, instantValue, transactionIdValue } from './values.ts';

/** What a log line can say about itself, the least important first. */
export const RECORD_LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const;
export type RecordLevel = (typeof RECORD_LEVELS)[number];

/**
 * The state of one log file. `importing`: not read to its end yet; `vanished`: not there, what was read of it is kept;
 * `shrunk`: shorter than what was read of it, its records are kept; `damaged`: read as far as it can be.
 */
export const LOG_SOURCE_STATES = [
  'importing',
  'ready',
  'vanished',
  'shrunk',
  'damaged',
  'unreadable',
  'wrong-format',
  'disk-full',
] as const;
export type LogSourceState = (typeof LOG_SOURCE_STATES)[number];

/** Local time of the server that wrote the log, as it stands there: no zone, to the second. */
export const logTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, 'A log time reads like 2025-12-24 11:01:04.')
  .refine((text) => !Number.isNaN(Date.parse(`${text.replace(' ', 'T')}Z`)), 'There is no such time.');

/** Where to look for logs, as a person gave it: a file (with its rotated parts), a folder, or a pattern with `*`. */
export const logPlace = z.object({
  placeId: z.number().int(),
  path: z.string(),
  addedAt: instantValue,
  /** How many files were found there when it was last looked at, and could be read at some time. */
  files: z.number().int(),
});
export type LogPlace = z.infer<typeof logPlace>;

/** How the clock of the server went while it wrote a log: what it showed minus UTC, and from how many pairs that is known. */
export const clockSpan = z.object({
  offsetSeconds: z.number().int(),
  spreadSeconds: z.number().int(),
  pairs: z.number().int(),
  /** When the clock was changed, as it showed it before: between two log times, which are one where it is known. */
  until: z.object({ earliest: logTime, latest: logTime }).nullable(),
});
export type ClockSpan = z.infer<typeof clockSpan>;

export const sourceClock = z.object({
  /** In order, at least one; only the last has no end. */
  spans: z.array(clockSpan).readonly(),
  isSetByHand: z.boolean(),
  /** The log whose clock it is, where this one's own lines tell nothing. */
  borrowedFrom: z.string().nullable(),
});
export type SourceClock = z.infer<typeof sourceClock>;

/**
 * One log, whatever its file is called today: a renamed, compressed or copied part stays the same source. A file or place
 * that could not be read yet is one as well, with nothing in it.
 */
export const logSource = z.object({
  sourceId: z.number().int(),
  place: z.string(),
  path: z.string(),
  state: z.enum(LOG_SOURCE_STATES),
  /** What is wrong and what to do; null when nothing is. */
  problem: z.string().nullable(),
  isCompressed: z.boolean(),
  sizeBytes: z.number().int(),
  readBytes: z.number().int(),
  records: z.number().int(),
  lines: z.number().int(),
  suspicious: z.number().int(),
  skippedBytes: z.number().int(),
  firstTime: z.string().nullable(),
  lastTime: z.string().nullable(),
  levels: z.array(z.enum(RECORD_LEVELS)).readonly(),
  /** Null until something is known of it. */
  clock: sourceClock.nullable(),
});
export type LogSource = z.infer<typeof logSource>;

export const importProgress = z.object({
  files: z.number().int(),
  filesTotal: z.number().int(),
  bytes: z.number(),
  bytesTotal: z.number(),
  records: z.number().int(),
  linesPerSecond: z.number(),
  /** Null until there is something to judge it by. */
  secondsLeft: z.number().nullable(),
  /** The file that is being read. */
  path: z.string().nullable(),
});
export type ImportProgress = z.infer<typeof importProgress>;

/** Something of a log's history is not there. */
export const logGap = z.discriminatedUnion('kind', [
  /** Rotated parts whose numbers are missing between those that are there. */
  z.object({ kind: z.literal('missing-parts'), path: z.string(), parts: z.array(z.number().int()).readonly() }),
  /** Nothing was written between two parts for longer than within them. */
  z.object({
    kind: z.literal('silence'),
    pathBefore: z.string(),
    pathAfter: z.string(),
    from: z.string(),
    to: z.string(),
  }),
]);
export type LogGap = z.infer<typeof logGap>;

export const importReceipt = z.object({
  outcome: z.enum(['complete', 'cancelled', 'disk-full']),
  startedAt: instantValue,
  finishedAt: instantValue,
  /** What this import did. */
  filesFound: z.number().int(),
  filesRead: z.number().int(),
  filesUnchanged: z.number().int(),
  bytes: z.number().int(),
  lines: z.number().int(),
  records: z.number().int(),
  /** Files whose content is another file's. */
  duplicates: z.array(z.object({ path: z.string(), of: z.string() })).readonly(),
  problems: z.array(z.object({ path: z.string(), state: z.enum(LOG_SOURCE_STATES), message: z.string() })).readonly(),
  /** What the logs as a whole hold now. */
  transactionIds: z.number().int(),
  suspicious: z.number().int(),
  skippedBytes: z.number().int(),
  gaps: z.array(logGap).readonly(),
  levelsPresent: z.array(z.enum(RECORD_LEVELS)).readonly(),
  levelsMissing: z.array(z.enum(RECORD_LEVELS)).readonly(),
});
export type ImportReceipt = z.infer<typeof importReceipt>;

export const importEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: importProgress }),
  z.object({ kind: z.literal('finished'), receipt: importReceipt }),
]);
export type ImportEvent = z.infer<typeof importEvent>;

/** One record as it stands in the index; it keeps its number as long as the index lives. */
export const logRecord = z.object({
  recordId: z.number().int(),
  sourceId: z.number().int(),
  line: z.number().int(),
  lineCount: z.number().int(),
  /** Null for lines that stand before the first record of their file. */
  time: z.string().nullable(),
  level: z.enum(RECORD_LEVELS).nullable(),
  logger: z.string(),
  file: z.string(),
  fileLine: z.number().int(),
  transactionId: transactionIdValue.nullable(),
  message: z.string(),
  isCut: z.boolean(),
  hasBrokenText: z.boolean(),
  /** Why it is not to be believed; empty for nearly all records. */
  suspicions: z.array(z.enum(RECORD_SUSPICIONS)).readonly(),
});
export type LogRecordRow = z.infer<typeof logRecord>;

export const logFilter = z.object({
  /** Words, and phrases in double quotes; all of them must be in the message. A `-` in front: must not. */
  text: z.string().trim().max(500).default(''),
  /** A transaction id or its beginning. */
  transactionId: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{1,8}$/, 'A transaction id has up to 8 characters from 0-9 and a-f.')
    .optional(),
  levels: z.array(z.enum(RECORD_LEVELS)).readonly().optional(),
  /** From this moment on, in log time. */
  after: logTime.optional(),
  /** Up to but without this moment, in log time. */
  before: logTime.optional(),
  sourceId: z.number().int().optional(),
  /** Only records that are not to be believed. */
  isSuspicious: z.boolean().optional(),
});
export type LogFilter = z.infer<typeof logFilter>;
/** As a caller may leave it: everything is optional. */
export type LogFilterInput = z.input<typeof logFilter>;

export const logSearch = pageRequest.extend({
  filter: logFilter.default({ text: '' }),
  direction: sortDirection.default('descending'),
});
export type LogSearch = z.infer<typeof logSearch>;

export const LARGEST_COUNT = 10_000;

export const logPage = page(logRecord).extend({
  /** False: there are more than `total`, which stopped at `LARGEST_COUNT`. */
  isTotalExact: z.boolean(),
});
export type LogPage = z.infer<typeof logPage>;

export const LARGEST_CONTEXT = 200;

export const logContext = z.object({
  /** The record asked for, those above and those below it, in the order of the file. */
  records: z.array(logRecord).readonly(),
  path: z.string(),
  /** The lines as the file has them; when it is gone or has something else there, as the index kept them. */
  readFrom: z.enum(['file', 'index']),
  lines: z.array(z.object({ line: z.number().int(), text: z.string() })).readonly(),
});
export type LogContext = z.infer<typeof logContext>;

/** Records between two log times, the end excluded. */
export const logBucket = z.object({
  from: logTime,
  to: logTime,
  counts: z.record(z.enum(RECORD_LEVELS), z.number().int()),
});
export type LogBucket = z.infer<typeof logBucket>;

export const logHistogram = z.object({
  /** Of equal length: whole minutes, or whole hours where more than `LARGEST_COUNT` records match. */
  buckets: z.array(logBucket).readonly(),
  /** False: too many match to look for words or an id in each; every record of the time, the log and the levels is counted. */
  isOfWords: z.boolean(),
});
export type LogHistogram = z.infer<typeof logHistogram>;

/** What was written since the last event. Only the newest `records` are sent; `skipped` tells how many more there are. */
export const tailEvent = z.object({
  records: z.array(logRecord).readonly(),
  skipped: z.number().int(),
  /** Bytes that are written but not read yet. */
  bytesBehind: z.number().int(),
});
export type TailEvent = z.infer<typeof tailEvent>;

export const LARGEST_TAIL = 200;

export const logsContract = {
  places: reading.output(z.array(logPlace).readonly()),
  addPlace: logging.input(z.object({ path: z.string().trim().min(1).max(4_000) })).output(logPlace),
  /** Forgets the place and what was read from it; the files themselves are never touched. */
  removePlace: logging.input(z.object({ placeId: z.number().int() })).output(z.object({ removed: z.boolean() })),
  sources: reading.output(z.array(logSource).readonly()),
  /** Sets the clock of a source by hand, or with null gives it back to what was found out by itself. */
  setClock: logging
    .input(
      z.object({ sourceId: z.number().int(), offsetSeconds: z.number().int().min(-86_400).max(86_400).nullable() }),
    )
    .output(logSource),
  /**
   * Reads what is new in all places; one import at a time, whoever asks. Ending the iteration cancels it; what was read
   * is kept and the next import goes on.
   */
  import: logging.input(z.object({ commandId: commandIdValue })).output(eventIterator(importEvent)),
  /** Of the last import; null when there was none. */
  receipt: reading.output(importReceipt.nullable()),
  search: reading.input(logSearch).output(logPage),
  context: reading
    .input(
      z.object({
        recordId: z.number().int(),
        above: z.number().int().min(0).max(LARGEST_CONTEXT).default(20),
        below: z.number().int().min(0).max(LARGEST_CONTEXT).default(20),
      }),
    )
    .output(logContext),
  /** Counts by level over the time that the matching records span; records without a time are in none. */
  histogram: reading
    .input(z.object({ filter: logFilter.default({ text: '' }), buckets: z.number().int().min(1).max(200) }))
    .output(logHistogram),
  /** What is written from now on, as it is written. */
  tail: logging.output(eventIterator(tailEvent)),
};
