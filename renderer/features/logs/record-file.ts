import type { LogRecordRow, LogSource } from '../../../shared/contract/logs.ts';
import type { ListFile } from '../../api/list-file.ts';
import { withoutPeople } from '../../ui/masked-text.ts';
import { utcOfLogTime } from './utc-of-log.ts';

/** Records outside of the console, each with the file that it stands in; in UTC where the clock of its log is known. */
export function recordFile(sources: readonly LogSource[]): ListFile<LogRecordRow> {
  const byId = new Map(sources.map((source) => [source.sourceId, source]));
  return {
    noun: 'record',
    columns: [
      { head: 'log_time', cell: (row) => row.time },
      { head: 'time_utc', cell: ({ time, sourceId }) => time && utcOfLogTime(time, byId.get(sourceId)?.clock ?? null) },
      { head: 'level', cell: (row) => row.level },
      { head: 'transaction_id', cell: (row) => (row.transactionId === null ? null : `TXN:${row.transactionId}`) },
      { head: 'logger', cell: (row) => row.logger },
      { head: 'place', cell: (row) => (row.file === '' ? null : `${row.file}:${row.fileLine}`) },
      { head: 'message', cell: (row) => row.message },
      { head: 'log', cell: (row) => byId.get(row.sourceId)?.path ?? null },
      { head: 'line', cell: (row) => row.line },
      { head: 'line_count', cell: (row) => row.lineCount },
      { head: 'suspicions', cell: (row) => row.suspicions.join(' ') },
      { head: 'is_cut', cell: (row) => row.isCut },
      { head: 'has_broken_text', cell: (row) => row.hasBrokenText },
    ],
    masked: (row) => ({ ...row, message: withoutPeople(row.message, []), logger: withoutPeople(row.logger, []) }),
  };
}
