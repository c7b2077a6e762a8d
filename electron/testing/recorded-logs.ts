import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the real marketplace code logged, with what really happened (BARTEREX.md section 7); read in place. */
export const RECORDINGS = join(import.meta.dirname, '../../../shared/fixtures/barterex');
export const HAS_RECORDINGS = existsSync(RECORDINGS);

/** One recorded attempt, as far as the log tests need it. Times are UTC, lines count from 1. */
export interface RecordedAttempt {
  readonly attempt_id: string;
  readonly version: 'LEGACY' | 'FIXED' | 'FIXED_ASIS' | 'HEAD';
  readonly scenario: string;
  readonly username: string;
  readonly user_id: number;
  readonly txn_id: string | null;
  /** `2025-12-15T10:57:06.413807`, UTC. */
  readonly start: string;
  readonly end: string;
  /** The database beside its log. */
  readonly db: string;
  readonly reported: 'success' | 'success_with_failures' | 'error' | 'rejected' | 'none';
  readonly log_file: string;
  readonly log_lines: readonly number[];
  readonly related_log_lines: readonly number[];
}

export interface Recording {
  readonly name: 'sample' | 'debug';
  readonly attempts: readonly RecordedAttempt[];
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

export function readRecording(name: Recording['name']): Recording {
  const folder = join(RECORDINGS, name);
  const { attempts } = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')) as Pick<Recording, 'attempts'>;
  const names = [...new Set(attempts.map(({ log_file }) => log_file))].sort();
  return {
    name,
    attempts,
    files: names.map((file) => ({ name: file, bytes: readFileSync(join(folder, 'logs', file)) })),
  };
}
