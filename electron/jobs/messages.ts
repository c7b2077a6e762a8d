import { z } from 'zod';
import { CONSOLE_ERRORS, type ConsoleErrorCode } from '../../shared/errors.ts';
import { JOB_NAMES } from './jobs.ts';

const jobNumber = z.number().int();
const errorCode = z.custom<ConsoleErrorCode>(
  (value) => typeof value === 'string' && Object.hasOwn(CONSOLE_ERRORS, value),
);

/** From the core to the job process. Inputs, events and results are parsed by the job's own schemas (jobs.ts). */
export const orderMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), job: jobNumber, name: z.enum(JOB_NAMES), input: z.unknown() }),
  z.object({ kind: z.literal('cancel'), job: jobNumber }),
]);
export type OrderMessage = z.infer<typeof orderMessage>;

/** From the job process to the core. */
export const reportMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), job: jobNumber, event: z.unknown() }),
  z.object({ kind: z.literal('finished'), job: jobNumber, result: z.unknown() }),
  z.object({ kind: z.literal('failed'), job: jobNumber, code: errorCode, message: z.string(), data: z.unknown() }),
  /** A bug: the story is for the console's own log. */
  z.object({ kind: z.literal('broken'), job: jobNumber, story: z.string() }),
]);
export type ReportMessage = z.infer<typeof reportMessage>;
