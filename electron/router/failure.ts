import { ORPCError, ValidationError } from '@orpc/server';
import { CONSOLE_ERRORS, ConsoleError } from '../../shared/errors.ts';
import { diskFull, isDiskFull } from '../logs/disk-full.ts';

/** Writes an unexpected error into the console's own log and gives back what a person may see of it. */
export type ErrorReporter = (error: unknown) => ConsoleError;

/** Turns whatever was thrown into a typed error of the contract: no stack, SQL or path of ours goes over the wire. */
export function typedFailure(failure: unknown, report: ErrorReporter): ORPCError<string, unknown> {
  const { code, message, data } = expected(failure) ?? report(failure);
  return new ORPCError(code, { defined: true, status: CONSOLE_ERRORS[code].status, message, data });
}

function expected(failure: unknown): ConsoleError | null {
  if (failure instanceof ConsoleError) return failure;
  if (isDiskFull(failure)) return diskFull();
  if (!(failure instanceof ORPCError) || failure.code !== 'BAD_REQUEST') return null;
  const issue = failure.cause instanceof ValidationError ? failure.cause.issues[0] : undefined;
  const field = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return new ConsoleError('BAD_INPUT', issue?.message ?? 'This input cannot be used.', { field });
}
