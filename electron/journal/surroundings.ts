import type { Database } from 'better-sqlite3';
import { recordRange, sourceOfRecord } from '../logs/index/record-id.ts';
import { FLAGS } from '../logs/index/stored-record.ts';
import { ERRORS } from '../logs/parse/form.ts';
import { SAME_MOMENT_SECONDS } from '../logs/parse/position.ts';
import type { Stand, Surroundings } from '../logs/parse/surroundings.ts';
import { QUOTED_LINES } from '../logs/parse/visitor-text.ts';

/** How far neighbours are looked for, in lines. */
const NEAR_LINES = 50;
const EARSHOT_LINES = 1000;

/** Reads what stands around an attempt from the index of the logs. */
export function prepareSurroundings(index: Database): Surroundings {
  const anyQuotation = index.prepare(
    `SELECT 1 FROM record WHERE flags & ${FLAGS.quotes} AND id BETWEEN ? AND ? LIMIT 1`,
  );
  const quotation = index.prepare(
    `SELECT 1 FROM record WHERE flags & ${FLAGS.quotes} AND id BETWEEN ? AND ? AND time BETWEEN ? AND ? LIMIT 1`,
  );
  const before = index
    .prepare<[number, number, number], number>(
      `SELECT time FROM record WHERE id BETWEEN ? AND ? AND level > 0
         AND abs(time - ?) > ${SAME_MOMENT_SECONDS} ORDER BY id DESC LIMIT 1`,
    )
    .pluck();
  const after = index
    .prepare<[number, number, number], number>(
      `SELECT time FROM record WHERE id BETWEEN ? AND ? AND level > 0
         AND abs(time - ?) > ${SAME_MOMENT_SECONDS} ORDER BY id LIMIT 1`,
    )
    .pluck();
  const requestEnd = index.prepare(
    `SELECT 1 FROM record JOIN origin ON origin.id = record.origin_id
     WHERE record.id BETWEEN ? AND ? AND origin.logger = ? LIMIT 1`,
  );
  const phase = index.prepare("SELECT 1 FROM event WHERE record_id BETWEEN ? AND ? AND kind = 'phase' LIMIT 1");
  const earlier = index.prepare(
    `SELECT 1 FROM record WHERE transaction_id = ? AND time < ? AND flags & ${FLAGS.suspicious} = 0 LIMIT 1`,
  );
  return Object.freeze({
    followsQuotation(stand: Stand): boolean {
      return anyQuotation.get(around(stand, NEAR_LINES).from, stand.lastRecordId) !== undefined;
    },
    quotesVisitor(stand: Stand, second: number): boolean {
      const { from } = around(stand, QUOTED_LINES);
      const { lastRecordId } = stand;
      return (
        quotation.get(from, lastRecordId, second - SAME_MOMENT_SECONDS, second + SAME_MOMENT_SECONDS) !== undefined
      );
    },
    otherMoments(stand: Stand) {
      const { from, to } = around(stand, NEAR_LINES);
      return {
        before: before.get(from, stand.firstRecordId - 1, stand.second) ?? null,
        after: after.get(stand.lastRecordId + 1, to, stand.second) ?? null,
      };
    },
    hearsRequestsEnd(stand: Stand): boolean {
      return requestEnd.get(around(stand, EARSHOT_LINES).from, stand.firstRecordId - 1, ERRORS.logger) !== undefined;
    },
    hearsPhases(stand: Stand): boolean {
      const { from, to } = around(stand, EARSHOT_LINES);
      return (
        phase.get(from, stand.firstRecordId - 1) !== undefined && phase.get(stand.lastRecordId + 1, to) !== undefined
      );
    },
    knewId: (transactionId: string, { second }: Stand) => earlier.get(transactionId, second) !== undefined,
  });
}

/** So many lines on both sides, in the same file. */
function around({ firstRecordId, lastRecordId }: Stand, lines: number): { readonly from: number; readonly to: number } {
  const { first, last } = recordRange(sourceOfRecord(firstRecordId));
  return { from: Math.max(first, firstRecordId - lines), to: Math.min(last, lastRecordId + lines) };
}
