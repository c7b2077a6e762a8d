import { z } from 'zod';
import { importProgress, importReceipt } from '../../shared/contract/logs.ts';
import { auditProgress, auditSummary } from '../../shared/contract/overview.ts';

/** Where an index lies and which places it is of. */
const logPlaces = z.object({ folder: z.string(), places: z.array(z.string()).readonly() });

/** What was written to the index while a log is followed; the records themselves are read from there. */
export const appendedRecords = z.object({
  first: z.number().int(),
  last: z.number().int(),
  count: z.number().int(),
  /** Bytes that are written to the log but not read yet. */
  bytesBehind: z.number(),
});
export type AppendedRecords = z.infer<typeof appendedRecords>;

/** All that the job process can do: what it takes, what it tells while it works, what it gives back. */
export const JOBS = {
  'import-logs': { input: logPlaces, event: importProgress, result: importReceipt },
  /** Never ends by itself. */
  'follow-logs': { input: logPlaces, event: appendedRecords, result: z.object({}) },
  'forget-place': {
    input: z.object({ folder: z.string(), place: z.string() }),
    event: z.never(),
    result: z.object({ sources: z.number().int() }),
  },
  /** Judges every attempt that the journal in `folder` knows, on a copy of `database` made in `copies`. */
  audit: {
    input: z.object({ folder: z.string(), database: z.string(), copies: z.string() }),
    event: auditProgress,
    result: auditSummary,
  },
} as const;

export const JOB_NAMES = [
  'import-logs',
  'follow-logs',
  'forget-place',
  'audit',
] as const satisfies readonly (keyof typeof JOBS)[];
export type JobName = (typeof JOB_NAMES)[number];
export type JobInput<Name extends JobName> = z.infer<(typeof JOBS)[Name]['input']>;
export type JobEvent<Name extends JobName> = z.infer<(typeof JOBS)[Name]['event']>;
export type JobResult<Name extends JobName> = z.infer<(typeof JOBS)[Name]['result']>;

export interface JobContext<Name extends JobName> {
  readonly signal: AbortSignal;
  readonly emit: (event: JobEvent<Name>) => void;
}

export type JobHandlers = {
  readonly [Name in JobName]: (input: JobInput<Name>, context: JobContext<Name>) => Promise<JobResult<Name>>;
};
