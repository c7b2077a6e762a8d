import type { Database } from 'better-sqlite3';
import { summariseAttempt } from '../logs/parse/found-attempt.ts';
import { judgeGroups } from '../logs/parse/judge-groups.ts';
import type { PurchaseMessage } from '../logs/parse/message.ts';
import type { PurchaseRecord } from '../logs/parse/purchase-record.ts';
import type { Surroundings } from '../logs/parse/surroundings.ts';
import { attemptKeys } from './attempt-key.ts';
import type { LogWindow } from './entry-writer.ts';
import type { EventRow } from './event-reader.ts';
import { EventReader } from './event-reader.ts';
import type { KeptAttempt, KeptLine } from './kept-attempt.ts';

export interface FoundInWindow {
  readonly window: LogWindow;
  readonly attempts: readonly KeptAttempt[];
}

/**
 * Groups the recognised records around the first of the log's seconds from `from` on: the whole stretch between two
 * pauses, so that a busy year needs no more memory than its busiest stretch. Null when nothing is there.
 */
export function findAttempts(index: Database, from: number, surroundings: Surroundings): FoundInWindow | null {
  const reader = new EventReader(index);
  const start = reader.startOfStretch(from);
  const rows = start === null ? [] : reader.stretchFrom(start);
  const last = rows.at(-1);
  if (start === null || last === undefined) return null;
  return { window: { from: start, to: last.time }, attempts: attemptsIn(rows, surroundings) };
}

function attemptsIn(rows: readonly EventRow[], surroundings: Surroundings): readonly KeptAttempt[] {
  const byId = new Map(rows.map((row) => [row.recordId, row]));
  const judged = judgeGroups(rows.map(purchaseRecord), surroundings);
  const attempts = judged.map(({ group, position }) => summariseAttempt(group, position));
  const keys = attemptKeys(attempts);
  return attempts.map((attempt, index) => ({
    key: keys[index] ?? '',
    attempt,
    lines: attempt.recordIds.flatMap((recordId) => {
      const row = byId.get(recordId);
      return row === undefined ? [] : [keptLine(row)];
    }),
  }));
}

function messageOf({ payload }: EventRow): PurchaseMessage {
  return JSON.parse(payload) as PurchaseMessage;
}

function purchaseRecord(row: EventRow): PurchaseRecord {
  const { recordId, sourceId, time, message, suspicions } = row;
  return { recordId, sourceId, second: time, message: messageOf(row), text: message, suspicions };
}

function keptLine(row: EventRow): KeptLine {
  const { path, line, lineCount, offset, time, level, logger, file, fileLine, message } = row;
  return {
    path,
    line,
    lineCount,
    offset,
    time,
    level,
    logger,
    file,
    fileLine,
    kind: messageOf(row).claim.kind,
    message,
  };
}
