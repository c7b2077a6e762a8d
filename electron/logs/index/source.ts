import type { LogSourceState } from '../../../shared/contract/logs.ts';

/** A row of `source`. */
export interface StoredSource {
  readonly id: number;
  readonly place: string;
  readonly path: string;
  readonly file_id: string;
  readonly size: number;
  readonly modified_ms: number;
  readonly is_compressed: 0 | 1;
  readonly head_hash: string | null;
  readonly state: LogSourceState;
  readonly problem: string | null;
  /** How much of the content has been read. */
  readonly read_to: number;
  /** Where the next reading begins: before the last record, while that one may still grow. */
  readonly resume_offset: number;
  readonly resume_line: number;
  readonly records: number;
  readonly lines: number;
  readonly suspicious: number;
  readonly skipped_bytes: number;
  readonly first_time: number | null;
  readonly last_time: number | null;
  readonly longest_silence: number;
}

/**
 * Whether it only stands in for a file, or a place, that could not be read yet: it says so on the list of sources, and
 * goes when the file can be read or is no longer looked for.
 */
export function isStandIn({ file_id: fileId }: StoredSource): boolean {
  return fileId === '';
}

/** A file as it lies there now. */
export interface FileSight {
  readonly path: string;
  /** What the file system calls it: the same after a rename, another one for a copy. */
  readonly fileId: string;
  readonly size: number;
  readonly modifiedMs: number;
}
