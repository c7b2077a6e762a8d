import type { LogSource } from '../../../shared/contract/logs.ts';
import type { ListFile } from '../../api/list-file.ts';
import { describeClock } from './clock-words.ts';

/** The logs themselves outside of the console; their times are their own, without a zone. */
export const SOURCE_FILE: ListFile<LogSource> = {
  noun: 'log',
  columns: [
    { head: 'path', cell: (source) => source.path },
    { head: 'place', cell: (source) => source.place },
    { head: 'state', cell: (source) => source.state },
    { head: 'problem', cell: (source) => source.problem },
    { head: 'size_bytes', cell: (source) => source.sizeBytes },
    { head: 'read_bytes', cell: (source) => source.readBytes },
    { head: 'skipped_bytes', cell: (source) => source.skippedBytes },
    { head: 'records', cell: (source) => source.records },
    { head: 'lines', cell: (source) => source.lines },
    { head: 'suspicious', cell: (source) => source.suspicious },
    { head: 'levels', cell: (source) => source.levels.join(' ') },
    { head: 'first_log_time', cell: (source) => source.firstTime },
    { head: 'last_log_time', cell: (source) => source.lastTime },
    { head: 'clock', cell: describeClock },
  ],
  masked: (source) => source,
};
